/**
 * The page as one piece of HTML: what is not rendered bears a mark, shadow trees and the frames of its origin are put in their
 * places. Nothing is copied but the tags around such places; all else the browser writes down at once.
 */
globalThis.standfirst.composed ??= (() => {
  const { members, shadows } = globalThis.standfirst;
  /**
   * Asked whether they are rendered, the most frequent first. An inline element goes with its block, one without
   * attributes with its parent.
   */
  const BLOCKS =
    "div, p, li, ul, section, article, h2, h3, figure, header, nav, footer, h4, form, table, aside, dl, dt, dd, main, " +
    "ol, blockquote, address, dialog, h1, h5, h6, details, fieldset, figcaption, menu, pre";
  /** Plain elements that may carry a shadow tree: with children of their own, the text stands in these. */
  const HOLLOW = ":is(div, section, article, main, body):not(:has(> *))";
  /** No selector finds custom elements by their dash; this takes a tenth of asking each element for its name. */
  const DASHED = "descendant::*[contains(local-name(.), '-')]";
  /** Text that a frame of this origin must hold to be more than an advertisement. */
  const FRAME_TEXT = 600;

  /** @type {Record<string, string>} */
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;" };

  /** What is to be written otherwise than the browser would, and `touched`: all that holds some of it. */
  class Plan {
    /** @type {Set<Node>} */ hidden = new Set();
    /** @type {Map<Node, ShadowRoot>} */ shadows = new Map();
    /** @type {Map<Node, ChildNode[]>} */ slots = new Map();
    /** @type {Map<Node, HTMLElement>} */ frames = new Map();
    /** @type {Set<Node>} */ touched = new Set();

    /** @param {Node | null} node */
    touch(node) {
      for (let at = node; at && !this.touched.has(at); at = members(at).parentNode) this.touched.add(at);
    }

    /** @param {Element} root */
    survey(root) {
      this.#findHidden(root);
      for (const host of dashedIn(root)) this.#openShadow(host);
      for (const host of root.querySelectorAll(HOLLOW)) this.#openShadow(host);
      for (const frame of root.querySelectorAll("iframe")) this.#openFrame(frame);
    }

    /** @param {Element} root */
    #findHidden(root) {
      const blocks = root.querySelectorAll(BLOCKS);
      for (let at = 0, end = blocks.length; at < end; at++) {
        const block = /** @type {Element} */ (blocks[at]);
        if (!isHidden(block) || !members(block).hasAttributes()) continue;
        this.hidden.add(block);
        this.touch(block);
        at += members(block).querySelectorAll(BLOCKS).length;
      }
    }

    /** @param {Element} host */
    #openShadow(host) {
      const shadow = shadows.shadowOf(host);
      if (!shadow) return;
      this.shadows.set(host, shadow);
      this.touch(host);
      const children = [...host.childNodes];
      for (const slot of shadow.querySelectorAll("slot")) {
        const name = slot.getAttribute("name") ?? "";
        const assigned = children.filter((child) => slotOf(child) === name);
        if (!assigned.length) continue;
        this.slots.set(slot, assigned);
        this.touch(slot);
      }
    }

    /** @param {Element} frame */
    #openFrame(frame) {
      const body = shadows.frameBodyOf(frame);
      if (!body || (body.textContent ?? "").trim().length < FRAME_TEXT) return;
      this.frames.set(frame, body);
      this.touch(frame);
      this.survey(body);
    }
  }

  /** @param {Element} element */
  function isHidden(element) {
    const { checkVisibility, hasAttribute } = members(element);
    if (!checkVisibility || checkVisibility.call(element)) return false;
    // A widget that our card stands in for is part of the page that the reader came to.
    return !hasAttribute.call(element, "data-standfirst-replaced") && getComputedStyle(element).display !== "contents";
  }

  /** @param {Element} root */
  function dashedIn(root) {
    const found = root.ownerDocument.evaluate(DASHED, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    return Array.from({ length: found.snapshotLength }, (_, at) => /** @type {Element} */ (found.snapshotItem(at)));
  }

  /** @param {ChildNode} child */
  function slotOf(child) {
    const { nodeType, getAttribute } = /** @type {Element} */ (members(child));
    return nodeType === Node.ELEMENT_NODE ? (getAttribute.call(child, "slot") ?? "") : "";
  }

  /**
   * Without recursion: a page can be nested deeper than a stack holds.
   *
   * @param {Element} root
   * @param {Plan} plan
   */
  function write(root, plan) {
    // Nothing of an inert document loads, runs or is seen by the page.
    const inert = document.implementation.createHTMLDocument("");
    const isHtml = document.contentType === "text/html";
    /** @type {string[]} */
    const parts = [];
    /** @type {(Node | string)[]} */
    const pending = [root];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (typeof next === "string") parts.push(next);
      else if (members(next).nodeType === Node.TEXT_NODE) parts.push(escaped(/** @type {Text} */ (next).data));
      else if (members(next).nodeType === Node.ELEMENT_NODE) {
        const element = /** @type {Element} */ (next);
        if (plan.touched.has(element)) open(element);
        else parts.push(members(isHtml ? element : inert.importNode(element, true)).outerHTML);
      }
    }
    return parts.join("");

    /** @param {Element} element */
    function open(element) {
      const body = plan.frames.get(element);
      const shadow = plan.shadows.get(element);
      const assigned = plan.slots.get(element);
      if (assigned) pending.push(...assigned.toReversed());
      else if (body) enclose("<section>", body, "</section>");
      else {
        const shell = inert.importNode(element, false);
        // The helper decides whether it continues the article.
        if (plan.hidden.has(element)) shell.setAttribute("data-standfirst-hidden", "");
        const tags = shell.outerHTML;
        const end = tags.lastIndexOf("</");
        if (shadow) enclose(`${tags.slice(0, end)}<div>`, shadow, `</div>${tags.slice(end)}`);
        else enclose(tags.slice(0, end), element, tags.slice(end));
      }
    }

    /**
     * @param {string} begin
     * @param {ParentNode} parent
     * @param {string} end
     */
    function enclose(begin, parent, end) {
      parts.push(begin);
      pending.push(end);
      for (let child = members(parent).lastChild; child; child = members(child).previousSibling) pending.push(child);
    }
  }

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[&<>\u00a0]/g, (character) => /** @type {string} */ (ESCAPES[character]));
  }

  /**
   * @param {Element} root
   * @returns {string}
   */
  return function composed(root) {
    const plan = new Plan();
    plan.survey(root);
    return write(root, plan);
  };
})();
