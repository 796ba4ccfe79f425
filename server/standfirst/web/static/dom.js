/* Elements from plain data. Strings become text, never markup. */

/**
 * @param {string} name
 * @param {Record<string, string | null | undefined>} attributes null leaves one out
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/**
 * A link to a web address; any other address is only shown.
 * @param {string | null} address
 * @param {string} text
 */
export function link(address, text) {
  const isWeb = /^https?:\/\//i.test(address ?? "");
  return isWeb ? element("a", { href: address, rel: "noreferrer noopener" }, text) : element("span", {}, text);
}
