/** The DOM that the reader sees, as trimmed HTML. `capture()` promises a `Capture`, see `shared/types.js`. */
globalThis.standfirst.capture ??= (() => {
  const { composed, shadows, trimmed } = globalThis.standfirst;
  /** The helper takes 8 MB of JSON, in which quotes and line breaks count twice. */
  const MAX_BYTES = 6_000_000;
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

  /** A frame of another site that fills much of the window is where the article may be. */
  function largeFrame() {
    for (const frame of document.querySelectorAll("iframe[src]")) {
      const { width, height } = frame.getBoundingClientRect();
      if (width * height < (innerWidth * innerHeight) / 3 || shadows.frameBodyOf(frame)) continue;
      const address = frame.getAttribute("src") ?? "";
      if (URL.canParse(address, location.href)) return new URL(address, location.href).hostname || null;
    }
    return null;
  }

  /** The selected text, its paragraphs parted by blank lines as the browser lays them out. */
  function selectedText() {
    return (getSelection()?.toString() ?? "").trim().toWellFormed();
  }

  return async function capture() {
    const html = trimmed(composed(document.documentElement));
    return {
      html: capped(`<!doctype html>${html}`.toWellFormed()),
      url: location.href,
      title: document.title.toWellFormed(),
      language: document.documentElement.lang || null,
      selection: selectedText(),
      frame: largeFrame(),
      document: performance.timeOrigin,
    };
  };
})();
