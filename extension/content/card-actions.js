/** What the card's controls do. */
globalThis.standfirst.cardActions ??= (() => {
  const rooms = globalThis.standfirst;
  const { dom, readAloud } = rooms;
  const { message } = dom;

  /**
   * @param {import("../shared/card_types.js").Card} card
   * @param {import("../shared/card_types.js").CardSelf} self
   * @returns {import("../shared/card_types.js").CardActions}
   */
  return function cardActions(card, { render, replace, announce }) {
    /** @param {number | null} index  of the sentence that is marked in card and page */
    function setActive(index) {
      for (const node of card.frame.querySelectorAll(".sentence")) {
        if (node.closest("[data-index]")?.getAttribute("data-index") === String(index)) {
          node.setAttribute("aria-current", "true");
        } else node.removeAttribute("aria-current");
      }
      setTick(index);
    }

    /** @param {number | null} index */
    function setTick(index) {
      for (const tick of card.frame.querySelectorAll("[data-tick]")) {
        tick.toggleAttribute("data-active", tick.getAttribute("data-tick") === String(index));
      }
    }

    /** @param {{length?: import("../shared/data_types.js").PresetLength, source?: import("../shared/data_types.js").SourceKind}} change */
    function again(change) {
      const { source, link } = card;
      dom.send({ type: "summarize", source, ...(link ? { link } : {}), ...change });
    }

    function goBack() {
      const { frame, host, back } = card;
      back?.hide();
      host.scrollIntoView({ block: "center", behavior: dom.motionAllowed() ? "smooth" : "instant" });
      /** @type {HTMLElement} */ (frame.querySelector("[aria-current]") ?? frame).focus({ preventScroll: true });
    }

    /**
     * A line in the card, to be seen and heard, in the place of the one before.
     *
     * @param {string} text
     * @param {Node | null} [more]
     */
    function note(text, more) {
      card.frame.querySelector(".note")?.remove();
      const line = dom.element("div", { class: "notice note" }, text, more);
      card.frame.querySelector(".sentences")?.after(line);
      announce(text);
    }

    /** @param {HTMLElement} control */
    function read(control) {
      if (card.state?.state !== "shown") return;
      const { summary } = card.state;
      control.textContent = message("card_stop_reading");
      card.stopReading = readAloud.start(summary.sentences, summary.article.language, {
        onSentence(index) {
          setActive(index);
          card.marks?.show(index);
        },
        onEnd() {
          card.stopReading = null;
          control.textContent = message("card_read_aloud");
        },
      });
    }

    return {
      announce,
      goBack,
      setLength: (length) => again({ length }),
      setLook(change) {
        if (!card.state) return;
        dom.send({ type: "settings", change });
        card.state = { ...card.state, settings: { ...card.state.settings, ...change } };
        render(card.state);
      },
      preview(index) {
        card.marks?.preview(index);
        setTick(index);
      },
      jump(index) {
        setActive(index);
        const found = card.marks?.show(index) ?? "missing";
        if (found !== "shown") return note(message(found === "hidden" ? "card_hidden_in_page" : "card_not_in_page"));
        card.back ??= rooms.backLink.open(card.root, card.host, goBack);
        card.back.show();
      },
      async copySummary() {
        if (card.state?.state !== "shown") return false;
        const { summary, settings } = card.state;
        return rooms.copyText(rooms.markdown.plain(summary), card.root, rooms.markdown.html(summary, settings.layout));
      },
      async copyMarkdown() {
        if (card.state?.state !== "shown") return false;
        return rooms.copyText(rooms.markdown.write(card.state.summary, card.state.settings.layout), card.root);
      },
      copyText: (text) => rooms.copyText(text, card.root),
      toggleReading(control) {
        if (card.stopReading) card.stopReading();
        else read(control);
      },
      showOriginal(visible) {
        if (visible) card.placement.restoreWidgets();
        else card.placement.hideWidgets();
      },
      useSelection: () => again({ source: "selection" }),
      retry: () => again({}),
      openHistory: () => dom.send({ type: "open-history" }),
      note,
      swapChoice() {
        if (card.state?.state === "shown") replace(rooms.cardChoice.swapped(card.state));
      },
      openOptions: () => dom.send({ type: "open-options" }),
    };
  };
})();
