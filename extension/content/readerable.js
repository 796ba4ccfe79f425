/**
 * Is this page an article? A logistic model over the signs of `readerable-signs.js`; `benchmarks/banner.py` fits and
 * measures it.
 */
globalThis.standfirst ??= {};

globalThis.standfirst.readerable ??= (() => {
  const { article, readerableSigns } = globalThis.standfirst;
  /** Less prose than this has nothing to be summed up, whatever the page calls itself. */
  const LEAST_PROSE = 300;
  const BIAS = -2.15;
  /** @type {Record<string, number>} */
  const WEIGHTS = {
    actions: -0.397,
    articleBody: 0.396,
    authorLink: 0.427,
    buttons: -0.337,
    byInHead: 0.576,
    byline: 0.574,
    cart: -0.491,
    comments: 0.495,
    dateInHead: 0.592,
    depth: 0.234,
    feed: 0.469,
    figures: 0.218,
    forumAddress: -2.284,
    genericName: -1.485,
    headings: 0.104,
    insideArticle: 0.414,
    largestShare: 0.653,
    ldArticle: 1.008,
    ldOther: -1.707,
    listAddress: -0.925,
    listBody: -0.816,
    longParagraphs: 0.313,
    longestRun: 0.259,
    moreLinks: -0.24,
    numberInPath: -0.591,
    ogArticle: 0.532,
    ogOther: -0.587,
    ogProduct: -1.746,
    pagination: -0.898,
    price: -0.926,
    proseLength: 0.091,
    proseShare: 0.424,
    report: 0.085,
    sharing: 0.164,
    shopAddress: -0.47,
    slugWords: 0.273,
    soloShare: -0.849,
    subheadings: -0.169,
    times: -0.435,
    we: -0.4,
  };
  const WORDS_A_MINUTE = 225;
  const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

  /** @param {Record<string, number>} signs */
  function weigh(signs) {
    return Object.entries(WEIGHTS).reduce((total, [sign, weight]) => total + weight * signs[sign], BIAS);
  }

  /** @param {any} survey  of `article.survey` */
  function minutesOf({ root, prose }) {
    const length = prose.reduce((/** @type {number} */ total, /** @type {[Element, number]} */ [parent, own]) => total + (root.contains(parent) ? own : 0), 0);
    const sample = article.textOf(root).slice(0, 400);
    const perWord = SPACELESS.test(sample) ? 2 : 6;
    return length / perWord / WORDS_A_MINUTE;
  }

  /**
   * @param {Document} page
   * @param {string} address
   * @returns {{article: boolean, minutes: number}}
   */
  function judge(page, address) {
    const survey = article.survey(page);
    const { root, score } = survey;
    if (!root || score < LEAST_PROSE) return { article: false, minutes: 0 };
    return { article: weigh(readerableSigns(page, address, survey)) > 0, minutes: minutesOf(survey) };
  }

  return { judge };
})();
