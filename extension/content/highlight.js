/**
 * Sentences marked in the page by the CSS Custom Highlight API: the page's DOM is not touched. `standfirst-source` is
 * the sentence that the reader asked for, `standfirst-preview` the one under the pointer. A click on marked text calls
 * back.
 */
globalThis.standfirst.highlight ??= (() => {
  const { dom, locate, members } = globalThis.standfirst;
  const SOURCE = "standfirst-source";
  const PREVIEW = "standfirst-preview";
  const AFTER_PAINT_MS = 100;
  let styled = false;

  /** Marks are seen by a style sheet that only the background can insert. */
  function style() {
    if (!styled) dom.send({ type: "marks" });
    styled = true;
  }

  /** A click there means something else; one in the card may have scrolled the sentence under the pointer just now. */
  const HAS_A_CLICK = `a[href], button, ${dom.OWN_ELEMENTS}`;

  /** @param {Range} range */
  function viewOf(range) {
    return /** @type {(Window & typeof globalThis) | null} */ (range.startContainer.ownerDocument?.defaultView ?? null);
  }

  /**
   * A highlight belongs to the window of its text: the page's, or that of a frame in it.
   *
   * @param {string} name
   * @param {Range | undefined} range
   * @param {Range | undefined} before  what bore the name
   */
  function mark(name, range, before) {
    if (before) viewOf(before)?.CSS?.highlights?.delete(name);
    const view = range && viewOf(range);
    if (!view?.CSS?.highlights || !range) return;
    style();
    view.CSS.highlights.set(name, new view.Highlight(range));
  }

  /**
   * @param {Range} range
   * @param {number} x
   * @param {number} y
   */
  function covers(range, x, y) {
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  }

  /**
   * The box that scrolls a text: the page, or one of its own.
   *
   * @param {Element | null} element
   * @returns {Element}
   */
  function scrollerOf(element) {
    for (let box = element; box; box = members(box).parentElement) {
      if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
    }
    const page = (element && members(element).ownerDocument) ?? document;
    return page.scrollingElement ?? page.documentElement;
  }

  /** @param {Range} range */
  function scrollTo(range) {
    const behavior = dom.motionAllowed() ? "smooth" : "instant";
    const scroller = scrollerOf(range.startContainer.parentElement);
    const own = members(scroller);
    const page = own.ownerDocument;
    const whole = scroller === page.scrollingElement;
    // In quirks mode the root's `clientHeight` is that of the whole document.
    const box = whole ? { top: 0, height: page.defaultView?.innerHeight ?? 0 } : own.getBoundingClientRect();
    const { top, height } = range.getBoundingClientRect();
    own.scrollBy({ top: top + height / 2 - (box.top + box.height / 2), behavior });
    if (!whole) own.scrollIntoView({ block: "nearest", behavior });
    page.defaultView?.frameElement?.scrollIntoView({ block: "nearest", behavior });
  }

  /**
   * @param {{index: number, text: string}[]} sentences
   * @param {(index: number) => void} onReturn  a click on the marked sentence
   * @param {(ranges: Range[]) => void} onFound  where they stand, once that is known
   */
  function open(sentences, onReturn, onFound) {
    /** @type {Map<number, Range> | null} */
    let places = null;
    /** @type {Set<Document | null>} */
    const heard = new Set();
    const ended = new AbortController();
    /** @type {number | null} */
    let shown = null;
    /** @type {Record<string, Range | undefined>} */
    const marked = {};

    /** Searched once the summary is on the screen, or when the reader is quicker. */
    function search() {
      const found = locate(sentences);
      for (const page of [document, ...[...found.values()].map((range) => range.startContainer.ownerDocument)]) {
        if (!heard.has(page)) page?.addEventListener("click", onClick, { signal: ended.signal });
        heard.add(page);
      }
      return (places = found);
    }

    /**
     * @param {number | null} index
     * @returns {Range | undefined}
     */
    function rangeOf(index) {
      if (index === null) return undefined;
      const range = (places ?? search()).get(index);
      // A framework may have put new nodes where the sentence stood.
      const gone = range && (!range.startContainer.isConnected || range.collapsed);
      return gone ? search().get(index) : range;
    }

    /**
     * @param {string} name
     * @param {Range | undefined} range
     */
    function set(name, range) {
      mark(name, range, marked[name]);
      marked[name] = range;
    }

    /** @param {MouseEvent} event */
    function onClick(event) {
      const range = marked[SOURCE];
      const own = event.composedPath().some((node) => node instanceof Element && members(node).matches(HAS_A_CLICK));
      if (!event.isTrusted || own || !range || !getSelection()?.isCollapsed) return;
      if (covers(range, event.clientX, event.clientY)) onReturn(/** @type {number} */ (shown));
    }
    const idle = setTimeout(() => onFound([...(places ?? search()).values()]), AFTER_PAINT_MS);

    return {
      /** @param {number | null} index */
      preview: (index) => set(PREVIEW, index === shown ? undefined : rangeOf(index)),
      /**
       * Marks a sentence, and brings it into view.
       *
       * @param {number | null} index
       * @returns {"shown" | "hidden" | "missing"} hidden: the page has it, and does not show it
       */
      show(index) {
        const range = rangeOf(index);
        shown = range ? index : null;
        set(PREVIEW, undefined);
        set(SOURCE, range);
        if (!range) return "missing";
        if (!range.getClientRects().length) return "hidden";
        scrollTo(range);
        return "shown";
      },
      close() {
        clearTimeout(idle);
        ended.abort();
        set(PREVIEW, undefined);
        set(SOURCE, undefined);
      },
    };
  }

  return { open };
})();
