/**
 * Buttons that change a setting or ask the helper: pressed where the page hides, fades or covers them, they ask once more in
 * the browser's top layer, which no page reaches. A page can then not lend somebody's press to them.
 */
globalThis.standfirst.guard ??= (() => {
  const { dom, members } = globalThis.standfirst;
  /** The least that browsers allow between two looks at what stands above. */
  const LOOK_MS = 100;
  /** Where the browser draws nothing meanwhile, it does not look either. */
  const PATIENCE_MS = 600;
  /** Fainter than this, a button is hidden. */
  const FAINT = 0.5;
  /** @type {IntersectionObserverInit & {trackVisibility: boolean, delay: number}} */
  const TRACKED = { trackVisibility: true, delay: LOOK_MS };

  /** @type {WeakSet<Element>} the buttons that nothing covered when the browser looked last */
  const seen = new WeakSet();
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (isVisible(entry)) seen.add(entry.target);
      else seen.delete(entry.target);
    }
  }, TRACKED);

  /** @param {IntersectionObserverEntry & {isVisible?: boolean}} entry */
  function isVisible({ target, isIntersecting, isVisible: uncovered = isUncovered(target) }) {
    // Firefox does not look at what stands above.
    return isIntersecting && uncovered;
  }

  /** @param {Element} control */
  function hostOf(control) {
    const root = control.getRootNode();
    return root instanceof ShadowRoot ? root.host : control;
  }

  /** @param {Element} control */
  function isUncovered(control) {
    const host = hostOf(control);
    let opacity = 1;
    for (let block = /** @type {Element | null} */ (host); block; block = members(block).parentElement) {
      opacity *= Number(getComputedStyle(block).opacity);
    }
    const { left, top, width, height } = control.getBoundingClientRect();
    return opacity > FAINT && document.elementFromPoint(left + width / 2, top + height / 2) === host;
  }

  /**
   * What was scrolled into view just now may not have been looked at: then the browser is asked to look.
   *
   * @param {Element} control
   * @returns {Promise<boolean>}
   */
  async function isSeen(control) {
    if (!isUncovered(control)) return false;
    if (seen.has(control)) return true;
    return new Promise((resolve) => {
      const look = new IntersectionObserver(([entry]) => end(isVisible(entry)), TRACKED);
      const timer = setTimeout(() => end(false), PATIENCE_MS);
      look.observe(control);
      /** @param {boolean} result */
      function end(result) {
        clearTimeout(timer);
        look.disconnect();
        resolve(result);
      }
    });
  }

  /**
   * @param {Element} control
   * @param {string} label
   * @param {(event: Event) => void} action
   */
  function askAgain(control, label, action) {
    const box = dom.element(
      "div",
      { class: "again", popover: "auto", role: "dialog", "aria-label": dom.message("card_covered") },
      dom.element("p", {}, dom.message("card_covered")),
      dom.button(label, (event) => (box.remove(), action(event)), { class: "action" }),
    );
    control.getRootNode().appendChild(box);
    box.addEventListener("toggle", () => !box.matches(":popover-open") && box.remove());
    box.showPopover();
  }

  /**
   * @param {string} label
   * @param {(event: Event) => void} action
   * @param {import("../shared/types.js").Attributes} [attributes]
   */
  function button(label, action, attributes = {}) {
    const press = async (/** @type {Event} */ event) => {
      if (await isSeen(control)) action(event);
      else askAgain(control, label, action);
    };
    const control = dom.button(label, press, attributes);
    observer.observe(control);
    return control;
  }

  return { button };
})();
