/**
 * The card: `standfirst.card.show(state)` and `close()`, which is all that the background knows of the page. One card at
 * a time; a state that belongs to an earlier request is ignored.
 */
// `void`: Firefox refuses a script whose last value cannot be cloned.
void (globalThis.standfirst.card ??= (() => {
  const rooms = globalThis.standfirst;
  const { dom, placement: placements, theme, highlight } = rooms;
  const { element, message } = dom;

  const OWN_ESCAPE = "input, textarea, select, [contenteditable], dialog, [role='dialog'], video, iframe";

  /** @type {import("../shared/card_types.js").Card | null} the card that stands in the page */
  let current = null;

  /**
   * @param {import("../shared/card_types.js").LoadingState} state
   * @returns {import("../shared/card_types.js").Card}
   */
  function open(state) {
    rooms.banner?.close();
    const host = element("standfirst-card", { "data-state": "loading" });
    const root = dom.attachRoot(host, rooms.cardStyle);
    const frame = element("section", {
      class: "frame",
      role: "region",
      tabindex: "-1",
      dir: dom.interfaceDirection(),
      lang: dom.interfaceLanguage(),
      "aria-label": message("card_label"),
    });
    const status = element("p", { class: "spoken-only", role: "status" });
    root.append(frame, status);
    const ended = new AbortController();
    const placement = placements.open(host, { source: state.source, link: state.link, knowledge: state.widgets });
    const { activeElement } = document;
    const card = /** @type {import("../shared/card_types.js").Card} */ ({
      host,
      root,
      frame,
      status,
      ended,
      placement,
      quiet: Boolean(rooms.quiet),
      source: state.source,
      link: state.link,
      request: state.request,
      focusedBefore: activeElement instanceof HTMLElement ? activeElement : null,
      state: null,
      marks: null,
      back: null,
      stopReading: null,
    });
    card.actions = rooms.cardActions(card, {
      render: (next) => render(card, next),
      replace: (next) => replace(card, next),
      announce: (text) => announce(card, text),
    });
    rooms.quiet = false;
    const onEscape = (/** @type {KeyboardEvent} */ event) => {
      // Where the reader writes, or in the page's own dialog, the key is the page's.
      const { activeElement: focused } = document;
      const taken = focused !== host && Boolean(focused && rooms.members(focused).closest(OWN_ESCAPE));
      if (event.isTrusted && event.key === "Escape" && !event.defaultPrevented && !taken) leave();
    };
    document.addEventListener("keydown", onEscape, { signal: ended.signal });
    // Back from another page, by the browser's cache: what was under way has gone, and the click's permission with it.
    addEventListener(
      "pageshow",
      ({ persisted }) => {
        if (persisted && card.state?.state === "loading") leave();
        else if (persisted) frame.setAttribute("aria-busy", "false");
      },
      { signal: ended.signal },
    );
    // A press on a button ends the page's selection, of which the next length is to be made.
    frame.addEventListener("mousedown", (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      if (button && state.source === "selection") event.preventDefault();
    });
    const title = rooms.article.headline(rooms.article.root());
    const headline = title?.textContent;
    rooms.navigation.watch(() => {
      // A page that loads one article after another changes its address too: this card's own is still there then.
      if (!host.isConnected || !title?.isConnected || title.textContent !== headline) leave();
    }, ended.signal);
    theme.watch(() => card.state && theme.apply(frame, host, card.state.settings.theme), ended.signal);
    return card;
  }

  /**
   * @param {import("../shared/card_types.js").Card} card
   * @param {import("../shared/card_types.js").CardState} state
   */
  function render(card, state) {
    const { host, frame } = card;
    card.state = state;
    host.dataset.state = state.state;
    frame.dataset.size = state.settings.textSize;
    theme.apply(frame, host, state.settings.theme);
    rooms.column.align(frame, host);
    frame.classList.toggle("shown", state.state === "shown");
    frame.setAttribute("aria-busy", String(state.state === "loading"));
    const focused = focusedControl(card);
    frame.replaceChildren(...content(card, state));
    if (focused) {
      const like = /** @type {HTMLElement | null} */ (frame.querySelector(focused));
      (like ?? frame).focus({ preventScroll: true });
    }
  }

  /**
   * @param {import("../shared/card_types.js").Card} card
   * @param {import("../shared/card_types.js").CardState} state
   * @returns {Node[]}
   */
  function content({ placement, actions, ended }, state) {
    const parts = { placement, actions, signal: ended.signal };
    const head = [rooms.cardHead.build({ ...state, ...parts }), dom.closeButton(message("card_close"), leave)];
    switch (state.state) {
      case "shown":
        return [...head, rooms.cardBody.build({ ...state, ...parts }), rooms.cardFoot.build({ ...state, ...parts })];
      case "failed":
        return [...head, ...rooms.cardFailure.build({ ...state, ...parts })];
      default:
        return [...head, skeleton()];
    }
  }

  /**
   * A selector for the control that has the focus, which is about to be replaced by its like.
   *
   * @param {import("../shared/card_types.js").Card} card
   */
  function focusedControl({ root, frame }) {
    const { activeElement } = root;
    if (!activeElement || activeElement === frame) return null;
    const length = activeElement.getAttribute("data-length");
    return length ? `[data-length="${length}"]` : ".close";
  }

  function skeleton() {
    return element("div", { class: "skeleton", "aria-hidden": "true" }, ...[1, 2, 3, 4].map(() => element("i")));
  }

  /**
   * @param {import("../shared/card_types.js").Card} card
   * @param {import("../shared/card_types.js").ShownState} state
   */
  function markSentences(card, { summary, source }) {
    card.marks?.close();
    card.marks = null;
    if (source === "link") return;
    const facts = summary.keyFacts.map(({ sentence, sentenceText }) => ({ index: sentence, text: sentenceText }));
    const wanted = new Map([...facts, ...summary.sentences].map(({ index, text }) => [index, { index, text }]));
    card.marks = highlight.open(
      [...wanted.values()].sort((a, b) => a.index - b.index),
      card.actions.goBack,
      (ranges) => {
        if (!card.host.isConnected || source !== "page") return;
        if (card.placement.standBefore(ranges)) rooms.bringIntoView(card);
        if (ranges.some((range) => !range.getClientRects().length)) card.actions.note(message("card_hidden_rest"));
      },
    );
  }

  /**
   * @param {import("../shared/card_types.js").Card} card
   * @param {string} text
   */
  function announce({ status }, text) {
    status.textContent = text;
  }

  /** @param {import("../shared/card_types.js").LoadingState} state */
  function begin(state) {
    if (current && (current.source !== state.source || current.link !== state.link)) close();
    const first = !current;
    rooms.early = Boolean(state.early);
    const card = (current ??= open(state));
    card.stopReading?.();
    card.request = state.request;
    // A change of length keeps the old sentences in sight until the new ones are there: nothing jumps.
    if (card.state?.state === "shown") card.frame.setAttribute("aria-busy", "true");
    else render(card, state);
    announce(card, message("card_loading"));
    if (first) rooms.bringIntoView(card);
    // The browser takes 10 ms for its first number in words: it may take them while the helper works.
    if (first) requestAnimationFrame(() => setTimeout(() => dom.duration(1)));
    return true;
  }

  /** @param {import("../shared/card_types.js").CardState} state */
  function show(state) {
    if (state.state === "loading") return begin(state);
    if (!current || current.request !== state.request) return false;
    if (state.state === "failed" && current.state?.state === "shown") {
      // Of another length nothing came: what the reader has stays.
      render(current, current.state);
      const { error } = state;
      const commands = rooms.cardFailure.commands({ error, actions: current.actions });
      current.actions.note(`${error.title}. ${error.message}`, commands);
    } else if (state.state === "shown") replace(current, state);
    else render(current, state);
    announce(current, state.state === "shown" ? state.summary.text : `${state.error.title} ${state.error.message}`);
    return true;
  }

  /**
   * Show a summary; of one that stands there already, what both have stays where it is.
   *
   * @param {import("../shared/card_types.js").Card} card
   * @param {import("../shared/card_types.js").ShownState} state
   */
  function replace(card, state) {
    const isOf = card.state?.state === "shown" && card.state.request === state.request;
    if (isOf) rooms.cardChoice.inPlace(card.frame, () => render(card, state));
    else render(card, state);
    markSentences(card, state);
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
    current.marks = null;
    current = null;
    if (hadFocus && focusedBefore?.isConnected) focusedBefore.focus({ preventScroll: true });
    return true;
  }

  /** The reader closes the card: the background stops what it was doing. */
  function leave() {
    if (close()) dom.send({ type: "closed" });
  }

  return { show, close };
})());
