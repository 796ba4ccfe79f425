/** Building nodes: text is always text, never markup. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/**
 * @template {Element} [Kind=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {Kind} the element, which is there
 */
export function find(selector, root = document) {
  return /** @type {Kind} */ (root.querySelector(selector));
}
