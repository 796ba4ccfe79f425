/** What an element holds besides its children: an open or closed shadow tree, or the document of a same-origin frame. */
globalThis.standfirst.shadows ??= (() => {
  const { members } = globalThis.standfirst;
  /** Besides custom elements, those that the standard lets carry a shadow root and that pages use for articles. */
  const CARRIERS = new Set(["article", "body", "div", "main", "section"]);

  /**
   * @param {Element} element
   * @returns {ShadowRoot | null}
   */
  function shadowOf(element) {
    const { shadowRoot, localName, firstElementChild } = members(element);
    if (shadowRoot) return shadowRoot;
    // Asking the browser for closed roots is dear: plain elements are asked only where they look empty.
    if (!localName.includes("-") && !(CARRIERS.has(localName) && !firstElementChild)) return null;
    if ("openOrClosedShadowRoot" in element) return /** @type {ShadowRoot | null} */ (element.openOrClosedShadowRoot);
    return globalThis.standfirst.browser.dom?.openOrClosedShadowRoot?.(/** @type {HTMLElement} */ (element)) ?? null;
  }

  /**
   * @param {Element} element
   * @returns {HTMLElement | null} the body of a frame of this origin
   */
  function frameBodyOf(element) {
    if (element.localName !== "iframe") return null;
    try {
      return /** @type {HTMLIFrameElement} */ (element).contentDocument?.body ?? null;
    } catch {
      return null;
    }
  }

  return {
    shadowOf,
    frameBodyOf,
    /** @param {Element} element */
    contentOf: (element) => shadowOf(element) ?? frameBodyOf(element),
  };
})();
