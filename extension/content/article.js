/** Where the article stands in the page: its headline, its standfirst, its paragraphs and the block that holds them. */
globalThis.standfirst.article ??= (() => {
  const { members } = globalThis.standfirst;
  const NOT_ARTICLE =
    "nav, footer, aside, form:not(:has(h1, article, main)), dialog, [role='navigation'], [role='complementary'], [role='dialog'], " +
    "[aria-hidden='true'], :is([id*='cookie' i], [id*='consent' i], [class*='privacy-consent' i], " +
    "[class*='cookie-banner' i], [class*='cookie-notice' i]):not(html, body)";
  const STANDFIRST = "standfirst subtitle sub-title subhead dek lead summary excerpt chapo vorspann"
    .split(" ")
    .map((name) => `[class*='${name}']`)
    .join(", ");
  /** Prose beside the article's own: captions, and what readers say of it. */
  const BESIDE =
    "figure, figcaption, [class~='caption'], [class*='wp-caption'], p[class*='caption' i], [data-standfirst-replaced], " +
    ":is([id^='comment' i], [class^='comment' i], [class*=' comment' i]):not(html, body, :has(h1))";
  /** Characters that make a block prose rather than a label. */
  const PROSE = 60;
  const MOST_PARAGRAPHS = 600;
  const MOST_BLOCKS = 1500;
  /** With fewer characters in its paragraphs, a page may keep its text elsewhere. */
  const FEW = 800;
  const INLINE = new Set(["a", "b", "i", "em", "strong", "span", "font", "u"]);

  /** @param {Element} element */
  function isShown(element) {
    return members(element).checkVisibility?.() ?? true;
  }

  /** @param {Element} element */
  function textOf(element) {
    return (members(element).textContent ?? "").trim();
  }

  /**
   * The first characters of an element's text, without putting the rest together: it may hold the page's scripts.
   *
   * @param {Element} element
   * @param {number} limit
   */
  function beginning(element, limit) {
    const walker = members(element).ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = "";
    while (text.length < limit && walker.nextNode()) {
      text += /** @type {Text} */ (walker.currentNode).data.slice(0, limit).trim();
    }
    return text.slice(0, limit);
  }

  /**
   * Each paragraph counts for its parent, half for the parent above, and so on: a body that is cut into sections by
   * advertisements is still one article.
   *
   * @param {Document} page
   * @returns {{scores: Map<Element, number>, prose: import("../shared/types.js").Prose}}
   */
  function weigh(page) {
    /** @type {Map<Element, number>} */
    const scores = new Map();
    const prose = proseOf(page);
    for (const [parent, length] of prose) {
      let share = length;
      for (
        let block = /** @type {Element | null} */ (parent);
        block && share > length / 5;
        block = members(block).parentElement
      ) {
        scores.set(block, (scores.get(block) ?? 0) + share);
        share /= 2;
      }
    }
    return { scores, prose };
  }

  /**
   * @param {Document} page
   * @returns {import("../shared/types.js").Survey}
   */
  function survey(page) {
    const { scores, prose } = weigh(page);
    const [root, score] = greatest(scores);
    const [, rival] = root ? greatest(scores, (block) => !members(block).contains(root) && !members(root).contains(block)) : [null, 0];
    return { root, score, rival, prose };
  }

  /**
   * @param {Document} page
   * @returns {import("../shared/types.js").Prose}
   */
  function proseOf(page) {
    /** @type {Map<Element, boolean>} */
    const apart = new Map();
    /** @type {(block: Element) => boolean} */
    const isApart = (block) => {
      const known = apart.get(block) ?? members(block).closest(NOT_ARTICLE) !== null;
      apart.set(block, known);
      return known;
    };
    /** @type {import("../shared/types.js").Prose} */
    const prose = [];
    let sum = 0;
    const paragraphs = page.getElementsByTagName("p");
    for (let at = 0, paragraph = paragraphs[0]; paragraph; paragraph = paragraphs[++at]) {
      const text = paragraph.textContent ?? "";
      const { length } = text;
      const parent = paragraph.parentElement;
      if (length < PROSE || !parent || text.trim().length < PROSE || isApart(parent)) continue;
      prose.push([parent, length]);
      sum += length;
      if (prose.length === MOST_PARAGRAPHS) break;
    }
    if (sum < FEW) {
      for (const block of looseBlocks(page)) {
        if (!isApart(block)) prose.push(...runsOf(block).map((run) => /** @type {[Element, number]} */ ([block, run])));
      }
    }
    return prose;
  }

  /**
   * Where old pages keep their text: in cells and blocks, its paragraphs parted by br.
   *
   * @param {Document} page
   * @returns {Element[]}
   */
  function looseBlocks(page) {
    const blocks = new Set();
    for (const { parentElement } of page.querySelectorAll("br")) {
      if (parentElement && parentElement.localName !== "p") blocks.add(parentElement);
    }
    for (const block of page.querySelectorAll("div, td")) if (block.childElementCount < 4) blocks.add(block);
    return [...blocks].slice(0, MOST_BLOCKS);
  }

  /**
   * @param {Element} block
   * @returns {number[]} the lengths of its stretches of text, those of prose only
   */
  function runsOf(block) {
    const runs = [0];
    for (const child of members(block).childNodes) {
      if (child.nodeType === 3 || INLINE.has(String(child.nodeName).toLowerCase())) {
        runs[runs.length - 1] += (child.textContent ?? "").trim().length;
      } else runs.push(0);
    }
    return runs.filter((run) => run >= PROSE);
  }

  /**
   * @param {Map<Element, number>} scores
   * @param {(block: HTMLElement) => boolean} [counts]
   * @returns {[HTMLElement | null, number]}
   */
  function greatest(scores, counts = () => true) {
    let best = null;
    let score = 0;
    for (const [block, sum] of scores) {
      // Of equals the one that holds the other: a body cut in two is one.
      const better = sum > score || (sum === score && best !== null && members(block).contains(best));
      if (!better || !counts(/** @type {HTMLElement} */ (block))) continue;
      best = /** @type {HTMLElement} */ (block);
      score = sum;
    }
    return [best, score];
  }

  /** @type {{root: HTMLElement | null} | null} */
  let fresh = null;

  /** This page's block of most prose, which several ask for in one task. */
  function rootNow() {
    if (!fresh) queueMicrotask(() => (fresh = null));
    return (fresh ??= { root: greatest(weigh(document).scores)[0] }).root;
  }

  /**
   * @param {Document} [page]
   * @returns {HTMLElement | null} the block that holds the article
   */
  function root(page = document) {
    return (
      (page === document ? rootNow() : greatest(weigh(page).scores)[0]) ??
      page.querySelector("[itemprop='articleBody'], article, main")
    );
  }

  /**
   * The article's paragraphs of prose, read only as far as they are asked for.
   *
   * @param {Element} block
   * @param {boolean} [backwards]
   * @returns {Generator<HTMLElement>}
   */
  function* paragraphs(block, backwards = false) {
    const all = /** @type {NodeListOf<HTMLElement>} */ (members(block).querySelectorAll("p"));
    for (let at = 0; at < all.length; at++) {
      const paragraph = all[backwards ? all.length - 1 - at : at];
      const isProse = textOf(paragraph).length >= PROSE && !paragraph.closest(NOT_ARTICLE) && !paragraph.closest(BESIDE);
      if (isProse && isShown(paragraph)) yield paragraph;
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
      next &&
      isShown(next) &&
      (next.localName === "h2" || members(next).matches(STANDFIRST)) &&
      textOf(next).length > 30 &&
      textOf(next).length < 500;
    return /** @type {HTMLElement} */ (isStandfirst ? next : title);
  }

  return { survey, root, paragraphs, firstParagraph, headline, endOfHead, isShown, textOf, beginning };
})();
