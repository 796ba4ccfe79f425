/** A summary for the clipboard: plain, as HTML, or as Markdown in which each sentence links to its own place in the article. */
globalThis.standfirst.markdown ??= (() => {
  const WORDS_AT_EACH_END = 5;

  /**
   * Text that Markdown would take for markup stays text.
   *
   * @param {string} text
   */
  function escape(text) {
    return text.replace(/[\\`*_[\]<>]/g, "\\$&").replace(/\s+/g, " ");
  }

  /** @param {string} part */
  function encodeDirective(part) {
    // "-" and "," have a meaning in a text directive, parentheses one in Markdown.
    return encodeURIComponent(part).replace(
      /[-()!'*~]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  }

  /**
   * The address of a sentence: `#:~:text=first words,last words`.
   *
   * @param {string} address
   * @param {string} sentence
   * @param {string} [language]
   */
  function deepLink(address, sentence, language) {
    const words = [...new Intl.Segmenter(language || undefined, { granularity: "word" }).segment(sentence)];
    const starts = words.filter((word) => word.isWordLike);
    const base = address.replace(/#.*$/s, "");
    if (starts.length <= 2 * WORDS_AT_EACH_END) {
      return `${base}#:~:text=${encodeDirective(sentence)}`;
    }
    const headEnd = starts[WORDS_AT_EACH_END - 1];
    const head = sentence.slice(0, headEnd.index + headEnd.segment.length);
    const tail = sentence.slice(starts[starts.length - WORDS_AT_EACH_END].index).replace(/[\p{P}\s]+$/u, "");
    return `${base}#:~:text=${encodeDirective(head)},${encodeDirective(tail)}`;
  }

  /** @param {string | null} address */
  function webAddress(address) {
    return address && /^https?:/i.test(address) ? address : null;
  }

  /**
   * @param {import("../shared/data_types.js").Summary} summary
   * @param {"list" | "paragraph"} layout
   * @returns {string}
   */
  function write({ article, sentences }, layout) {
    const address = webAddress(article.url);
    const title = escape(article.title ?? "");
    const source = [...new Set([article.byline, article.siteName, article.published])]
      .filter(Boolean)
      .map((part) => escape(/** @type {string} */ (part)));
    const linked = sentences.map(({ text }) =>
      address ? `[${escape(text)}](${deepLink(address, text, article.language ?? undefined)})` : escape(text),
    );
    const head = [
      title && (address ? `## [${title}](${address.replace(/[()]/g, encodeDirective)})` : `## ${title}`),
      source.length > 0 && source.join(" · "),
    ].filter(Boolean);
    const body = layout === "list" ? linked.map((line) => `- ${line}`).join("\n") : linked.join(" ");
    return `${[...head, body].join("\n\n")}\n`;
  }

  /**
   * The sentences, the title and the address, for what takes plain text only.
   *
   * @param {import("../shared/data_types.js").Summary} summary
   */
  function plain({ article, sentences }) {
    const body = sentences.map(({ text }) => text).join(" ");
    return [body, [article.title, webAddress(article.url)].filter(Boolean).join("\n")].filter(Boolean).join("\n\n");
  }

  /** @param {string} text */
  function escapeHtml(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  }

  /**
   * @param {import("../shared/data_types.js").Summary} summary
   * @param {"list" | "paragraph"} layout
   */
  function html({ article, sentences }, layout) {
    const texts = sentences.map(({ text }) => escapeHtml(text));
    const body = layout === "list" ? `<ul>${texts.map((text) => `<li>${text}</li>`).join("")}</ul>` : `<p>${texts.join(" ")}</p>`;
    const address = webAddress(article.url);
    const title = escapeHtml(article.title || address || "");
    return `${body}${title && `<p>${address ? `<a href="${escapeHtml(address)}">${title}</a>` : title}</p>`}`;
  }

  return { write, plain, html, deepLink };
})();
