/** Links to a sentence's place in its page, which browsers scroll to and mark (WICG: Text Fragments). */

const WORDS_AT_EACH_END = 5;

/**
 * The address of a sentence: `#:~:text=first words,last words`.
 *
 * @param {string} address
 * @param {string} sentence
 * @param {string | null} [language]
 */
export function linkTo(address, sentence, language) {
  const words = [...new Intl.Segmenter(language || undefined, { granularity: "word" }).segment(sentence)];
  const starts = words.filter((word) => word.isWordLike);
  const base = address.replace(/#.*$/s, "");
  const [headEnd, tailStart] = [starts[WORDS_AT_EACH_END - 1], starts[starts.length - WORDS_AT_EACH_END]];
  if (starts.length <= 2 * WORDS_AT_EACH_END || !headEnd || !tailStart) {
    return `${base}#:~:text=${encoded(sentence)}`;
  }
  const head = sentence.slice(0, headEnd.index + headEnd.segment.length);
  const tail = sentence.slice(tailStart.index).replace(/[\p{P}\s]+$/u, "");
  return `${base}#:~:text=${encoded(head)},${encoded(tail)}`;
}

/** @param {string} part */
function encoded(part) {
  // "-" and "," have a meaning in a text directive, parentheses one in Markdown.
  return encodeURIComponent(part).replace(
    /[-()!'*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
