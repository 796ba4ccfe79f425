/**
 * The publisher's own summary widgets in this page, by the data of `shared/widgets.json`: rows of selectors, then the
 * rule on labels. What is hidden already is left alone.
 */
globalThis.standfirst.widgets ??= (() => {
  const { article, labels, members, widgetBox } = globalThis.standfirst;
  const { textOf } = article;
  const BUTTONS = "button, summary, [role='button'], input[type='button'], a[class*='btn'], a[class*='button']";
  const HEADINGS = "h2, h3, h4, h5, h6, [role='heading']";
  const BEARERS = `${BUTTONS}, ${HEADINGS}, [aria-label]`.split(", ");
  /** Looked up one by one by their names; the others together, in one walk past all elements. */
  const NAMED_BEARERS = BEARERS.filter((selector) => !selector.includes("["));
  const OTHER_BEARERS = BEARERS.filter((selector) => selector.includes("[")).join(", ");
  /** Pages have one or two; a page of nothing else is no article, and boxes cost time. */
  const MOST_WIDGETS = 12;
  /** The longest prompt, with the white space around it. */
  const MOST_PROMPT = 120;

  /**
   * What we have hidden ourselves is still the page's widget.
   *
   * @param {Element} node
   */
  function isShown(node) {
    return members(node).closest("[data-standfirst-replaced]") !== null || article.isShown(node);
  }

  /**
   * @param {import("../shared/types.js").WidgetKnowledge} knowledge
   * @returns {import("../shared/types.js").Widget[]} in the page's order
   */
  function find(knowledge) {
    const scene = sceneOf(knowledge);
    const found = [...byRows(knowledge, scene), ...byLabels(knowledge, scene)];
    /** @type {import("../shared/types.js").Widget[]} */
    const widgets = [];
    for (const widget of found) {
      const parts = widget.parts.filter(
        (part) => !widgets.some((other) => other.parts.some((kept) => members(kept).contains(part))),
      );
      if (parts.length) widgets.push({ ...widget, parts });
    }
    return widgets.sort((a, b) => (precedes(a.parts[0], b.parts[0]) ? -1 : 1));
  }

  /** @param {import("../shared/types.js").WidgetKnowledge} knowledge */
  function sceneOf(knowledge) {
    const root = article.root();
    const last = root && article.paragraphs(root, true).next().value;
    let limit = null;
    let count = 0;
    for (const paragraph of root ? article.paragraphs(root) : []) {
      limit = paragraph;
      if (++count === knowledge.label_rule.before_paragraph) break;
    }
    const lexicon = labels.lexicon(knowledge.labels);
    const heads = labels.lexicon(knowledge.list_labels);
    return { root, title: article.headline(root), last, limit, lexicon, heads };
  }

  /**
   * @param {import("../shared/types.js").WidgetKnowledge} knowledge
   * @param {import("../shared/types.js").Scene} scene
   * @returns {import("../shared/types.js").Widget[]}
   */
  function byRows(knowledge, scene) {
    const never = knowledge.never.join(", ");
    const widgets = [];
    for (const row of knowledge.widgets) {
      if (row.replace === false || !row.selectors.length || (row.hosts && !onHost(row.hosts))) continue;
      const nodes = each(row.selectors).filter((node) => !(never && members(node).matches(never)) && isShown(node));
      const named =
        row.labels.length > 0 ? nodes.filter((node) => holdsLabel(node, labels.lexicon({ row: row.labels }))) : nodes;
      // Publishers use the box of their summaries for other things too: where one bears the label, those that do not are others.
      for (const node of row.labelled || named.length > 0 ? named : nodes) {
        widgets.push({ parts: [widgetBox.aroundButton(/** @type {HTMLElement} */ (node), scene)], kind: row.kind });
      }
    }
    return widgets;
  }

  /**
   * @param {Element} node
   * @param {import("../shared/types.js").Lexicon} lexicon
   */
  function holdsLabel(node, lexicon) {
    const bearers = [node, ...members(node).querySelectorAll(`${HEADINGS}, ${BUTTONS}, p, span, strong, b, [aria-label]`)];
    return bearers.some((bearer) => bearsLabel(bearer, lexicon, MOST_PROMPT));
  }

  /**
   * Browsers look a simple selector up; a list of selectors makes them test every element.
   *
   * @param {string[]} selectors
   * @returns {Element[]}
   */
  function each(selectors) {
    return selectors.flatMap((selector) => [...document.querySelectorAll(selector)]);
  }

  /** @param {string[]} hosts */
  function onHost(hosts) {
    return hosts.some((host) => location.hostname === host || location.hostname.endsWith(`.${host}`));
  }

  /**
   * @param {import("../shared/types.js").WidgetKnowledge} knowledge
   * @param {import("../shared/types.js").Scene} scene
   * @returns {import("../shared/types.js").Widget[]}
   */
  function byLabels(knowledge, scene) {
    const rule = knowledge.label_rule;
    const excluded = [...knowledge.exclude, ...knowledge.never].join(", ");
    const prompts = promptBearers(scene, knowledge.prompts);
    const widgets = [];
    for (const bearer of new Set([...prompts, ...labelBearers(rule.list_items)])) {
      const node = /** @type {HTMLElement} */ (bearer);
      const labelled = bearsLabel(node, scene.lexicon, rule.max_characters);
      if (!labelled && !bearsLabel(node, scene.heads, rule.max_characters)) continue;
      if (!isShown(node)) continue;
      const outer = members(node).closest(excluded);
      if (outer && outer !== document.body && outer !== document.documentElement && !members(outer).contains(scene.root)) {
        continue;
      }
      const place = placeOf(node, scene);
      const offer = labelled && (members(node).matches(BUTTONS) || prompts.has(node));
      const list = offer ? null : widgetBox.listBeside(node, rule);
      if (widgets.length === MOST_WIDGETS) break;
      if (offer && place) widgets.push({ parts: [widgetBox.aroundButton(node, scene)], kind: "button" });
      // Inside the article a heading with a list may be the author's own chapter: only its ends are a widget's place.
      else if (list && place === "end") {
        widgets.push({ parts: widgetBox.aroundList(node, list, scene), kind: "static" });
      }
    }
    return widgets;
  }

  /**
   * Texts that offer a summary in so many words: they need be neither a button nor over a list.
   *
   * @param {import("../shared/types.js").Scene} scene
   * @param {Record<string, string[]>} prompts
   * @returns {Set<Element>}
   */
  function promptBearers({ root }, prompts) {
    const area = root && (members(root).closest("article, main") ?? members(root).parentElement);
    const bearers = new Set();
    // On most pages the article's text says it nowhere: one search of it whole spares a look at each of its pieces.
    if (!area || !labels.mention(prompts).test(members(area).textContent ?? "")) return bearers;
    const offers = labels.lexicon(prompts);
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = /** @type {Text} */ (walker.currentNode);
      if (data.length < MOST_PROMPT && data.trim() && parentElement && offers.has(data)) bearers.add(parentElement);
    }
    return bearers;
  }

  /**
   * What may bear a label: controls, headings, and whatever stands over a list of the right length.
   *
   * @param {number[]} items  the fewest and the most of a list
   * @returns {Set<Element>}
   */
  function labelBearers([fewest, most]) {
    const bearers = new Set(each([...NAMED_BEARERS, OTHER_BEARERS]));
    for (const list of each(["ul", "ol"])) {
      if (list.childElementCount < fewest || list.childElementCount > most) continue;
      let block = /** @type {Element | null} */ (list);
      for (let level = 0; block && level < 3; level++, block = members(block).parentElement) {
        let before = members(block).previousElementSibling;
        while (before && members(before).childElementCount === 1) before = members(before).lastElementChild;
        if (before) bearers.add(before);
      }
    }
    return bearers;
  }

  /**
   * @param {Element} node
   * @param {import("../shared/types.js").Lexicon} lexicon
   * @param {number} limit
   */
  function bearsLabel(node, lexicon, limit) {
    const { firstChild, childElementCount, getAttribute } = members(node);
    const spoken = getAttribute.call(node, "aria-label");
    if (spoken && spoken.length <= limit && lexicon.has(spoken)) return true;
    // Most candidates are long texts: no need to put one together to know that it is no label.
    if ((firstChild?.nodeValue?.length ?? 0) > limit || childElementCount > 8) return false;
    const text = textOf(node);
    return Boolean(text) && text.length <= limit && lexicon.has(text);
  }

  /**
   * @param {Element} node
   * @param {import("../shared/types.js").Scene} scene
   * @returns {"end" | "inside" | null}
   */
  function placeOf(node, { root, title, limit, last }) {
    if (!root || !limit || !last || node === title) return null;
    const own = members(root);
    const inside = own.contains(node);
    if (title && !precedes(title, node)) return null;
    if (precedes(node, limit) && (inside || title)) return "end";
    if (precedes(last, node) && (inside || (own.closest("article, main") ?? own.parentElement)?.contains(node))) {
      return "end";
    }
    return inside ? "inside" : null;
  }

  /**
   * @param {Element} a
   * @param {Element} b
   */
  function precedes(a, b) {
    return Boolean(members(a).compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  return { find };
})();
