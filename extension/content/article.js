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
   * @typedef {object} Survey
   * @property {HTMLElement | null} root  the block whose paragraphs hold the most prose
   * @property {number} score  its prose in characters, as weighed below
   * @property {number} rival  that of the best block that neither holds it nor stands in it
   * @property {number} prose  characters of all the page's prose
   * @property {number} paragraphs
   */

  /**
   * Each paragraph counts for its parent, half for the parent above, and so on: a body that is cut into sections by
   * advertisements is still one article.
   *
   * @param {Document} page
   * @returns {Survey}
   */
  function survey(page) {
    /** @type {Map<Element, number>} */
    const scores = new Map();
    /** @type {Map<Element, boolean>} */
    const apart = new Map();
    let prose = 0;
    let paragraphs = 0;
    for (const paragraph of page.querySelectorAll("p, [role='paragraph']")) {
      const length = (paragraph.textContent ?? "").length;
      const parent = paragraph.parentElement;
      if (length < PROSE || !parent || textOf(paragraph).length < PROSE) continue;
      if (!apart.has(parent)) apart.set(parent, parent.closest(NOT_ARTICLE) !== null);
      if (apart.get(parent)) continue;
      prose += length;
      paragraphs += 1;
      let share = length;
      for (let block = /** @type {Element | null} */ (parent); block && share > length / 5; block = block.parentElement) {
        scores.set(block, (scores.get(block) ?? 0) + share);
        share /= 2;
      }
    }
    const [root, score] = greatest(scores, () => true);
    const [, rival] = root ? greatest(scores, (block) => !block.contains(root) && !root.contains(block)) : [null, 0];
    return { root, score, rival, prose, paragraphs };
  }

  /**
   * @param {Map<Element, number>} scores
   * @param {(block: HTMLElement) => boolean} counts
   * @returns {[HTMLElement | null, number]}
   */
  function greatest(scores, counts) {
    let best = null;
    let score = 0;
    for (const [block, sum] of scores) {
      if (sum <= score || !counts(/** @type {HTMLElement} */ (block))) continue;
      best = /** @type {HTMLElement} */ (block);
      score = sum;
    }
    return [best, score];
  }

  /**
   * @param {Document} [page]
   * @returns {HTMLElement | null} the block that holds the article
   */
  function root(page = document) {
    return survey(page).root ?? page.querySelector("[itemprop='articleBody'], article, main");
  }

  /**
   * The article's paragraphs of prose, read only as far as they are asked for.
   *
   * @param {Element} block
   * @param {boolean} [backwards]
   * @returns {Generator<HTMLElement>}
   */
  function* paragraphs(block, backwards = false) {
    const all = /** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll("p"));
    for (let at = 0; at < all.length; at++) {
      const paragraph = all[backwards ? all.length - 1 - at : at];
      if (textOf(paragraph).length >= PROSE && !paragraph.closest(NOT_ARTICLE) && isShown(paragraph)) yield paragraph;
    }
  }

  /** @param {Element | null} block */
  function firstParagraph(block) {
    return (block && paragraphs(block).next().value) ?? null;
  }

  /**
   * The h1 that stands last before the article's prose (a site's name is often an h1 too, and stands first).
   *
   * @param {Element | null} block
   * @returns {HTMLElement | null}
   */
  function headline(block) {
    const first = firstParagraph(block);
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

  return { survey, root, paragraphs, firstParagraph, headline, endOfHead, isShown, textOf };
})();
