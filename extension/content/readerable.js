/**
 * Is this page an article? A logistic model over the signs of `readerable-signs.js`; `benchmarks/banner.py` fits and
 * measures it.
 */
globalThis.standfirst ??= {};

globalThis.standfirst.readerable ??= (() => {
  const { article, readerableSigns } = globalThis.standfirst;
  /** Less prose than this has nothing to be summed up, whatever the page calls itself. */
  const LEAST_PROSE = 150;
  const BIAS = -2.179;
  /** @type {Record<string, number>} */
  const WEIGHTS = {
    actions: -0.398,
    articleBody: 0.429,
    authorLink: 0.398,
    buttons: -0.357,
    byInHead: 0.233,
    byline: 0.538,
    cart: -0.465,
    comments: 0.462,
    dateInHead: 0.544,
    depth: 0.241,
    feed: 0.48,
    figures: 0.227,
    forumAddress: -2.171,
    genericName: -1.385,
    headings: 0.116,
    insideArticle: 0.47,
    largestShare: 0.699,
    ldArticle: 1.043,
    ldOther: -1.65,
    listAddress: -0.957,
    listBody: -0.91,
    longParagraphs: 0.318,
    longestRun: 0.261,
    moreLinks: -0.197,
    numberInPath: -0.539,
    ogArticle: 0.589,
    ogOther: -0.59,
    ogProduct: -1.731,
    pagination: -0.895,
    price: -1.001,
    proseLength: 0.087,
    proseShare: 0.448,
    report: 0.086,
    sharing: 0.17,
    shopAddress: -0.438,
    slugWords: 0.279,
    soloShare: -0.853,
    subheadings: -0.159,
    times: -0.453,
    we: -0.401,
  };
  const WORDS_A_MINUTE = 225;
  const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

  /** @param {Record<string, number>} signs */
  function weigh(signs) {
    return Object.entries(WEIGHTS).reduce((total, [sign, weight]) => total + weight * signs[sign], BIAS);
  }

  /** @param {any} survey  of `article.survey` */
  function minutesOf({ root, prose }) {
    const length = prose.reduce(
      (/** @type {number} */ total, /** @type {[Element, number]} */ [parent, own]) =>
        total + (root.contains(parent) ? own : 0),
      0,
    );
    const sample = article.beginning(root, 400);
    const perWord = SPACELESS.test(sample) ? 2 : 6;
    return length / perWord / WORDS_A_MINUTE;
  }

  /** @param {any} survey  of `article.survey` */
  function proseLength({ prose }) {
    return prose.reduce(
      (/** @type {number} */ total, /** @type {[Element, number]} */ [, length]) => total + length,
      0,
    );
  }

  /**
   * @param {Document} page
   * @param {string} address
   * @returns {{article: boolean, minutes: number}}
   */
  function judge(page, address) {
    const survey = article.survey(page);
    if (!survey.root || proseLength(survey) < LEAST_PROSE) return { article: false, minutes: 0 };
    return { article: weigh(readerableSigns(page, address, survey)) > 0, minutes: minutesOf(survey) };
  }

  return { judge };
})();
