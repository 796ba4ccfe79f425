/**
 * Where the card stands: in the place of the page's own widget, else before the article's first paragraph. Nothing of the page is
 * removed or moved: widgets get an attribute that our own style sheet hides, and lose it again.
 */
globalThis.standfirst.placement ??= (() => {
  const { article, members, widgets } = globalThis.standfirst;
  const REPLACED = "data-standfirst-replaced";
  /** Roots that a framework hydrates on its own: it may replace anything inside at any time. */
  const ISLANDS =
    "astro-island, [data-island], [data-hydrate], [data-reactroot], [data-react-class], [data-v-app], [ng-version]";
  /** Frameworks hydrate in the first seconds; later changes are the page's life. */
  const WATCH_MS = 3000;
  const SETTLE_MS = 120;
  const NARROWEST = 260;
  /** A box that shows less of the card than this has been collapsed. */
  const LEAST_HEIGHT = 80;
  const APART = "header, nav, aside, footer, [role='complementary'], [role='navigation']";

  /**
   * @typedef {object} Place
   * @property {Element} anchor
   * @property {"before" | "after"} side
   */

  /** @param {Element} element */
  function isOutOfFlow(element) {
    for (
      let block = /** @type {Element | null} */ (element);
      block && block !== document.body;
      block = members(block).parentElement
    ) {
      const { position } = getComputedStyle(block);
      if (position === "fixed" || position === "absolute") return true;
    }
    return false;
  }

  /**
   * A new block between this element's siblings would stand under each other with them, in the width of the text.
   *
   * @param {Element} element
   */
  function takesBlocks(element) {
    const parent = members(element).parentElement;
    if (!parent) return false;
    if (parent === document.body) return true;
    const { display, flexDirection, gridTemplateColumns } = getComputedStyle(parent);
    if (display.includes("inline") || display === "contents" || display.startsWith("table")) return false;
    if (display === "flex" && !flexDirection.startsWith("column")) return false;
    if (display === "grid" && gridTemplateColumns.trim().split(/\s+/).length > 1) return false;
    const width = members(parent).getBoundingClientRect().width;
    return width === 0 || width >= Math.min(NARROWEST, innerWidth * 0.6);
  }

  /**
   * The nearest element, from this one up, beside which a block may stand.
   *
   * @param {Element} start
   * @param {(element: Element) => boolean} tooFar
   * @returns {Element | null}
   */
  function placeFrom(start, tooFar) {
    let element = /** @type {Element | null} */ (members(start).closest(ISLANDS) ?? start);
    if (element && tooFar(element)) element = start;
    while (element && element !== document.body && !tooFar(element)) {
      if (takesBlocks(element) && !isOutOfFlow(element)) return element;
      element = members(element).parentElement;
    }
    return null;
  }

  /**
   * @param {import("../shared/types.js").Widget[]} found
   * @returns {Place | null}
   */
  function forArticle(found) {
    const root = article.root();
    const title = article.headline(root);
    const first = article.firstParagraph(root);
    /** @type {(element: Element) => boolean} */
    const holdsArticle = (element) => Boolean((first && members(element).contains(first)) || (title && members(element).contains(title)));
    for (const { parts } of found) {
      const anchor = placeFrom(parts[0], holdsArticle);
      if (anchor) return { anchor, side: "after" };
    }
    if (first) return before(first, title);
    if (title) {
      const anchor = placeFrom(article.endOfHead(title), () => false);
      if (anchor) return { anchor, side: "after" };
    }
    const block = root ?? document.body.firstElementChild;
    return block ? { anchor: block, side: "before" } : null;
  }

  /**
   * Before a paragraph, and outside of boxes that the page has collapsed, but never above the headline.
   *
   * @param {Element} paragraph
   * @param {Element | null} title
   * @returns {Place}
   */
  function before(paragraph, title) {
    const start = paragraph.closest("details:not([open]), [hidden]") ?? paragraph;
    const anchor = placeFrom(start, (element) => Boolean(title && members(element).contains(title)));
    return { anchor: anchor ?? start, side: "before" };
  }

  /**
   * Whether the reader can see it there: it has a size, and no box around it cuts it off or is collapsed.
   *
   * @param {HTMLElement} host
   */
  function isVisible(host) {
    const { height, width } = host.getBoundingClientRect();
    if (!height || !width || !article.isShown(host)) return false;
    for (let block = host.parentElement; block && block !== document.body; block = members(block).parentElement) {
      const { overflowY } = getComputedStyle(block);
      if (overflowY !== "visible" && block.clientHeight < Math.min(height, LEAST_HEIGHT)) return false;
    }
    return true;
  }

  /**
   * Puts the host there, or further up where the page's own rules leave it no width.
   *
   * @param {HTMLElement} host
   * @param {Place} place
   */
  function insert(host, { anchor, side }) {
    for (
      let near = /** @type {Element | null} */ (anchor), tries = 0;
      near && near !== document.body && tries < 6;
      near = members(near).parentElement, tries++
    ) {
      members(near)[side](host);
      const { width } = host.getBoundingClientRect();
      if (width === 0 || width >= Math.min(NARROWEST, innerWidth * 0.6)) return;
    }
    members(anchor)[side](host);
  }

  /** @returns {Place | null} after the block in which the selection ends */
  function forSelection() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const end = selection.getRangeAt(0).endContainer;
    const element = end.nodeType === 1 ? /** @type {Element} */ (end) : end.parentElement;
    const anchor = element && placeFrom(element, (block) => block === document.body);
    return anchor ? { anchor, side: "after" } : null;
  }

  /**
   * @param {string} address
   * @returns {Place | null} after the block of the link that is nearest to what the reader sees
   */
  function forLink(address) {
    const middle = innerHeight / 2;
    const nearest = [...document.links]
      .filter((link) => link.href === address && article.isShown(link))
      .map((link) => ({ link, distance: Math.abs(link.getBoundingClientRect().top - middle) }))
      .sort((a, b) => a.distance - b.distance)[0];
    const anchor = nearest && placeFrom(nearest.link, (block) => block === document.body);
    return anchor ? { anchor, side: "after" } : null;
  }

  /**
   * Puts a host into the page and keeps it there while the page settles.
   *
   * @param {HTMLElement} host
   * @param {import("../shared/types.js").PlacementRequest} how
   * @returns {import("../shared/types.js").Placement}
   */
  function open(host, { source, link, knowledge, mayMove = () => true }) {
    /** @type {Set<HTMLElement>} */
    const hidden = new Set();
    const special = source === "selection" ? forSelection() : source === "link" && link ? forLink(link) : null;
    let inWidgetsPlace = false;

    function settle() {
      const found = source === "page" ? widgets.find(knowledge) : [];
      if (mayMove() && (!host.isConnected || (found.length && !inWidgetsPlace))) {
        const place = special && members(special.anchor).isConnected ? special : forArticle(found);
        if (place) insert(host, place);
        else document.body.prepend(host);
        inWidgetsPlace = found.length > 0;
      }
      for (const part of found.flatMap((widget) => widget.parts)) {
        members(part).setAttribute(REPLACED, "");
        hidden.add(part);
      }
    }

    let timer = 0;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = Number(setTimeout(settle, SETTLE_MS));
    });
    settle();
    observer.observe(document.body, { childList: true, subtree: true });
    const end = setTimeout(() => observer.disconnect(), WATCH_MS);

    function restoreWidgets() {
      for (const part of hidden) members(part).removeAttribute(REPLACED);
    }

    return {
      /** Whether the page has a widget of its own that is hidden now. */
      get replaced() {
        return hidden.size > 0;
      },
      /**
       * The card has been put where the article seemed to begin. Where its sentences turn out to stand elsewhere, or it cannot
       * be seen, it goes before them.
       */
      standBefore(ranges) {
        const shown = ranges.filter((range) => range.getClientRects().length > 0);
        const [first] = shown.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
        const around = first?.startContainer.parentElement;
        const block = around && members(around).closest("p, li, blockquote, h2, h3, div, td, section");
        if (!block || block.ownerDocument !== document || block.getRootNode() !== document) return;
        const after = block.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING;
        const apart = host.closest(APART);
        const elsewhere = apart !== null && !apart.contains(block);
        if (isVisible(host) && !elsewhere && (!after || inWidgetsPlace)) return;
        const place = before(block, null);
        members(place.anchor)[place.side](host);
      },
      restoreWidgets,
      hideWidgets() {
        for (const part of hidden) members(part).setAttribute(REPLACED, "");
      },
      close() {
        observer.disconnect();
        clearTimeout(timer);
        clearTimeout(end);
        host.remove();
        restoreWidgets();
      },
    };
  }

  return { open, forArticle };
})();
