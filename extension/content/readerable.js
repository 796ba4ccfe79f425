/**
 * Is this page an article? A logistic model over the signs of `readerable-signs.js`; `benchmarks/banner.py` fits and
 * measures it.
 */
globalThis.standfirst.readerable ??= (() => {
  const { article, members, readerableSigns } = globalThis.standfirst;
  /** Less prose than this has nothing to be summed up, whatever the page calls itself. */
  const LEAST_PROSE = 150;
  const BIAS = -1.574;
  /** @type {Record<string, number>} */
  const WEIGHTS = {
    actions: -0.339,
    articleBody: 0.268,
    authorLink: 0.333,
    buttons: -0.305,
    byInHead: 0.096,
    byline: 0.376,
    cart: -0.357,
    comments: 0.444,
    dateInHead: 0.372,
    depth: 0.145,
    feed: 0.333,
    figures: 0.137,
    forumAddress: -1.896,
    genericName: -1.363,
    headings: 0.061,
    insideArticle: 0.293,
    largestShare: 0.663,
    ldArticle: 0.617,
    ldOther: -1.310,
    listAddress: -0.770,
    listBody: -0.867,
    longParagraphs: 0.187,
    longestRun: 0.225,
    moreLinks: -0.164,
    numberInPath: -0.351,
    ogArticle: 0.278,
    ogOther: -0.589,
    ogProduct: -1.150,
    pagination: -0.543,
    postBody: 0.155,
    price: -0.812,
    proseLength: 0.091,
    proseShare: 0.639,
    published: 0.346,
    report: 0.069,
    sharing: 0.122,
    shopAddress: -0.439,
    slugWords: 0.201,
    soloShare: -0.669,
    subheadings: -0.101,
    times: -0.309,
    unsigned: -0.736,
    we: -0.327,
  };
  const WORDS_A_MINUTE = 225;
  const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

  /** @param {Record<string, number>} signs */
  function weigh(signs) {
    return Object.entries(WEIGHTS).reduce((total, [sign, weight]) => total + weight * signs[sign], BIAS);
  }

  /**
   * @param {Element} root
   * @param {import("../shared/types.js").Prose} prose
   */
  function minutesOf(root, prose) {
    const length = prose.reduce((total, [parent, own]) => total + (members(root).contains(parent) ? own : 0), 0);
    const sample = article.beginning(root, 400);
    const perWord = SPACELESS.test(sample) ? 2 : 6;
    return length / perWord / WORDS_A_MINUTE;
  }

  /**
   * The article, of which the block of most prose may be one section.
   *
   * @param {Element} root
   */
  function wholeOf(root) {
    const own = members(root);
    const named = own.closest("[itemprop='articleBody']") ?? own.closest("article") ?? own.closest("main");
    if (named && named !== root) return named;
    const { parentElement } = own;
    return parentElement && parentElement.localName !== "body" ? parentElement : root;
  }

  /** @param {import("../shared/types.js").Survey} survey  of `article.survey` */
  function proseLength({ prose }) {
    return prose.reduce((total, [, length]) => total + length, 0);
  }

  /**
   * @param {Document} page
   * @param {string} address
   * @returns {{article: boolean, minutes: number}}
   */
  function judge(page, address) {
    const survey = article.survey(page);
    if (!survey.root || proseLength(survey) < LEAST_PROSE) return { article: false, minutes: 0 };
    const whole = wholeOf(survey.root);
    return { article: weigh(readerableSigns(page, address, survey)) > 0, minutes: minutesOf(whole, survey.prose) };
  }

  return { judge };
})();
