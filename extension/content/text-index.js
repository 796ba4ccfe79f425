/**
 * The text of a part of the page as a skeleton in which a sentence can be searched: letters and digits only, folded,
 * each pointing at the place in the DOM that it came from. White space, punctuation, quotes, soft hyphens,
 * zero-width signs and markup are not in it, so they cannot make two spellings of one sentence differ.
 */
globalThis.standfirst ??= {};

globalThis.standfirst.textIndex ??= (() => {
  const NEVER_READ = "script, style, noscript, template, textarea, select, option, svg, math, [data-standfirst-replaced]";
  const FOOTNOTE_MARK = "sup, [role='doc-noteref'], a[href^='#fn'], a[href^='#cite']";
  /** Letters, digits and the signs that tell words of Indic scripts apart. */
  const KEPT = /[\p{L}\p{N}\p{Mc}]/u;
  const LATIN_MARKS = /[\u0300-\u036f]/gu;

  /** @type {Map<string, string>} */
  const folded = new Map();

  /**
   * What is left of a character: "" for white space and punctuation, "fi" for the ligature, "e" for "É".
   *
   * @param {string} character
   */
  function fold(character) {
    let result = folded.get(character);
    if (result === undefined) {
      const plain = character.normalize("NFKD").replace(LATIN_MARKS, "").toLowerCase();
      result = [...plain].filter((c) => KEPT.test(c)).join("");
      folded.set(character, result);
    }
    return result;
  }

  /** @param {string} text */
  function skeletonOf(text) {
    let skeleton = "";
    for (const character of text) skeleton += fold(character);
    return skeleton;
  }

  /**
   * The text nodes under a root in reading order, those in shadow trees and same-origin frames too.
   *
   * @param {Node} root
   * @param {boolean} withFootnotes
   * @returns {Generator<Text>}
   */
  function* textNodes(root, withFootnotes) {
    const { OWN_ELEMENTS } = globalThis.standfirst.dom;
    const skipped = `${NEVER_READ}, ${OWN_ELEMENTS}${withFootnotes ? "" : `, ${FOOTNOTE_MARK}`}`;
    for (let node = root.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        yield /** @type {Text} */ (node);
      } else if (node.nodeType === 1) {
        const element = /** @type {HTMLElement} */ (node);
        if (element.matches(skipped)) continue;
        const inner = globalThis.standfirst.shadows.contentOf(element);
        if (inner) yield* textNodes(inner, withFootnotes);
        yield* textNodes(element, withFootnotes);
      }
    }
  }

  /**
   * @typedef {object} TextIndex
   * @property {string} skeleton
   * @property {(start: number, end: number) => Range} range  the DOM range of a stretch of the skeleton
   * @property {(position: number) => Text} nodeAt
   * @property {(position: number) => boolean} startsWord
   */

  /**
   * @param {Node} root
   * @param {{footnotes?: boolean}} [options]  whether footnote marks count as text
   * @returns {TextIndex}
   */
  function build(root, { footnotes = true } = {}) {
    /** @type {Text[]} */
    const nodes = [];
    /** @type {number[]} */
    const firsts = [];
    /** @type {string[]} */
    const pieces = [];
    /** @type {number[]} */
    const offsets = [];
    let length = 0;
    for (const node of textNodes(root, footnotes)) {
      const text = node.data;
      let piece = "";
      for (let at = 0; at < text.length; ) {
        const character = String.fromCodePoint(/** @type {number} */ (text.codePointAt(at)));
        const kept = fold(character);
        for (let unit = 0; unit < kept.length; unit++) offsets.push(at);
        piece += kept;
        at += character.length;
      }
      if (!piece) continue;
      nodes.push(node);
      firsts.push(length);
      pieces.push(piece);
      length += piece.length;
    }

    /** @param {number} position */
    function nodeIndex(position) {
      let low = 0;
      let high = firsts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (firsts[middle] <= position) low = middle;
        else high = middle - 1;
      }
      return low;
    }

    /** @type {TextIndex["range"]} */
    function range(start, end) {
      const first = nodes[nodeIndex(start)];
      const last = nodes[nodeIndex(end - 1)];
      const result = (first.ownerDocument ?? document).createRange();
      result.setStart(first, withOpening(first.data, offsets[start]));
      result.setEnd(last, withClosing(last.data, offsets[end - 1]));
      return result;
    }

    return {
      skeleton: pieces.join(""),
      range,
      nodeAt: (position) => nodes[nodeIndex(position)],
      startsWord(position) {
        const text = nodes[nodeIndex(position)].data;
        const before = text.slice(0, offsets[position]).at(-1);
        return before === undefined || !fold(before);
      },
    };
  }

  /**
   * Takes in the quotes and brackets that stand before the first letter.
   *
   * @param {string} text
   * @param {number} offset
   */
  function withOpening(text, offset) {
    while (offset > 0 && /[\p{Ps}\p{Pi}"'„¿¡«»]/u.test(text[offset - 1])) offset--;
    return offset;
  }

  /**
   * Takes in the stop, the quotes and the brackets that follow the last letter.
   *
   * @param {string} text
   * @param {number} offset  of the last letter
   */
  function withClosing(text, offset) {
    offset += String.fromCodePoint(/** @type {number} */ (text.codePointAt(offset))).length;
    while (offset < text.length && /[\p{M}\p{Pe}\p{Pf}\p{Po}"'«»“]/u.test(text[offset])) offset++;
    return offset;
  }

  return { build, skeletonOf };
})();
