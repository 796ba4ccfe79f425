/** A failure: what is the matter, one sentence that says what to do, and the command to copy where there is one. */
globalThis.standfirst.cardFailure ??= (() => {
  const { dom, guard, cardFoot, fallback } = globalThis.standfirst;
  const { element, message } = dom;

  /** Where the same page, asked once more, may get another answer. */
  const PASSING = new Set(
    (
      "helper_not_running helper_timeout other_program proof_failed permission_missing local_network_blocked request_blocked " +
      "overloaded deadline_exceeded worker_died link_not_readable page_still_loading token_rejected unexpected"
    ).split(" "),
  );

  /**
   * The command that mends it, and how it runs where nothing is on the path.
   *
   * @param {Pick<import("../shared/card_types.js").FailedView, "error" | "actions">} view
   */
  function commands({ error, actions }) {
    const { command, checkoutCommand } = error;
    if (!command) return null;
    const row = (/** @type {string} */ text) =>
      element(
        "div",
        { class: "command" },
        element("code", { dir: "ltr" }, text),
        cardFoot.copyButton(message("card_copy_command"), () => actions.copyText(text), actions.announce),
      );
    const other = checkoutCommand && [element("p", { class: "checkout" }, message("command_in_checkout")), row(checkoutCommand)];
    return element("div", {}, row(command), ...(other || []));
  }

  /**
   * The article's first sentences, which nobody is to take for a summary.
   *
   * @param {import("../shared/card_types.js").FailedView} view
   */
  function standIn({ settings, error, actions }) {
    const picked = fallback.pick(settings.length);
    if (!picked.length) return null;
    const list = element("ul", { class: "sentences", dir: "auto", lang: fallback.pageLanguage() });
    for (const { text, index } of picked) list.append(element("li", { "data-index": index }, text));
    const show = dom.button(
      message("card_fallback_offer"),
      () => {
        const section = element(
          "div",
          { class: "stand-in" },
          element("p", { class: "notice" }, message("card_fallback_label")),
          list,
        );
        if (error.command) section.append(element("p", { class: "remedy" }, message("card_fallback_more")));
        show.closest(".frame")?.querySelector(".remedy")?.after(section);
        show.remove();
        actions.announce(message("card_fallback_label"));
      },
      { class: "action" },
    );
    return show;
  }

  /**
   * The way on where nothing was found: what the reader selects. It lives while something is selected.
   *
   * @param {import("../shared/card_types.js").FailedView} view
   */
  function selection({ source, actions, signal }) {
    if (source === "link") return null;
    const use = cardFoot.selectionButton(actions);
    const update = () => (use.hidden = !(getSelection()?.toString() ?? "").trim());
    document.addEventListener("selectionchange", update, { signal });
    update();
    return use;
  }

  /**
   * @param {import("../shared/card_types.js").FailedView} view
   * @returns {Node[]}
   */
  function build(view) {
    const { error, actions } = view;
    return [
      element("p", { class: "problem" }, error.title),
      element("p", { class: "remedy" }, error.message),
      commands(view),
      element(
        "footer",
        { class: "foot" },
        PASSING.has(error.code) && guard.button(message("card_retry"), actions.retry, { class: "action" }),
        selection(view),
        view.fallback ? standIn(view) : null,
        dom.button(message("card_settings"), actions.openOptions, { class: "action" }),
      ),
    ].filter((node) => node !== null);
  }

  return { build, commands };
})();
