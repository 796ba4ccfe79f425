/** Bytes of a page to text, as a browser would read them: byte order mark, header, meta, else UTF-8. */

const SNIFFED_BYTES = 4096;

/**
 * @param {Uint8Array} bytes
 * @param {string} contentType  of the HTTP header
 */
export function decodePage(bytes, contentType) {
  const named = byteOrderMark(bytes) ?? charsetOf(contentType) ?? charsetOf(beginning(bytes)) ?? "utf-8";
  return decoder(named).decode(bytes);
}

/** @param {Uint8Array} bytes */
function byteOrderMark([first, second, third]) {
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return "utf-8";
  }
  if (first === 0xff && second === 0xfe) {
    return "utf-16le";
  }
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** @param {string} text  a header's value or the beginning of a page */
function charsetOf(text) {
  return /charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(text)?.[1];
}

/** @param {Uint8Array} bytes */
function beginning(bytes) {
  return String.fromCharCode(...bytes.subarray(0, SNIFFED_BYTES));
}

/** @param {string} label */
function decoder(label) {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
