/** The card's last lines: what can be done with the summary, and what it is made of. */
globalThis.standfirst.cardFoot ??= (() => {
  const { dom, guard, readAloud, cardBody } = globalThis.standfirst;
  const { element, message } = dom;
  const COPIED_MS = 2000;

  /**
   * A button whose text tells for a moment that it worked.
   *
   * @param {string} label
   * @param {() => Promise<boolean>} action
   * @param {(text: string) => void} announce
   */
  function copyButton(label, action, announce) {
    const control = dom.button(
      label,
      async () => {
        if (!(await action())) return;
        control.textContent = message("card_copied");
        announce(message("card_copied"));
        setTimeout(() => (control.textContent = label), COPIED_MS);
      },
      { class: "action" },
    );
    return control;
  }

  /** @param {import("../shared/card_types.js").ShownView} view */
  function listenButton({ summary, actions, signal }) {
    const control = dom.button(message("card_read_aloud"), () => actions.toggleReading(control), {
      class: "action",
      hidden: true,
    });
    readAloud.whenAvailable(
      summary.article.language,
      (/** @type {boolean} */ available) => (control.hidden = !available),
      signal,
    );
    return control;
  }

  /** @param {import("../shared/card_types.js").ShownView} view */
  function originalButton({ placement, actions }) {
    if (!placement.replaced) return null;
    const control = dom.button(
      message("card_show_original"),
      () => {
        const shown = control.getAttribute("aria-pressed") === "true";
        actions.showOriginal(!shown);
        control.setAttribute("aria-pressed", String(!shown));
        control.textContent = message(shown ? "card_show_original" : "card_hide_original");
      },
      { class: "action", "aria-pressed": "false" },
    );
    return control;
  }

  /**
   * @param {string} label
   * @param {() => void} onPress
   */
  function action(label, onPress) {
    return guard.button(label, onPress, { class: "action" });
  }

  /** @param {import("../shared/card_types.js").ShownView} view */
  function textSizes({ settings, actions }) {
    const group = element("span", { class: "sizes", role: "group", "aria-label": message("options_text_size") });
    for (const textSize of /** @type {const} */ (["small", "medium", "large"])) {
      const label = message(`options_text_size_${textSize}`);
      const pressed = String(settings.textSize === textSize);
      group.append(
        guard.button("A", () => actions.setLook({ textSize }), {
          "aria-label": label,
          title: label,
          "aria-pressed": pressed,
          "data-size": textSize,
        }),
      );
    }
    return group;
  }

  /** @param {import("../shared/card_types.js").ShownView} view */
  function more(view) {
    const { source, settings, summary, actions } = view;
    const other = settings.layout === "list" ? "paragraph" : "list";
    const panel = element("div", { class: "more", hidden: true, id: "more" });
    panel.append(
      action(message(`card_layout_${other}`), () => actions.setLook({ layout: other })),
      textSizes(view),
      copyButton(message("card_copy_markdown"), actions.copyMarkdown, actions.announce),
    );
    if (summary.keyFacts.length > 0) {
      const label = message(settings.keyFacts ? "card_hide_facts" : "card_show_facts");
      panel.append(action(label, () => actions.setLook({ keyFacts: !settings.keyFacts })));
    }
    panel.append(
      dom.button(message("card_history"), actions.openHistory, { class: "action" }),
      dom.button(message("card_settings"), actions.openOptions, { class: "action" }),
    );
    if (source !== "link") {
      panel.append(element("p", {}, message("card_wrong_text"), " ", selectionButton(actions)));
    }
    const control = dom.button(
      message("card_more"),
      () => {
        panel.hidden = !panel.hidden;
        control.setAttribute("aria-expanded", String(!panel.hidden));
      },
      { class: "action", "aria-expanded": "false", "aria-controls": "more" },
    );
    return { control, panel };
  }

  /** @param {import("../shared/card_types.js").CardActions} actions */
  function selectionButton(actions) {
    const use = action(message("card_use_selection"), actions.useSelection);
    // A press on a button would otherwise end the selection before the click comes.
    use.addEventListener("mousedown", (event) => event.preventDefault());
    return use;
  }

  /**
   * @param {import("../shared/card_types.js").ShownView} view
   * @returns {HTMLElement}
   */
  function build(view) {
    const { summary, actions } = view;
    const { control, panel } = more(view);
    const verbatim = message(
      "card_verbatim",
      dom.number(summary.sentences.length),
      dom.number(summary.article.sentenceCount),
    );
    return element(
      "footer",
      { class: "foot" },
      copyButton(message("card_copy"), actions.copySummary, actions.announce),
      listenButton(view),
      control,
      originalButton(view),
      element("span", { class: "source verbatim" }, verbatim),
      panel,
      ...cardBody.notices(view, false),
    );
  }

  return { build, copyButton, selectionButton };
})();
