/** Where the article stands in the page: its headline, its standfirst, its paragraphs and the block that holds them. */
globalThis.standfirst ??= {};

globalThis.standfirst.article ??= (() => {
  const NOT_ARTICLE = "nav, footer, aside, form, dialog, [role='navigation'], [role='complementary'], [role='dialog'], [aria-hidden='true']";
  const STANDFIRST = "[class*='standfirst'], [class*='subtitle'], [class*='sub-title'], [class*='subhead'], [class*='dek'], [class*='lead'], [class*='summary'], [class*='excerpt'], [class*='chapo'], [class*='vorspann'], [itemprop='description']";
  /** Characters that make a block prose rather than a label. */
  const PROSE = 60;

  /** @param {Element} element */
  function isShown(element) {
    return element.checkVisibility?.() ?? true;
  }

  /** @param {Element} element */
  function textOf(element) {
    return (element.textContent ?? "").trim();
  }

  /**
   * The block whose paragraphs hold the most prose; each paragraph counts for its parent and half for the parent above,
   * so that a body cut into sections by advertisements is still one article.
   *
   * @param {Document} [page]
   * @returns {HTMLElement | null}
   */
  function root(page = document) {
    /** @type {Map<Element, number>} */
    const scores = new Map();
    for (const paragraph of page.querySelectorAll("p, [role='paragraph']")) {
      const length = textOf(paragraph).length;
      if (length < PROSE || paragraph.closest(NOT_ARTICLE)) continue;
      let share = length;
      for (let block = paragraph.parentElement; block && share > length / 5; block = block.parentElement) {
        scores.set(block, (scores.get(block) ?? 0) + share);
        share /= 2;
      }
    }
    let best = null;
    let score = 0;
    for (const [block, sum] of scores) {
      if (sum <= score) continue;
      best = block;
      score = sum;
    }
    return /** @type {HTMLElement | null} */ (best) ?? page.querySelector("[itemprop='articleBody'], article, main");
  }

  /**
   * @param {Element} block
   * @returns {HTMLElement[]}
   */
  function paragraphs(block) {
    return /** @type {HTMLElement[]} */ ([...block.querySelectorAll("p")]).filter(
      (paragraph) => textOf(paragraph).length >= PROSE && !paragraph.closest(NOT_ARTICLE) && isShown(paragraph),
    );
  }

  /**
   * The h1 that stands last before the article's prose (a site's name is often an h1 too, and stands first).
   *
   * @param {Element | null} block
   * @returns {HTMLElement | null}
   */
  function headline(block) {
    const first = block && paragraphs(block)[0];
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("h1")]).filter(
      (title) => textOf(title) && isShown(title) && !title.closest("footer, dialog"),
    );
    const before = first
      ? all.filter((title) => title.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)
      : all;
    return before.at(-1) ?? null;
  }

  /**
   * The element after which a reader looks for a summary: the standfirst where there is one, else the headline.
   *
   * @param {HTMLElement} title
   * @returns {HTMLElement}
   */
  function endOfHead(title) {
    const next = title.nextElementSibling;
    const isStandfirst =
      next && isShown(next) && (next.localName === "h2" || next.matches(STANDFIRST)) && textOf(next).length > 30 && textOf(next).length < 500;
    return /** @type {HTMLElement} */ (isStandfirst ? next : title);
  }

  return { NOT_ARTICLE, root, paragraphs, headline, endOfHead, isShown, textOf };
})();
