/**
 * What the card can do without the helper: the article's first sentences, picked in the page and labelled as such.
 */
globalThis.standfirst.fallback ??= (() => {
  const { article, labels } = globalThis.standfirst;
  const SENTENCES = { short: 1, medium: 3, long: 7 }; // as the helper has them
  const FEWEST_WORDS = 6;
  /** Words that end in a stop without ending a sentence; Intl.Segmenter does not know them. */
  const ABBREVIATION =
    /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|Gen|Sen|Rep|Gov|Lt|Col|Jr|Sr|Inc|Ltd|Co|Nr|bzw|ca|M|Mme|Sra?|Dra?)\.\s*$/u;

  /**
   * @param {string} text
   * @param {string} [language]
   * @returns {string[]} sentences, verbatim but for white space
   */
  function split(text, language) {
    const clean = text.replace(/\s+/g, " ").trim();
    /** @type {string[]} */
    const sentences = [];
    for (const { segment } of new Intl.Segmenter(language, { granularity: "sentence" }).segment(clean)) {
      const last = sentences.at(-1);
      if (last !== undefined && ABBREVIATION.test(last)) sentences[sentences.length - 1] = last + segment;
      else sentences.push(segment);
    }
    return sentences.map((sentence) => sentence.trim()).filter(Boolean);
  }

  /** A language tag that Intl accepts, or undefined: pages write "en_US" and worse. */
  function pageLanguage() {
    try {
      return Intl.getCanonicalLocales(document.documentElement.lang.replace("_", "-"))[0];
    } catch {
      return undefined;
    }
  }

  /**
   * @param {"short" | "medium" | "long"} length
   * @returns {{text: string, index: number}[]} empty where the page has no prose
   */
  function pick(length) {
    const root = article.root();
    const language = pageLanguage();
    const picked = [];
    let index = 0;
    for (const paragraph of root ? article.paragraphs(root) : []) {
      for (const text of split(paragraph.textContent ?? "", language)) {
        if (labels.countWords(text) >= FEWEST_WORDS) picked.push({ text, index });
        index += 1;
        if (picked.length === SENTENCES[length]) return picked;
      }
    }
    return picked;
  }

  return { pick, split, pageLanguage };
})();
