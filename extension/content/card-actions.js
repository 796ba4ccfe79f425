/** What the card's controls do. */
globalThis.standfirst ??= {};

globalThis.standfirst.cardActions ??= (() => {
  const rooms = globalThis.standfirst;
  const { dom, readAloud } = rooms;
  const { message } = dom;

  /**
   * @param {object} card
   * @param {() => any} card.current  the card that stands, see card.js
   * @param {(state: any) => void} card.render
   * @param {(text: string) => void} card.announce
   */
  return function cardActions({ current, render, announce }) {
    /** @param {number | null} index  of the sentence that is marked in card and page */
    function setActive(index) {
      for (const node of current().frame.querySelectorAll(".sentence")) {
        if (node.closest("[data-index]")?.dataset.index === String(index)) node.setAttribute("aria-current", "true");
        else node.removeAttribute("aria-current");
      }
      setTick(index);
    }

    /** @param {number | null} index */
    function setTick(index) {
      for (const tick of current().frame.querySelectorAll("[data-tick]")) {
        tick.toggleAttribute("data-active", tick.dataset.tick === String(index));
      }
    }

    /** @param {{length?: string, source?: string}} change */
    function again(change) {
      const { source, link } = current();
      dom.send({ type: "summarize", source, ...(link ? { link } : {}), ...change });
    }

    function goBack() {
      const { frame, host, back } = current();
      back?.hide();
      host.scrollIntoView({ block: "center", behavior: dom.motionAllowed() ? "smooth" : "instant" });
      (frame.querySelector("[aria-current]") ?? frame).focus({ preventScroll: true });
    }

    /** @param {HTMLElement} control */
    function read(control) {
      const card = current();
      const { summary } = card.state;
      control.textContent = message("card_stop_reading");
      card.stopReading = readAloud.start(summary.sentences, summary.article.language, {
        /** @param {number} index */
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
      /** @param {import("../shared/types.js").PresetLength} length */
      setLength: (length) => again({ length }),
      /** @param {"list" | "paragraph"} layout */
      setLayout(layout) {
        const card = current();
        dom.send({ type: "settings", change: { layout } });
        card.state = { ...card.state, settings: { ...card.state.settings, layout } };
        render(card.state);
      },
      /** @param {number | null} index */
      preview(index) {
        if (!current()) return; // the pointer leaves a card that is being taken away
        current().marks?.preview(index);
        setTick(index);
      },
      /** @param {number} index */
      jump(index) {
        const card = current();
        setActive(index);
        if (!card.marks?.show(index)) return announce(message("card_not_in_page"));
        card.back ??= rooms.backLink.open(card.room, card.host, goBack);
        card.back.show();
      },
      copySummary() {
        const { state, room } = current();
        return rooms.copyText(rooms.markdown.write(state.summary, state.settings.layout), room);
      },
      /** @param {string} text */
      copyText: (text) => rooms.copyText(text, current().room),
      /** @param {HTMLElement} control */
      toggleReading(control) {
        const { stopReading } = current();
        if (stopReading) stopReading();
        else read(control);
      },
      /** @param {boolean} visible */
      showOriginal(visible) {
        const { placement } = current();
        if (visible) placement.restoreWidgets();
        else placement.hideWidgets();
      },
      useSelection: () => again({ source: "selection" }),
      retry: () => again({}),
      openOptions: () => dom.send({ type: "open-options" }),
    };
  };
})();
