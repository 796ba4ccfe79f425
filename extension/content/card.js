/**
 * The card: `standfirst.card.show(state)` and `close()`, which is all that the background knows of the page. One card at
 * a time; a state that belongs to an earlier request is ignored.
 */
globalThis.standfirst ??= {};

// `void`: Firefox refuses a script whose last value cannot be cloned.
void (globalThis.standfirst.card ??= (() => {
  const rooms = globalThis.standfirst;
  const { dom, placement: placements, theme, highlight } = rooms;
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
    // A press on a button ends the page's selection, of which the next length is to be made.
    frame.addEventListener("mousedown", (/** @type {MouseEvent} */ event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      if (button && state.source === "selection") event.preventDefault();
    });
    const title = rooms.article.headline(rooms.article.root());
    const headline = title?.textContent;
    rooms.navigation.watch(() => {
      // A page that loads one article after another changes its address too: this card's own is still there then.
      if (!host.isConnected || !title?.isConnected || title.textContent !== headline) leave();
    }, ended.signal);
    theme.watch(() => current && theme.apply(frame, host, current.state.settings.theme), ended.signal);
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
    const focused = focusedControl();
    frame.replaceChildren(rooms.cardHead.build(view), dom.closeButton(message("card_close"), leave), ...middle);
    if (focused) (frame.querySelector(focused) ?? frame).focus({ preventScroll: true });
  }

  /** A selector for the control that has the focus, which is about to be replaced by its like. */
  function focusedControl() {
    const { activeElement } = current.room;
    if (!activeElement || activeElement === current.frame) return null;
    return activeElement.dataset.length ? `[data-length="${activeElement.dataset.length}"]` : ".close";
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

  const actions = rooms.cardActions({ current: () => current, render, announce });

  /** @param {import("../shared/types.js").LoadingState} state */
  function begin(state) {
    if (current && (current.source !== state.source || current.link !== state.link)) close();
    const first = !current;
    current ??= open(state);
    current.stopReading?.();
    current.request = state.request;
    // A change of length keeps the old sentences in sight until the new ones are there: nothing jumps.
    if (current.state?.state === "shown") current.frame.setAttribute("aria-busy", "true");
    else render((current.state = state));
    announce(message("card_loading"));
    if (first) bringIntoView();
    // The browser takes 10 ms for its first number in words: it may take them while the helper works.
    if (first) requestAnimationFrame(() => setTimeout(() => dom.duration(1)));
    return true;
  }

  /** @param {import("../shared/types.js").CardState} state */
  function show(state) {
    if (state.state === "loading") return begin(state);
    if (!current || current.request !== state.request) return false;
    current.state = state;
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
