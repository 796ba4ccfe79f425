/**
 * Is this page an article? A logistic model over the signs of `readerable-signs.js`; `benchmarks/banner.py` fits and
 * measures it.
 */
globalThis.standfirst ??= {};

globalThis.standfirst.readerable ??= (() => {
  const { article, readerableSigns } = globalThis.standfirst;
  /** Less prose than this has nothing to be summed up, whatever the page calls itself. */
  const LEAST_PROSE = 700;
  const THRESHOLD = 0;
  const BIAS = 0;
  /** @type {Record<string, number>} */
  const WEIGHTS = {};
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
    return { article: weigh(readerableSigns(page, address, survey)) > THRESHOLD, minutes: minutesOf(survey) };
  }

  return { judge };
})();
