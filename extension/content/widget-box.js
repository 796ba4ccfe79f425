/** The box of a widget: from a label to all that belongs to it, and nothing else. */
globalThis.standfirst.widgetBox ??= (() => {
  const { article, labels, members } = globalThis.standfirst;
  const { textOf } = article;
  const CONTROLS = "a[href], button, [role='button'], summary, input, select, textarea";
  /** Text besides its labels that a prompt's box may hold ("Beta", "2 min"). */
  const SLACK = 40;

  /**
   * The list that a label stands over: inside the node, or in one of the next two blocks, up to three levels up.
   *
   * @param {Element} node
   * @param {import("../shared/types.js").LabelRule} rule
   * @returns {HTMLElement | null}
   */
  function listBeside(node, rule) {
    /** @type {(block: Element | null | undefined) => HTMLElement | null} */
    const fittingIn = (block) => {
      if (!block) return null;
      const list = members(block).matches("ul, ol") ? block : members(block).querySelector("ul, ol");
      return list && fits(list, rule) ? /** @type {HTMLElement} */ (list) : null;
    };
    if (members(node).hasAttribute("aria-label") && fittingIn(node)) return fittingIn(node);
    let block = /** @type {Element | null} */ (node);
    for (let level = 0; block && level < 3; level++, block = members(block).parentElement) {
      const next = members(block).nextElementSibling;
      const list = fittingIn(next) ?? (next && textOf(next).length < SLACK ? fittingIn(members(next).nextElementSibling) : null);
      if (list) return list;
      if (next) return null;
    }
    return null;
  }

  /**
   * @param {Element} list
   * @param {import("../shared/types.js").LabelRule} rule
   */
  function fits(list, { list_items: [fewest, most], item_words: [shortest, longest] }) {
    const items = [...list.children].filter((item) => item.localName === "li");
    if (items.length < fewest || items.length > most) return false;
    return items.every((item) => {
      const words = labels.countWords(textOf(item));
      return words >= shortest && words <= longest;
    });
  }

  /**
   * The box that holds a widget and nothing else.
   *
   * @param {HTMLElement} node
   * @param {import("../shared/types.js").Scene} scene
   * @returns {HTMLElement}
   */
  function aroundButton(node, scene) {
    let box = node;
    for (let parent = members(box).parentElement; parent && parent !== document.body; parent = members(box).parentElement) {
      const own = members(parent);
      if (parent === scene.root || own.contains(scene.root) || own.contains(scene.title)) break;
      const others = [...own.querySelectorAll(CONTROLS)].filter(
        (control) => !members(box).contains(control) && !control.contains(box),
      );
      if (others.some((control) => !scene.lexicon.has(textOf(control)))) break;
      if (
        restOf(parent, box, scene.lexicon) > SLACK ||
        [...own.querySelectorAll("img, video, figure")].some((picture) => !members(box).contains(picture))
      ) {
        break;
      }
      box = parent;
    }
    return box;
  }

  /**
   * Characters of a block that are neither the box's nor a label.
   *
   * @param {Element} parent
   * @param {Element} box
   * @param {{has: (text: string) => boolean}} lexicon
   */
  function restOf(parent, box, lexicon) {
    let rest = 0;
    for (const child of members(parent).childNodes) {
      if (members(child).contains(box)) continue;
      const text = (members(child).textContent ?? "").trim();
      if (text && !lexicon.has(text)) rest += text.length;
    }
    return rest;
  }

  /**
   * @param {HTMLElement} heading
   * @param {HTMLElement} list
   * @param {import("../shared/types.js").Scene} scene
   * @returns {HTMLElement[]}
   */
  function aroundList(heading, list, scene) {
    let common = heading;
    while (!members(common).contains(list)) common = /** @type {HTMLElement} */ (members(common).parentElement);
    const known = textOf(heading).length + textOf(list).length;
    const alone = textOf(common).length <= known * 1.2 + SLACK;
    if (alone && !members(common).contains(scene.root) && !members(common).contains(scene.title)) return [aroundButton(common, scene)];
    return [heading, list].map((part) => {
      let child = part;
      while (members(child).parentElement !== common) child = /** @type {HTMLElement} */ (members(child).parentElement);
      return textOf(child).length <= textOf(part).length + SLACK ? child : part;
    });
  }

  return { listBeside, aroundButton, aroundList };
})();
