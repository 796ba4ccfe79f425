/** The labels that publishers put on their summaries, as a lexicon that a text is looked up in. */
globalThis.standfirst.labels ??= (() => {
  const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
  const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
  const MAX_LABEL = 80;
  const SPACE_AROUND = 60;

  /** @param {string} text */
  function plain(text) {
    return text
      .slice(0, MAX_LABEL)
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[’‘`]/g, "'")
      .replace(/\s+/g, " ")
      .replace(AROUND, "");
  }

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }

  /** @param {string} text */
  function initial(text) {
    return /[\p{L}\p{N}]/u.exec(text)?.[0].normalize("NFKC").toLowerCase() ?? "";
  }

  /**
   * @param {Record<string, string[]>} byLanguage  `*` in a label stands for one to three words
   * @returns {{has: (text: string) => boolean}}
   */
  function lexicon(byLanguage) {
    const whole = new Set();
    const initials = new Set();
    /** @type {RegExp[]} */
    const patterns = [];
    for (const label of Object.values(byLanguage).flat()) {
      initials.add(initial(label));
      if (!label.includes("*")) whole.add(plain(label));
      else {
        const parts = label.split("*").map((part) => escaped(plain(part)));
        patterns.push(new RegExp(`^${parts.join(" ?\\S+(?: \\S+){0,2} ?").trim()}$`, "u"));
      }
    }
    return {
      has(text) {
        // Almost every text of a page is turned away by its length or its first letter.
        if (text.length > MAX_LABEL + SPACE_AROUND || !initials.has(initial(text))) return false;
        const label = plain(text.trim());
        return Boolean(label) && (whole.has(label) || patterns.some((pattern) => pattern.test(label)));
      },
    };
  }

  /**
   * @param {Record<string, string[]>} byLanguage
   * @returns {RegExp} that finds any of the labels anywhere in a text, however its words are spaced
   */
  function mention(byLanguage) {
    const all = Object.values(byLanguage).flat();
    return new RegExp(all.map((label) => escaped(label).replaceAll(" ", "\\s+")).join("|"), "iu");
  }

  /**
   * Words of a text; where a script writes no spaces, two characters are a word.
   *
   * @param {string} text
   */
  function countWords(text) {
    const spaceless = text.match(CJK)?.length ?? 0;
    const spaced = text.replace(CJK, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
    return spaced + Math.ceil(spaceless / 2);
  }

  return { lexicon, mention, plain, countWords };
})();
