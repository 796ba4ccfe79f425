/**
 * What every other content script builds with: elements without HTML strings, the reader's words and numbers, and
 * controls that only a person can press.
 */
globalThis.standfirst.dom ??= (() => {
  const { browser } = globalThis.standfirst;
  /** Our own elements, which neither capture nor search may ever read. */
  const OWN_ELEMENTS = "standfirst-card, standfirst-banner";

  const RIGHT_TO_LEFT = new Set(["ar", "he"]);

  const SVG = "http://www.w3.org/2000/svg";

  /**
   * @param {string} tag
   * @param {import("../shared/types.js").Attributes} [attributes]
   * @param {...(Node | string | null | undefined | false)} children
   * @returns {HTMLElement}
   */
  function element(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === false || value === null || value === undefined) continue;
      node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child || child === "")));
    return node;
  }

  /**
   * A message in the reader's language; the key itself where it is missing, so that a gap is seen and nothing breaks.
   *
   * @param {string} key
   * @param {...(string | number)} substitutions
   */
  function message(key, ...substitutions) {
    return browser.i18n.getMessage(key, substitutions.map(String)) || key;
  }

  /** The language of the texts: the browser's own may be one that they are not translated into. */
  function interfaceLanguage() {
    return browser.i18n.getMessage("language_tag") || "en";
  }

  /** @returns {"ltr" | "rtl"} the direction of the texts */
  function interfaceDirection() {
    return RIGHT_TO_LEFT.has(interfaceLanguage()) ? "rtl" : "ltr";
  }

  /**
   * "4 min" or "20 sec" in the reader's language; Intl knows its plural rules.
   *
   * @param {number} minutes
   * @param {(value: number) => number} [round]  what is promised is rounded down
   */
  function duration(minutes, round = Math.round) {
    const unit = minutes < 0.95 ? "second" : "minute";
    // Ten seconds is as exact as a guess at somebody's reading speed can be.
    const amount = unit === "second" ? Math.max(10, round(minutes * 6) * 10) : Math.max(1, round(minutes));
    return new Intl.NumberFormat(interfaceLanguage(), { style: "unit", unit, unitDisplay: "short" }).format(amount);
  }

  /** @param {number} value */
  function number(value) {
    return new Intl.NumberFormat(interfaceLanguage()).format(value);
  }

  /**
   * Calls back when a person presses the control; a page's script that forges the click is not heard.
   *
   * @param {HTMLElement} control
   * @param {(event: Event) => void} action
   * @param {AbortSignal} [signal]
   */
  function onPress(control, action, signal) {
    control.addEventListener("click", (event) => event.isTrusted && action(event), { signal });
    if (control.localName === "button") return;
    control.addEventListener(
      "keydown",
      (event) => {
        if (!event.isTrusted || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        action(event);
      },
      { signal },
    );
  }

  /**
   * @param {string} label
   * @param {(event: Event) => void} action
   * @param {import("../shared/types.js").Attributes} [attributes]
   */
  function button(label, action, attributes = {}) {
    const control = element("button", { type: "button", ...attributes }, label);
    onPress(control, action);
    return control;
  }

  /**
   * @param {string} label
   * @param {() => void} onClose
   */
  function closeButton(label, onClose) {
    const control = button("", onClose, { class: "close", "aria-label": label, title: label });
    const icon = document.createElementNS(SVG, "svg");
    icon.setAttribute("viewBox", "0 0 12 12");
    icon.setAttribute("aria-hidden", "true");
    const cross = document.createElementNS(SVG, "path");
    cross.setAttribute("d", "M1 1 11 11 M11 1 1 11");
    cross.setAttribute("stroke", "currentColor");
    cross.setAttribute("stroke-width", "1.5");
    icon.append(cross);
    control.append(icon);
    return control;
  }

  /** @returns {boolean} whether things may move */
  function motionAllowed() {
    return !globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
  }

  /**
   * A shadow root that a page's scripts cannot open in a release; development builds have a manifest key.
   *
   * @param {Element} host
   * @param {string} styles
   */
  function attachRoot(host, styles) {
    const development = Boolean(browser.runtime.getManifest().key);
    const root = host.attachShadow({ mode: development ? "open" : "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  /** @param {import("../shared/types.js").CardMessage} content */
  function send(content) {
    // The background may be gone (extension updated): the card then stays as it is, and that is all.
    void ask(content);
  }

  /**
   * @param {import("../shared/types.js").CardMessage} content
   * @returns {Promise<import("../shared/types.js").BannerSettings | undefined>} undefined where nobody answers
   */
  async function ask(content) {
    try {
      return await browser.runtime.sendMessage(content);
    } catch {
      return undefined;
    }
  }

  return {
    OWN_ELEMENTS,
    element,
    message,
    interfaceLanguage,
    interfaceDirection,
    duration,
    number,
    onPress,
    button,
    closeButton,
    motionAllowed,
    attachRoot,
    send,
    ask,
  };
})();
