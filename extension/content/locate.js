/**
 * Where each sentence of a summary stands in the page. The article is searched first, then the whole page; first with
 * footnote marks and other insertions, then without; at last by a sentence's beginning and end, in case something
 * else stands between them.
 */
globalThis.standfirst.locate ??= (() => {
  const { textIndex, article } = globalThis.standfirst;
  /** Shorter skeletons stand in a page by chance. */
  const CHANCE = 8;
  const ANCHOR = 24;
  const TRIES = 24;

  /**
   * @param {import("../shared/types.js").Place[]} sentences  in the article's order
   * @param {Document} [page]
   * @returns {Map<number, Range>} by the sentence's index; what is not found is missing
   */
  function locate(sentences, page = document) {
    /** @type {Map<number, Range>} */
    const found = new Map();
    const indices = indicesOf(page);
    for (const search of [whole, byEnds]) {
      for (const indexOf of indices) {
        const missing = sentences.filter((sentence) => !found.has(sentence.index));
        if (!missing.length) return found;
        searchAll(indexOf(), missing, search, found);
      }
    }
    return found;
  }

  /**
   * The places to search, the likeliest first; each is read only when it is needed, and once.
   *
   * @param {Document} page
   * @returns {(() => import("../shared/types.js").TextIndex)[]}
   */
  function indicesOf(page) {
    const roots = new Set([article.root(page), page.body].filter((root) => root !== null));
    return [...roots].flatMap((root) =>
      [true, false]
        .filter((insertions) => insertions || textIndex.hasInsertions(root))
        .map((insertions) => {
          /** @type {import("../shared/types.js").TextIndex | undefined} */
          let index;
          return () => (index ??= textIndex.build(root, { insertions }));
        }),
    );
  }

  /**
   * @param {import("../shared/types.js").TextIndex} index
   * @param {import("../shared/types.js").Place[]} sentences
   * @param {typeof whole} search
   * @param {Map<number, Range>} found
   */
  function searchAll(index, sentences, search, found) {
    let after = 0;
    for (const { index: key, text } of sentences) {
      const skeleton = textIndex.skeletonOf(text);
      if (!skeleton) continue;
      // Sentences come in the article's order: the place after the one before is the likeliest of several.
      const place = search(index, skeleton, after) ?? (after > 0 ? search(index, skeleton, 0) : null);
      if (!place) continue;
      found.set(key, index.range(place.start, place.end));
      after = place.end;
    }
  }

  /**
   * @param {import("../shared/types.js").TextIndex} index
   * @param {string} skeleton
   * @param {number} from
   * @returns {{start: number, end: number} | null}
   */
  function whole(index, skeleton, from) {
    let hidden = null;
    let start = index.skeleton.indexOf(skeleton, from);
    for (let tries = 0; start >= 0 && tries < TRIES; tries++) {
      const place = { start, end: start + skeleton.length };
      if (skeleton.length >= CHANCE || index.startsWord(start)) {
        if (isRendered(index.nodeAt(start))) return place;
        hidden ??= place;
      }
      start = index.skeleton.indexOf(skeleton, start + 1);
    }
    return hidden;
  }

  /** @type {typeof whole} */
  function byEnds(index, skeleton, from) {
    if (skeleton.length < 2 * ANCHOR) return null;
    const head = skeleton.slice(0, ANCHOR);
    const tail = skeleton.slice(-ANCHOR);
    let start = index.skeleton.indexOf(head, from);
    for (let tries = 0; start >= 0 && tries < TRIES; tries++) {
      const least = start + Math.floor(skeleton.length * 0.7) - ANCHOR;
      const most = start + Math.ceil(skeleton.length * 1.5);
      const end = index.skeleton.slice(least, most).indexOf(tail);
      if (end >= 0) return { start, end: least + end + ANCHOR };
      start = index.skeleton.indexOf(head, start + 1);
    }
    return null;
  }

  /** @param {Text} node */
  function isRendered(node) {
    return Boolean(node.parentElement && article.isShown(node.parentElement));
  }

  return locate;
})();
