/**
 * Sentences marked in the page by the CSS Custom Highlight API: the page's DOM is not touched. `standfirst-source` is
 * the sentence that the reader asked for, `standfirst-preview` the one under the pointer. A click on marked text calls back.
 */
globalThis.standfirst ??= {};

globalThis.standfirst.highlight ??= (() => {
  const { dom, locate } = globalThis.standfirst;
  const SOURCE = "standfirst-source";
  const PREVIEW = "standfirst-preview";

  /**
   * @param {string} name
   * @param {Range | undefined} range
   */
  function mark(name, range) {
    const { highlights } = globalThis.CSS ?? {};
    if (!highlights) return;
    if (range) highlights.set(name, new Highlight(range));
    else highlights.delete(name);
  }

  /**
   * @param {Range} range
   * @param {number} x
   * @param {number} y
   */
  function covers(range, x, y) {
    return [...range.getClientRects()].some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
  }

  /** @param {Range} range */
  function scrollTo(range) {
    const block = range.startContainer.parentElement;
    const behavior = dom.motionAllowed() ? "smooth" : "instant";
    const { top, height } = range.getBoundingClientRect();
    const view = block?.ownerDocument.defaultView;
    if (!view || !block) return;
    // The window alone would miss articles that scroll in a box of their own; a long block's middle may miss the sentence.
    block.scrollIntoView({ block: "center", behavior });
    if (block.getBoundingClientRect().height > view.innerHeight * 0.8 && view === globalThis.window) {
      view.scrollBy({ top: top + height / 2 - view.innerHeight / 2, behavior });
    }
  }

  /**
   * @param {{index: number, text: string}[]} sentences
   * @param {(index: number) => void} onReturn  a click on the marked sentence
   */
  function open(sentences, onReturn) {
    /** @type {Map<number, Range>} */
    let places = locate(sentences);
    const ended = new AbortController();
    /** @type {number | null} */
    let shown = null;

    /** @param {number} index */
    function rangeOf(index) {
      const range = places.get(index);
      // A framework may have put new nodes where the sentence stood.
      if (range && (!range.startContainer.isConnected || range.collapsed)) places = locate(sentences);
      return places.get(index);
    }

    document.addEventListener(
      "click",
      (event) => {
        const range = shown === null ? undefined : places.get(shown);
        const link = event.target instanceof Element && event.target.closest("a[href], button");
        if (!event.isTrusted || link || !range || !getSelection()?.isCollapsed) return;
        if (covers(range, event.clientX, event.clientY)) onReturn(/** @type {number} */ (shown));
      },
      { signal: ended.signal },
    );

    return {
      /** @param {number} index */
      has: (index) => places.has(index),
      /** @param {number | null} index */
      preview: (index) => mark(PREVIEW, index === null || index === shown ? undefined : rangeOf(index)),
      /**
       * Marks a sentence, and brings it into view.
       *
       * @param {number | null} index
       * @returns {boolean} whether it was found
       */
      show(index) {
        const range = index === null ? undefined : rangeOf(index);
        shown = range ? index : null;
        mark(PREVIEW, undefined);
        mark(SOURCE, range);
        if (range) scrollTo(range);
        return Boolean(range);
      },
      close() {
        ended.abort();
        mark(PREVIEW, undefined);
        mark(SOURCE, undefined);
      },
    };
  }

  return { open };
})();
