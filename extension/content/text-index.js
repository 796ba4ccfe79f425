/**
 * The text of a part of the page as a skeleton in which a sentence can be searched: letters and digits only, folded,
 * each pointing at the place in the DOM that it came from. White space, punctuation, quotes, soft hyphens,
 * zero-width signs and markup are not in it, so they cannot make two spellings of one sentence differ.
 */
globalThis.standfirst.textIndex ??= (() => {
  const NEVER_READ = new Set(
    "script style noscript template textarea select option svg math standfirst-card standfirst-banner".split(" "),
  );
  const REPLACED = "data-standfirst-replaced";
  const SPOKEN_CLASSES = (
    "sr-only sronly visually-hidden visuallyhidden hidden-visually screen-reader screenreader show-for-sr a11y-hidden " +
    "assistive-text element-invisible off-screen offscreen tooltiptext tooltip-text"
  ).split(" ");
  const ICON_CLASSES = ["material-icons", "material-symbols", "mw-editsection"];
  const TIME_CLASSES = ["timestamp", "time-stamp", "timecode", "time-code"];
  /**
   * What stands in a sentence without belonging to it, as the helper has it too: footnote marks, how a word is read,
   * text for screen readers, icons that a font draws out of their names, a transcript's time codes.
   */
  const INSERTION = [
    "sup, rt, rp, [role='tooltip'], [role='doc-noteref'], a[href^='#fn'], a[href^='#cite']",
    ...SPOKEN_CLASSES.concat(ICON_CLASSES, TIME_CLASSES).map((name) => `[class*='${name}' i]`),
  ].join();
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

  /**
   * @param {string} text
   * @param {number[]} [offsets]  gets for each kept unit the place in the text that it came from
   */
  function foldText(text, offsets) {
    let skeleton = "";
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      const paired = code >= 0xd800 && code < 0xdc00 && at + 1 < text.length;
      const kept = paired ? fold(text.slice(at, at + 2)) : foldUnit(code);
      for (let unit = 0; unit < kept.length; unit++) offsets?.push(at);
      skeleton += kept;
      at += paired ? 2 : 1;
    }
    return skeleton;
  }

  /** @type {string[]} the same by code unit: almost every character of almost every page is looked up here */
  const foldedUnits = [];

  /** @param {number} code */
  function foldUnit(code) {
    return (foldedUnits[code] ??= fold(String.fromCharCode(code)));
  }

  /**
   * Calls back for each text node under a root in reading order, those in shadow trees and same-origin frames too.
   *
   * @param {Node} root
   * @param {boolean} insertions
   * @param {(node: Text) => void} visit
   */
  function eachText(root, insertions, visit) {
    const { members, shadows } = globalThis.standfirst;
    let own;
    for (let node = members(root).firstChild; node; node = own.nextSibling) {
      const isText = node.nodeType === 3;
      own = /** @type {Element} */ (isText ? node : members(node));
      if (isText) visit(/** @type {Text} */ (node));
      if (own.nodeType !== 1) continue;
      const element = /** @type {HTMLElement} */ (node);
      if (NEVER_READ.has(own.localName) || own.hasAttribute(REPLACED)) continue;
      if (!insertions && own.matches(INSERTION)) continue;
      const inner = shadows.contentOf(element);
      if (inner) eachText(inner, insertions, visit);
      eachText(element, insertions, visit);
    }
  }

  /**
   * @param {Node} root
   * @param {{insertions?: boolean}} [options]  whether what does not belong to a sentence counts as text
   * @returns {import("../shared/types.js").TextIndex}
   */
  function build(root, { insertions = true } = {}) {
    /** @type {Text[]} */
    const nodes = [];
    /** @type {number[]} */
    const firsts = [];
    /** @type {string[]} */
    const pieces = [];
    /** @type {number[]} */
    const offsets = [];
    let length = 0;
    eachText(root, insertions, (node) => {
      const piece = foldText(node.data, offsets);
      if (!piece) return;
      nodes.push(node);
      firsts.push(length);
      pieces.push(piece);
      length += piece.length;
    });

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

    /** @type {import("../shared/types.js").TextIndex["range"]} */
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

  return {
    build,
    skeletonOf: (/** @type {string} */ text) => foldText(text),
    hasInsertions: (/** @type {ParentNode} */ root) => root.querySelector(INSERTION) !== null,
  };
})();
