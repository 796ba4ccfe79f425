/** Text to the clipboard, on pages without a secure context too. */
globalThis.standfirst.copyText ??= async (/** @type {string} */ text, /** @type {ParentNode} */ room) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // http pages have no clipboard, and a page's permissions policy may forbid it: the old command works in both.
    const area = document.createElement("textarea");
    area.value = text;
    room.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
};
