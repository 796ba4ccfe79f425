/** The DOM that the reader sees, as trimmed HTML. `capture()` promises a `Capture`, see `shared/types.js`. */
globalThis.standfirst.capture ??= (() => {
  const { composed, trimmed } = globalThis.standfirst;
  /** The helper takes 8 MB of JSON, in which quotes and line breaks count twice. */
  const MAX_BYTES = 6_000_000;
  /** With less text than this left, what was taken for hidden was the page itself (a splash, a consent wall). */
  const LEAST_TEXT = 200;

  /** @param {boolean} trimHidden */
  function pageHtml(trimHidden) {
    return trimmed(composed(document.documentElement, { trimHidden }));
  }

  /** @param {string} html */
  function hasText(html) {
    const pieces = /<[^>]*>|[^<]+/g;
    pieces.lastIndex = html.search(/<body[\s>]/);
    let text = "";
    for (let piece = pieces.exec(html); piece && text.trimEnd().length < LEAST_TEXT; piece = pieces.exec(html)) {
      if (!piece[0].startsWith("<")) text = (text + piece[0]).trimStart();
    }
    return text.trimEnd().length >= LEAST_TEXT;
  }

  /**
   * @param {string} html
   * @returns {string} at most MAX_BYTES in UTF-8
   */
  function capped(html) {
    if (html.length * 3 <= MAX_BYTES) return html;
    const bytes = new Uint8Array(MAX_BYTES);
    const { read } = new TextEncoder().encodeInto(html, bytes);
    return html.slice(0, read);
  }

  /** The selected text, its paragraphs parted by blank lines as the browser lays them out. */
  function selectedText() {
    return (getSelection()?.toString() ?? "").trim().toWellFormed();
  }

  return async function capture() {
    let html = pageHtml(true);
    if (!hasText(html)) html = pageHtml(false);
    return {
      html: capped(`<!doctype html>${html}`.toWellFormed()),
      url: location.href,
      title: document.title.toWellFormed(),
      language: document.documentElement.lang || null,
      selection: selectedText(),
    };
  };
})();
