/**
 * An element's own members, whatever the page calls its form fields: `<input name=closest>` is what Chromium gives for the
 * form's `closest`, in our world too. What may be a form is read through this: `members(block).parentElement`. Only to read
 * from or to call; what is passed on is the element itself.
 */
globalThis.standfirst.members ??= (() => {
  /** By its name: a frame's elements are of that frame's own classes. */
  const FORM = "[object HTMLFormElement]";
  const nameOf = Object.prototype.toString;

  /** @type {ProxyHandler<Node>} */
  const handler = {
    get(form, name) {
      const value = Reflect.get(Object.getPrototypeOf(form), name, form);
      return typeof value === "function" ? value.bind(form) : value;
    },
  };

  /**
   * @template {Node | ParentNode} T
   * @param {T} node
   * @returns {T}
   */
  return function members(node) {
    return nameOf.call(node) === FORM ? /** @type {T} */ (new Proxy(/** @type {Node} */ (node), handler)) : node;
  };
})();
