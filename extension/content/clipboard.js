/** Text to the clipboard, for rich targets as HTML too; on pages without a secure context as well. */
globalThis.standfirst.copyText ??= async (/** @type {string} */ text, /** @type {ParentNode} */ root, /** @type {string} */ html = "") => {
  try {
    if (html) {
      const blob = (/** @type {string} */ content, /** @type {string} */ type) => new Blob([content], { type });
      const item = { "text/plain": blob(text, "text/plain"), "text/html": blob(html, "text/html") };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    } else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // http pages have no clipboard, and a page's permissions policy may forbid it: the old command works in both.
    const area = document.createElement("textarea");
    area.value = text;
    root.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
};
