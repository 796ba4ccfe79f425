/** The card's first line: what it is, what it saves, how long it is to be, and the way out. */
globalThis.standfirst.cardHead ??= (() => {
  const { dom, guard } = globalThis.standfirst;
  const { element, message } = dom;
  const LENGTHS = /** @type {const} */ (["short", "medium", "long"]);

  /**
   * @param {string} chosen
   * @param {(length: import("../shared/data_types.js").PresetLength) => void} onChoice
   */
  function lengths(chosen, onChoice) {
    const group = element("div", { class: "lengths", role: "group", "aria-label": message("card_length") });
    for (const length of LENGTHS) {
      const control = guard.button(
        message(`card_length_${length}`),
        () => {
          if (control.getAttribute("aria-pressed") === "true") return;
          for (const other of group.children) other.setAttribute("aria-pressed", String(other === control));
          onChoice(length);
        },
        { "aria-pressed": String(length === chosen), "data-length": length },
      );
      group.append(control);
    }
    return group;
  }

  /**
   * What the article takes to read, and what the summary takes.
   *
   * @param {import("../shared/data_types.js").Summary} summary
   */
  function meta({ article, minutesSaved }) {
    const times = [article.readingMinutes, article.readingMinutes - minutesSaved].map((minutes) => dom.duration(minutes));
    const arrow = dom.interfaceDirection() === "rtl" ? "←" : "→";
    return element("span", { class: "meta" }, times[0] === times[1] ? times[0] : times.join(` ${arrow} `));
  }

  /**
   * @param {import("../shared/card_types.js").CardView} view
   * @returns {HTMLElement}
   */
  function build(view) {
    const head = element("header", { class: "head" }, element("h2", { class: "label" }, message("card_heading")));
    if (view.state === "shown") {
      head.append(meta(view.summary), lengths(view.settings.length, view.actions.setLength));
    }
    return head;
  }

  return { build };
})();
