/**
 * The publisher's own summary widgets in this page, by the data of `shared/widgets.json`: rows of selectors, then the
 * rule on labels. What is hidden already is left alone.
 */
globalThis.standfirst ??= {};

globalThis.standfirst.widgets ??= (() => {
  const { article, labels } = globalThis.standfirst;
  const { textOf } = article;
  const BUTTONS = "button, [role='button'], summary, input[type='button'], a[class*='btn'], a[class*='button']";
  const HEADINGS = "h2, h3, h4, h5, h6, [role='heading']";
  const CONTROLS = "a[href], button, [role='button'], summary, input, select, textarea";
  /** Text besides its labels that a prompt's box may hold ("Beta", "2 min"). */
  const SLACK = 40;

  /**
   * What we have hidden ourselves is still the page's widget.
   *
   * @param {Element} node
   */
  function isShown(node) {
    return node.closest("[data-standfirst-replaced]") !== null || article.isShown(node);
  }

  /**
   * @typedef {object} Widget
   * @property {HTMLElement[]} parts  all that must be hidden, in the page's order
   * @property {string} kind
   */

  /**
   * @param {any} knowledge  `shared/widgets.json`
   * @returns {Widget[]} in the page's order
   */
  function find(knowledge) {
    const scene = sceneOf(knowledge);
    const found = [...byRows(knowledge, scene), ...byLabels(knowledge, scene)];
    /** @type {Widget[]} */
    const widgets = [];
    for (const widget of found) {
      const parts = widget.parts.filter((part) => !widgets.some((other) => other.parts.some((kept) => kept.contains(part))));
      if (parts.length) widgets.push({ ...widget, parts });
    }
    return widgets.sort((a, b) => (precedes(a.parts[0], b.parts[0]) ? -1 : 1));
  }

  /** @param {any} knowledge */
  function sceneOf(knowledge) {
    const root = article.root();
    const last = root && article.paragraphs(root, true).next().value;
    let limit = null;
    let count = 0;
    for (const paragraph of root ? article.paragraphs(root) : []) {
      limit = paragraph;
      if (++count === knowledge.label_rule.before_paragraph) break;
    }
    return { root, title: article.headline(root), last, limit, lexicon: labels.lexicon(knowledge.labels) };
  }

  /**
   * @param {any} knowledge
   * @param {any} scene
   * @returns {Widget[]}
   */
  function byRows(knowledge, scene) {
    const never = knowledge.never.join(", ");
    const widgets = [];
    for (const row of knowledge.widgets) {
      if (row.replace === false || !row.selectors.length || (row.hosts && !onHost(row.hosts))) continue;
      const own = row.labelled && labels.lexicon({ row: row.labels });
      for (const node of document.querySelectorAll(row.selectors.join(", "))) {
        if ((never && node.matches(never)) || !isShown(node)) continue;
        if (own && ![...node.querySelectorAll(`${HEADINGS}, ${BUTTONS}, p, span`)].some((inner) => own.has(textOf(inner)))) continue;
        widgets.push({ parts: [boxOf(/** @type {HTMLElement} */ (node), scene)], kind: row.kind });
      }
    }
    return widgets;
  }

  /** @param {string[]} hosts */
  function onHost(hosts) {
    return hosts.some((host) => location.hostname === host || location.hostname.endsWith(`.${host}`));
  }

  /**
   * @param {any} knowledge
   * @param {any} scene
   * @returns {Widget[]}
   */
  function byLabels(knowledge, scene) {
    const { max_characters: longest } = knowledge.label_rule;
    const excluded = [...knowledge.exclude, ...knowledge.never].join(", ");
    const widgets = [];
    for (const node of labelBearers()) {
      if (!bearsLabel(node, scene.lexicon, longest) || !isShown(node)) continue;
      const outer = node.closest(excluded);
      if (outer && outer !== document.body && outer !== document.documentElement && !outer.contains(scene.root)) continue;
      const place = placeOf(node, scene);
      const button = node.matches(BUTTONS);
      const list = button ? null : listBeside(node, knowledge.label_rule);
      if (button && place) widgets.push({ parts: [boxOf(/** @type {HTMLElement} */ (node), scene)], kind: "button" });
      // Inside the article a heading with a list may be the author's own chapter: only its ends are a widget's place.
      else if (list && place === "end") widgets.push({ parts: listBox(/** @type {HTMLElement} */ (node), list, scene), kind: "static" });
    }
    return widgets;
  }

  /** What may bear a label: controls, headings, and whatever stands over a list. @returns {Set<Element>} */
  function labelBearers() {
    const bearers = new Set(document.querySelectorAll(`${BUTTONS}, ${HEADINGS}, [aria-label]`));
    for (const list of document.querySelectorAll("ul, ol")) {
      let block = /** @type {Element | null} */ (list);
      for (let level = 0; block && level < 3; level++, block = block.parentElement) {
        let before = block.previousElementSibling;
        while (before?.lastElementChild && before.childElementCount === 1) before = before.lastElementChild;
        if (before) bearers.add(before);
      }
    }
    return bearers;
  }

  /**
   * @param {Element} node
   * @param {{has: (text: string) => boolean}} lexicon
   * @param {number} limit
   */
  function bearsLabel(node, lexicon, limit) {
    const spoken = node.getAttribute("aria-label");
    if (spoken && spoken.length <= limit && lexicon.has(spoken)) return true;
    // Most candidates are long texts: no need to put one together to know that it is no label.
    if ((node.firstChild?.nodeValue?.length ?? 0) > limit || node.childElementCount > 8) return false;
    const text = textOf(node);
    return Boolean(text) && text.length <= limit && lexicon.has(text);
  }

  /**
   * @param {Element} node
   * @param {any} scene
   * @returns {"end" | "inside" | null}
   */
  function placeOf(node, { root, title, limit, last }) {
    if (!root || !last || node === title) return null;
    const inside = root.contains(node);
    if (title && !precedes(title, node)) return null;
    if (precedes(node, limit) && (inside || title)) return "end";
    if (precedes(last, node) && (inside || (root.closest("article, main") ?? root.parentElement)?.contains(node))) return "end";
    return inside ? "inside" : null;
  }

  /**
   * @param {Element} a
   * @param {Element} b
   */
  function precedes(a, b) {
    return Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  /**
   * The list that a label stands over: inside the node, or in one of the next two blocks, up to three levels up.
   *
   * @param {Element} node
   * @param {{list_items: number[], item_words: number[]}} rule
   * @returns {HTMLElement | null}
   */
  function listBeside(node, rule) {
    /** @type {(block: Element | null | undefined) => HTMLElement | null} */
    const fittingIn = (block) => {
      const list = block?.matches("ul, ol") ? block : block?.querySelector("ul, ol");
      return list && fits(list, rule) ? /** @type {HTMLElement} */ (list) : null;
    };
    if (node.hasAttribute("aria-label") && fittingIn(node)) return fittingIn(node);
    let block = /** @type {Element | null} */ (node);
    for (let level = 0; block && level < 3; level++, block = block.parentElement) {
      const next = block.nextElementSibling;
      const list = fittingIn(next) ?? (next && textOf(next).length < SLACK ? fittingIn(next.nextElementSibling) : null);
      if (list) return list;
      if (next) return null;
    }
    return null;
  }

  /**
   * @param {Element} list
   * @param {{list_items: number[], item_words: number[]}} rule
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
   * @param {any} scene
   * @returns {HTMLElement}
   */
  function boxOf(node, scene) {
    let box = node;
    for (let parent = box.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
      if (parent === scene.root || parent.contains(scene.root) || parent.contains(scene.title)) break;
      const others = [...parent.querySelectorAll(CONTROLS)].filter((control) => !box.contains(control) && !control.contains(box));
      if (others.some((control) => !scene.lexicon.has(textOf(control)))) break;
      if (restOf(parent, box, scene.lexicon) > SLACK || [...parent.querySelectorAll("img, video, figure")].some((picture) => !box.contains(picture))) break;
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
    for (const child of parent.childNodes) {
      if (child.contains(box)) continue;
      const text = (child.textContent ?? "").trim();
      if (text && !lexicon.has(text)) rest += text.length;
    }
    return rest;
  }

  /**
   * @param {HTMLElement} heading
   * @param {HTMLElement} list
   * @param {any} scene
   * @returns {HTMLElement[]}
   */
  function listBox(heading, list, scene) {
    let common = heading;
    while (!common.contains(list)) common = /** @type {HTMLElement} */ (common.parentElement);
    const known = textOf(heading).length + textOf(list).length;
    const alone = textOf(common).length <= known * 1.2 + SLACK;
    if (alone && !common.contains(scene.root) && !common.contains(scene.title)) return [boxOf(common, scene)];
    return [heading, list].map((part) => {
      let child = part;
      while (child.parentElement !== common) child = /** @type {HTMLElement} */ (child.parentElement);
      return textOf(child).length <= textOf(part).length + SLACK ? child : part;
    });
  }

  return { find };
})();
