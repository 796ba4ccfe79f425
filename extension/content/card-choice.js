/**
 * The line that tells of a language model: that it is choosing, or that it has, with the way back to the quick summary. What
 * it chose takes the sentences' place without a jump under the reader's eyes.
 */
globalThis.standfirst.cardChoice ??= (() => {
  const { dom } = globalThis.standfirst;
  const { element, message } = dom;

  /** The background is ended after 30 s without an event, and takes a card that says nothing for gone. */
  const STILL_WAITING_MS = 10_000;

  /**
   * @param {import("../shared/card_types.js").ShownView} view
   * @returns {HTMLElement | null}
   */
  function line({ choice, signal, actions }) {
    if (!choice) return null;
    return choice.name ? chosen(choice.name, choice, actions) : waiting(signal);
  }

  /**
   * It counts the seconds: the reader sees that something is under way, and nothing moves.
   *
   * @param {AbortSignal} signal
   */
  function waiting(signal) {
    const seconds = element("span", { "aria-hidden": "true" });
    const node = element("p", { class: "choice", "data-choice": "waiting" }, message("card_model_waiting"), " ", seconds);
    const since = performance.now();
    let told = since;
    const timer = setInterval(() => {
      if (!node.isConnected) return clearInterval(timer);
      const now = performance.now();
      seconds.textContent = dom.number(Math.floor((now - since) / 1000));
      if (now - told < STILL_WAITING_MS) return;
      told = now;
      dom.send({ type: "still-waiting" });
    }, 1000);
    signal.addEventListener("abort", () => clearInterval(timer));
    return node;
  }

  /**
   * @param {string} name
   * @param {import("../shared/card_types.js").Choice} choice
   * @param {import("../shared/card_types.js").CardActions} actions
   */
  function chosen(name, { quick, other }, actions) {
    const text = quick ? message("card_model_quick") : message("card_model_chosen", name);
    const label = quick ? message("card_model_show", name) : message("card_model_back");
    const control = other && dom.button(label, actions.swapChoice, { class: "action" });
    return element("p", { class: "choice", "data-choice": quick ? "quick" : "chosen" }, text, control);
  }

  /**
   * @param {import("../shared/card_types.js").ShownState} state
   * @returns {import("../shared/card_types.js").ShownState} with the other of the two summaries
   */
  function swapped(state) {
    const { choice, summary } = state;
    if (!choice?.other) return state;
    return { ...state, summary: choice.other, choice: { ...choice, other: summary, quick: !choice.quick } };
  }

  /**
   * Render, and keep what both summaries have: the sentences' elements, and where they stand in the window.
   *
   * @param {HTMLElement} frame
   * @param {() => void} render
   */
  function inPlace(frame, render) {
    const before = sentences(frame);
    const root = /** @type {ShadowRoot} */ (frame.getRootNode());
    const focused = root.activeElement;
    const tops = new Map([...before].map(([index, node]) => [index, node.getBoundingClientRect()]));
    render();
    for (const list of frame.querySelectorAll(".sentences")) {
      /** @type {HTMLElement} */ (list).style.animation = "none";
    }
    let moved = 0;
    for (const [index, fresh] of sentences(frame)) {
      const old = before.get(index);
      if (old?.localName !== fresh.localName) continue;
      fresh.replaceWith(old);
      const was = tops.get(index);
      if (!moved && was && was.bottom > 0 && was.top < innerHeight) moved = old.getBoundingClientRect().top - was.top;
    }
    if (focused instanceof HTMLElement && frame.contains(focused)) focused.focus({ preventScroll: true });
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  }

  /**
   * @param {HTMLElement} frame
   * @returns {Map<string, HTMLElement>} the sentences' elements by their index
   */
  function sentences(frame) {
    /** @type {NodeListOf<HTMLElement>} */
    const nodes = frame.querySelectorAll(".sentences [data-index]");
    return new Map([...nodes].map((node) => [node.getAttribute("data-index") ?? "", node]));
  }

  return { line, inPlace, swapped };
})();
