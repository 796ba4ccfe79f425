/** Places in the page where a block may stand: beside a widget, before a paragraph, after a selection or a link. */
globalThis.standfirst.places ??= (() => {
  const { article, members } = globalThis.standfirst;
  /** Roots that a framework hydrates on its own: it may replace anything inside at any time. */
  const ISLANDS =
    "astro-island, [data-island], [data-hydrate], [data-reactroot], [data-react-class], [data-v-app], [ng-version]";
  const NARROWEST = 260;
  /** A box that shows less of the card than this has been collapsed. */
  const LEAST_HEIGHT = 80;
  const NO_BLOCKS = new Set(["a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "p", "summary"]);
  const APART = "header, nav, aside, footer, [role='complementary'], [role='navigation']";

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
    if (NO_BLOCKS.has(parent.localName)) return false;
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
   * @returns {import("../shared/types.js").Anchor | null}
   */
  function forArticle(found) {
    const root = article.root();
    const title = article.headline(root);
    const first = firstOutside(root, found);
    /** @type {(element: Element) => boolean} */
    const holdsArticle = (element) => Boolean((first && members(element).contains(first)) || (title && members(element).contains(title)));
    for (const { parts } of found) {
      const anchor = placeFrom(parts[0], holdsArticle);
      if (anchor && isBesideArticle(anchor, title, first)) return { anchor, side: "after" };
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
   * The article's first paragraph that is no part of a widget: that one will be hidden.
   *
   * @param {HTMLElement | null} root
   * @param {import("../shared/types.js").Widget[]} found
   */
  function firstOutside(root, found) {
    const parts = found.flatMap((widget) => widget.parts);
    for (const paragraph of root ? article.paragraphs(root) : []) {
      if (!parts.some((part) => members(part).contains(paragraph))) return paragraph;
    }
    return null;
  }

  /**
   * Some publishers keep their button in the page's header: it is hidden there, but the summary belongs to the article.
   *
   * @param {Element} anchor
   * @param {Element | null} title
   * @param {Element | null} first
   */
  function isBesideArticle(anchor, title, first) {
    if (title && !(title.compareDocumentPosition(anchor) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
    const apart = members(anchor).closest(APART);
    return !apart || [title, first].some((own) => apart.contains(own));
  }

  /**
   * Before a paragraph, and outside of boxes that the page has collapsed, but never above the headline.
   *
   * @param {Element} paragraph
   * @param {Element | null} title
   * @returns {import("../shared/types.js").Anchor}
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
   * @param {import("../shared/types.js").Anchor} place
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

  /** @returns {import("../shared/types.js").Anchor | null} after the block in which the selection ends */
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
   * @returns {import("../shared/types.js").Anchor | null} after the block of the link that is nearest to what the reader sees
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
   * Whether it stands among what is no part of the article that this block is of.
   *
   * @param {HTMLElement} host
   * @param {Element} block
   */
  function isApartFrom(host, block) {
    const apart = host.closest(APART);
    return apart !== null && !apart.contains(block);
  }

  return { before, forArticle, forLink, forSelection, insert, isApartFrom, isVisible };
})();
