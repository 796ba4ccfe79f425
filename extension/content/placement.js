/**
 * Where the card stands: in the place of the page's own widget, else before the article's first paragraph. Nothing of the page is
 * removed or moved: widgets get an attribute that our own style sheet hides, and lose it again.
 */
globalThis.standfirst.placement ??= (() => {
  const { members, places, widgets } = globalThis.standfirst;
  const REPLACED = "data-standfirst-replaced";
  /** Frameworks hydrate in the first seconds; later changes are the page's life. */
  const WATCH_MS = 3000;
  const SETTLE_MS = 120;

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
    const special = source === "selection" ? places.forSelection() : source === "link" && link ? places.forLink(link) : null;
    let inWidgetsPlace = false;
    let known = 0;

    function settle() {
      const found = source === "page" ? widgets.find(knowledge) : [];
      if (mayMove() && (!host.isConnected || found.length > known)) {
        const place = special && members(special.anchor).isConnected ? special : places.forArticle(found);
        if (place) places.insert(host, place);
        else document.body.prepend(host);
        inWidgetsPlace = place?.side === "after" && found.length > 0;
        known = found.length;
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
        if (!block || block.ownerDocument !== document || block.getRootNode() !== document) return false;
        const after = block.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (places.isVisible(host) && !places.isApartFrom(host, block) && (!after || inWidgetsPlace)) return false;
        const place = places.before(block, null);
        members(place.anchor)[place.side](host);
        return true;
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

  return { open };
})();
