/** The card in the measure of the text: many pages lay their paragraphs out by rules that a new element does not meet. */
globalThis.standfirst.column ??= (() => {
  const { article } = globalThis.standfirst;
  /** A column narrower than this is none to read a summary in. */
  const LEAST_WIDTH = 260;
  const TOLERANCE = 8;
  /** Pixels that smaller print is not followed to. */
  const LEAST_TEXT = 14;

  /**
   * Narrows and indents the frame where its host is wider than the article's paragraphs; in per cent, so that it holds
   * when the window changes.
   *
   * @param {HTMLElement} frame
   * @param {HTMLElement} host
   */
  function align(frame, host) {
    const root = article.root();
    const paragraph = article.firstParagraph(root);
    if (paragraph) {
      // No larger than the article's own text.
      const size = Math.max(LEAST_TEXT, Number.parseFloat(getComputedStyle(paragraph).fontSize));
      frame.style.setProperty("--text", `${size}px`);
    }
    const outer = host.getBoundingClientRect();
    const column = paragraph?.getBoundingClientRect();
    if (!column || !outer.width || column.left < outer.left - TOLERANCE || column.right > outer.right + TOLERANCE) {
      return;
    }
    // A table of fixed columns on a telephone: the card takes what room there is.
    if (column.width < LEAST_WIDTH || outer.width - column.width < 2 * TOLERANCE) return;
    const rightToLeft = getComputedStyle(host.parentElement ?? document.body).direction === "rtl";
    const indent = rightToLeft ? outer.right - column.right : column.left - outer.left;
    frame.style.setProperty("--indent", `${((indent / outer.width) * 100).toFixed(2)}%`);
    frame.style.setProperty("--measure", `${((column.width / outer.width) * 100).toFixed(2)}%`);
  }

  return { align };
})();
