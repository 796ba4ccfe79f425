/**
 * The card: `standfirst.card.show(state)` and `close()`, which is all that the background knows of the page. One card at
 * a time; a state that belongs to an earlier request is ignored.
 */
globalThis.standfirst ??= {};

// `void`: Firefox refuses a script whose last value cannot be cloned.
void (globalThis.standfirst.card ??= (() => {
  const rooms = globalThis.standfirst;
  const { dom, placement: placements, theme, highlight, readAloud } = rooms;
  const { element, message } = dom;

  /** A card that begins lower in the window would show little of itself. */
  const LOWEST_TOP = 0.5;

  /** @type {any} the card that stands in the page */
  let current = null;

  /** @param {import("../shared/types.js").LoadingState} state */
  function open(state) {
    rooms.banner?.close();
    const host = element("standfirst-card", { "data-state": "loading" });
    const room = dom.attachRoot(host, rooms.cardStyle);
    const frame = element("section", {
      class: "frame",
      role: "region",
      tabindex: "-1",
      dir: dom.interfaceDirection(),
      lang: dom.interfaceLanguage(),
    });
    const status = element("p", { class: "spoken-only", role: "status" });
    room.append(frame, status);
    const ended = new AbortController();
    const placement = placements.open(host, { source: state.source, link: state.link, knowledge: state.widgets });
    const card = {
      host,
      room,
      frame,
      status,
      ended,
      placement,
      quiet: Boolean(rooms.quiet),
      source: state.source,
      link: state.link,
      focusedBefore: document.activeElement,
      marks: null,
      stopReading: null,
    };
    rooms.quiet = false;
    const onEscape = (/** @type {KeyboardEvent} */ event) => {
      const free =
        !document.activeElement || document.activeElement === document.body || document.activeElement === host;
      if (event.isTrusted && event.key === "Escape" && !event.defaultPrevented && free) leave();
    };
    document.addEventListener("keydown", onEscape, { signal: ended.signal });
    const title = rooms.article.headline(rooms.article.root());
    const headline = title?.textContent;
    rooms.navigation.watch(() => {
      // A page that loads one article after another changes its address too: this card's own is still there then.
      if (!host.isConnected || !title?.isConnected || title.textContent !== headline) leave();
    }, ended.signal);
    matchMedia("(prefers-color-scheme: dark)").addEventListener(
      "change",
      () => current && theme.apply(frame, host, current.settings.theme),
      { signal: ended.signal },
    );
    return card;
  }

  /** The reader sees the card at once, wherever the page was scrolled to, and Tab goes on from it. */
  function bringIntoView() {
    const { host, frame, quiet } = current;
    if (quiet) return;
    const { top } = host.getBoundingClientRect();
    // The summary will be taller than its skeleton; `scroll-margin` leaves room for a header that sticks to the top.
    if (top < 0 || top > innerHeight * LOWEST_TOP) host.scrollIntoView({ block: "start", behavior: "instant" });
    frame.focus({ preventScroll: true });
  }

  /** @param {import("../shared/types.js").CardState} state */
  function render(state) {
    const { host, frame, placement, ended } = current;
    host.dataset.state = state.state;
    frame.dataset.size = state.settings.textSize;
    theme.apply(frame, host, state.settings.theme);
    rooms.column.align(frame, host);
    const view = { ...state, placement, actions, signal: ended.signal };
    const shown = state.state === "shown";
    frame.classList.toggle("shown", shown);
    frame.setAttribute("aria-label", message("card_label"));
    frame.setAttribute("aria-busy", String(state.state === "loading"));
    const middle = shown
      ? [rooms.cardBody.build(view), rooms.cardFoot.build(view)]
      : state.state === "failed"
        ? rooms.cardFailure.build(view)
        : [skeleton()];
    frame.replaceChildren(rooms.cardHead.build(view), dom.closeButton(message("card_close"), leave), ...middle);
  }

  function skeleton() {
    return element("div", { class: "skeleton", "aria-hidden": "true" }, ...[1, 2, 3, 4].map(() => element("i")));
  }

  /** @param {import("../shared/types.js").ShownState} state */
  function markSentences({ summary, source }) {
    current.marks?.close();
    current.marks = null;
    if (source === "link") return;
    const facts = summary.keyFacts.map(({ sentence, sentenceText }) => ({ index: sentence, text: sentenceText }));
    const wanted = new Map([...facts, ...summary.sentences].map(({ index, text }) => [index, { index, text }]));
    current.marks = highlight.open(
      [...wanted.values()].sort((a, b) => a.index - b.index),
      actions.goBack,
    );
  }

  /** @param {string} text */
  function announce(text) {
    if (current) current.status.textContent = text;
  }

  /** @param {number | null} index  of the sentence that is marked in card and page */
  function setActive(index) {
    for (const node of current.frame.querySelectorAll(".sentence")) {
      const own = node.closest("[data-index]")?.dataset.index === String(index);
      node.toggleAttribute("aria-current", false);
      if (own) node.setAttribute("aria-current", "true");
    }
    setTick(index);
  }

  /** @param {number | null} index */
  function setTick(index) {
    for (const tick of current.frame.querySelectorAll("[data-tick]")) {
      tick.toggleAttribute("data-active", tick.dataset.tick === String(index));
    }
  }

  /** @param {{length?: string, source?: string}} change */
  function again(change) {
    const { source, link } = current;
    dom.send({ type: "summarize", source, ...(link ? { link } : {}), ...change });
  }

  const actions = {
    announce,
    /** @param {import("../shared/types.js").PresetLength} length */
    setLength: (length) => again({ length }),
    /** @param {"list" | "paragraph"} layout */
    setLayout(layout) {
      dom.send({ type: "settings", change: { layout } });
      current.state = { ...current.state, settings: { ...current.state.settings, layout } };
      render(current.state);
    },
    /** @param {number | null} index */
    preview(index) {
      current.marks?.preview(index);
      setTick(index);
    },
    /** @param {number} index */
    jump(index) {
      setActive(index);
      if (!current.marks?.show(index)) return announce(message("card_not_in_page"));
      current.back ??= rooms.backLink.open(current.room, current.host, actions.goBack);
      current.back.show();
    },
    goBack() {
      const { frame, host, back } = current;
      back?.hide();
      host.scrollIntoView({ block: "center", behavior: dom.motionAllowed() ? "smooth" : "instant" });
      (frame.querySelector("[aria-current]") ?? frame).focus({ preventScroll: true });
    },
    copySummary: () =>
      rooms.copyText(rooms.markdown.write(current.state.summary, current.state.settings.layout), current.room),
    /** @param {string} text */
    copyText: (text) => rooms.copyText(text, current.room),
    /** @param {HTMLElement} control */
    toggleReading(control) {
      if (current.stopReading) return current.stopReading();
      const { summary } = current.state;
      const card = current;
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
    },
    /** @param {boolean} visible */
    showOriginal: (visible) => (visible ? current.placement.restoreWidgets() : current.placement.hideWidgets()),
    useSelection: () => again({ source: "selection" }),
    retry: () => again({}),
    openOptions: () => dom.send({ type: "open-options" }),
  };

  /** @param {import("../shared/types.js").CardState} state */
  function show(state) {
    if (state.state === "loading") {
      const first = !current;
      current ??= open(state);
      current.stopReading?.();
      current.request = state.request;
      // A change of length keeps the old sentences in sight until the new ones are there: nothing jumps.
      if (current.state?.state === "shown" && current.state.source === state.source) {
        current.frame.setAttribute("aria-busy", "true");
      } else render((current.state = state));
      current.settings = state.settings;
      announce(message("card_loading"));
      if (first) bringIntoView();
      return true;
    }
    if (!current || current.request !== state.request) return false;
    current.state = state;
    current.settings = state.settings;
    render(state);
    if (state.state === "shown") markSentences(state);
    announce(state.state === "shown" ? state.summary.text : `${state.error.title} ${state.error.message}`);
    return true;
  }

  function close() {
    if (!current) return false;
    const { placement, marks, back, ended, stopReading, host, focusedBefore } = current;
    const hadFocus = document.activeElement === host;
    stopReading?.();
    marks?.close();
    back?.close();
    ended.abort();
    placement.close();
    current = null;
    if (hadFocus && focusedBefore?.isConnected) focusedBefore.focus?.({ preventScroll: true });
    return true;
  }

  /** The reader closes the card: the background stops what it was doing. */
  function leave() {
    if (close()) dom.send({ type: "closed" });
  }

  return { show, close };
})());
