/** Where the page scrolls to when the card comes. */
globalThis.standfirst.bringIntoView ??= (() => {
  const { article, members } = globalThis.standfirst;
  /** A card that begins lower in the window would show little of itself. */
  const LOWEST_TOP = 0.5;
  /** Headline and this much of the card are shown together where both fit. */
  const CARD_HEAD = 320;
  const GAP = 16;

  /**
   * The reader sees the card at once, wherever the page was scrolled to, and Tab goes on from it.
   *
   * @param {import("../shared/card_types.js").Card} card
   */
  function bringIntoView({ host, frame, quiet }) {
    if (quiet) return;
    const { top } = host.getBoundingClientRect();
    const header = stickyHeader();
    // The summary will be taller than its skeleton.
    if (top < header || top > innerHeight * LOWEST_TOP) {
      const headline = article.headline(article.root())?.getBoundingClientRect().top ?? top;
      const together = headline < top && top - headline + CARD_HEAD < innerHeight - header;
      scrollBy({ top: (together ? headline : top) - header - GAP, behavior: "instant" });
      // A page whose article scrolls in a box of its own.
      const { top: now, bottom } = host.getBoundingClientRect();
      if (bottom < 0 || now > innerHeight) host.scrollIntoView({ block: "start", behavior: "instant" });
    }
    // Where the card has to move, the reader may be busy elsewhere by then.
    if (!document.activeElement || [host, document.body].includes(/** @type {HTMLElement} */ (document.activeElement))) {
      frame.focus({ preventScroll: true });
    }
  }

  /** The height of what the page keeps at the window's top. */
  function stickyHeader() {
    let bottom = 0;
    for (const x of [0.25, 0.5, 0.75]) {
      for (const element of document.elementsFromPoint(innerWidth * x, 2)) {
        if (!/^(?:fixed|sticky)$/.test(getComputedStyle(element).position)) continue;
        const box = members(element).getBoundingClientRect();
        if (box.top <= 2 && box.height < innerHeight / 3) bottom = Math.max(bottom, box.bottom);
      }
    }
    return bottom;
  }

  return bringIntoView;
})();
