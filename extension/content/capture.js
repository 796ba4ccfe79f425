/**
 * The DOM that the reader sees, as trimmed HTML. The copy is made in an inert document: nothing of it loads, runs or
 * is seen by the page. `capture()` promises a `Capture`, see `shared/types.js`.
 */
globalThis.standfirst ??= {};

globalThis.standfirst.capture ??= (() => {
  const { shadows } = globalThis.standfirst;
  const { OWN_ELEMENTS } = globalThis.standfirst.dom;
  /** The helper takes 8 MB of JSON, in which quotes and line breaks count twice. */
  const MAX_BYTES = 6_000_000;
  const DROPPED = (
    "script:not([type*='ld+json' i]), style, link[rel~='stylesheet'], link[rel*='load'], svg, math, noscript, iframe, " +
    "frame, template, canvas, object, embed, input, select, textarea, datalist, source, track, " +
    OWN_ELEMENTS
  ).split(", ");
  const NOISE = "style srcset sizes onclick onload onerror integrity nonce".split(" ");
  /** Asked whether they are rendered. An inline element goes with its block, one without attributes with its parent. */
  const ASKED = new Set(
    (
      "address article aside blockquote dd details dialog div dl fieldset figcaption figure footer " +
      "form h1 h2 h3 h4 h5 h6 header li main menu nav ol p pre section table ul"
    ).split(" "),
  );
  /** Text that a frame of this origin must hold to be more than an advertisement. */
  const FRAME_TEXT = 600;
  /** With less text than this left, what was taken for hidden was the page itself (a splash, a consent wall). */
  const LEAST_TEXT = 200;

  /**
   * Copies what is rendered under `source` into `copy`, its deep clone in the inert document.
   *
   * @param {Element} source
   * @param {Element} copy
   * @param {boolean} trimHidden
   */
  function trim(source, copy, trimHidden) {
    // A deep clone has its elements in the order of the original: equal positions are equal elements.
    const originals = source.querySelectorAll("*");
    const copies = [...copy.querySelectorAll("*")];
    for (let at = 0; at < copies.length; at++) {
      const original = originals[at];
      const name = original.localName;
      if (trimHidden && original.hasAttributes() && (ASKED.has(name) || name.includes("-")) && isHidden(original)) {
        copies[at].remove();
        at += original.querySelectorAll("*").length;
        continue;
      }
      const shadow = shadows.shadowOf(original);
      if (shadow) flattenShadow(shadow, copies[at], trimHidden);
      else if (name === "iframe") flattenFrame(original, copies[at], trimHidden);
    }
    drop(copy);
    for (const attribute of NOISE) {
      for (const bearer of copy.querySelectorAll(`[${attribute}]`)) bearer.removeAttribute(attribute);
    }
    for (const bearer of copy.querySelectorAll("[src^='data:']")) bearer.removeAttribute("src");
    dropComments(copy);
  }

  /** @param {Element} element */
  function isHidden(element) {
    // A widget that our card stands in for is part of the page that the reader came to.
    if (!element.checkVisibility || element.hasAttribute("data-standfirst-replaced")) return false;
    return !element.checkVisibility() && getComputedStyle(element).display !== "contents";
  }

  /**
   * @param {ShadowRoot} shadow
   * @param {Element} hostCopy  gets the composed content: the shadow tree with the children in its slots
   * @param {boolean} trimHidden
   */
  function flattenShadow(shadow, hostCopy, trimHidden) {
    const holder = hostCopy.ownerDocument.createElement("div");
    for (const child of shadow.childNodes) holder.append(hostCopy.ownerDocument.importNode(child, true));
    const children = [...hostCopy.childNodes];
    for (const slot of [...holder.querySelectorAll("slot")]) {
      const name = slot.getAttribute("name") ?? "";
      const assigned = children.filter(
        (child) => (child.nodeType === 1 ? (/** @type {Element} */ (child).getAttribute("slot") ?? "") : "") === name,
      );
      if (assigned.length) slot.replaceWith(...assigned);
    }
    drop(holder);
    hostCopy.replaceChildren(holder);
    if (trimHidden) hostCopy.setAttribute("data-standfirst-composed", "");
  }

  /**
   * @param {Element} frame
   * @param {Element} frameCopy
   * @param {boolean} trimHidden
   */
  function flattenFrame(frame, frameCopy, trimHidden) {
    const body = shadows.frameBodyOf(frame);
    if (!body || (body.textContent ?? "").trim().length < FRAME_TEXT) return;
    const section = frameCopy.ownerDocument.createElement("section");
    const bodyCopy = frameCopy.ownerDocument.importNode(body, true);
    trim(body, bodyCopy, trimHidden);
    section.append(...bodyCopy.childNodes);
    frameCopy.replaceWith(section);
  }

  /**
   * Selector by selector: browsers look each up at once, but test every element against a list.
   *
   * @param {Element} copy
   */
  function drop(copy) {
    for (const selector of DROPPED) {
      for (const dropped of copy.querySelectorAll(selector)) dropped.remove();
    }
  }

  /** @param {Element} copy */
  function dropComments(copy) {
    const comments = copy.ownerDocument.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
    for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) {
      comment.parentNode?.removeChild(comment);
    }
  }

  /** @param {boolean} trimHidden */
  function copyPage(trimHidden) {
    const inert = document.implementation.createHTMLDocument("");
    const copy = inert.importNode(document.documentElement, true);
    trim(document.documentElement, copy, trimHidden);
    return copy;
  }

  /** @param {Element} copy */
  function textLength(copy) {
    return (copy.querySelector("body")?.textContent ?? "").trim().length;
  }

  /**
   * @param {string} html
   * @returns {string} at most MAX_BYTES in UTF-8
   */
  function capped(html) {
    if (html.length * 3 <= MAX_BYTES) return html;
    const bytes = new Uint8Array(MAX_BYTES);
    const { read } = new TextEncoder().encodeInto(html, bytes);
    return html.slice(0, read);
  }

  /** The selected text, its paragraphs parted by blank lines as the browser lays them out. */
  function selectedText() {
    return (getSelection()?.toString() ?? "").trim().toWellFormed();
  }

  return async function capture() {
    let copy = copyPage(true);
    if (textLength(copy) < LEAST_TEXT) copy = copyPage(false);
    return {
      html: capped(`<!doctype html>${copy.outerHTML}`.toWellFormed()),
      url: location.href,
      title: document.title.toWellFormed(),
      language: document.documentElement.lang || null,
      selection: selectedText(),
    };
  };
})();
