/** The card's middle: notices, the sentences, where they stand in the article, and the key facts. */
globalThis.standfirst.cardBody ??= (() => {
  const { dom, cardChoice } = globalThis.standfirst;
  const { element, message } = dom;
  const FACT_KINDS = /** @type {const} */ (["who", "when", "where", "how_much"]);
  const MOST_FACTS = 3;
  /** What the reader must know before reading; the others say how the summary was made, and follow it. */
  const BEFORE = new Set([
    "already_short",
    "content_dropped",
    "index_page",
    "live_blog",
    "no_article_likely",
    "partial_article",
    "truncated",
  ]);

  /** Whose reason stands in the helper's own words. */
  const REASONED = /^model_/;
  /** Of two that cannot both be true, the one that tells more. */
  const OVERRULED = new Map([["already_short", "partial_article"]]);
  /** What changes nothing for the reader. */
  const UNSAID = new Set(["publisher_summary_dropped"]);

  /**
   * @param {{code: string, message: string}} notice
   * @param {string} language  the article's, by its name
   */
  function noticeText({ code, message: fallback }, language) {
    const text = message(`notice_${code}`, language);
    return text === `notice_${code}` ? fallback : text;
  }

  /** @param {string | null} tag */
  function languageName(tag) {
    try {
      return new Intl.DisplayNames(dom.interfaceLanguage(), { type: "language" }).of(tag ?? "") ?? "";
    } catch {
      return tag ?? "";
    }
  }

  /**
   * @param {import("../shared/data_types.js").Summary} summary
   * @param {string} code
   */
  function isSaid({ article, notices: all }, code) {
    if (UNSAID.has(code) || all.some((other) => other.code === OVERRULED.get(code))) return false;
    // The guess that the reader would have made needs no words.
    return code !== "language_guessed" || article.language !== dom.interfaceLanguage().split("-")[0];
  }

  /** @param {import("../shared/card_types.js").ShownView} view */
  function title({ source, summary }) {
    if (source !== "link" || !summary.article.title) return null;
    const address = /^https?:/i.test(summary.article.url ?? "") && summary.article.url;
    const text = summary.article.title;
    return element("h3", { class: "title", dir: "auto" }, address ? element("a", { href: address }, text) : text);
  }

  /**
   * A sentence, verbatim; pressing it shows it in the page, pointing at it previews it there. It is its own control,
   * and where it stands in a list its whole item is: between its lines there is no text to hit.
   *
   * @param {{index: number, text: string}} sentence
   * @param {import("../shared/card_types.js").ShownView} view
   * @param {HTMLElement} [item]  bears the index in the sentence's stead
   */
  function sentenceElement({ index, text }, { source, actions }, item) {
    const inPage = source !== "link";
    const node = element(
      "span",
      {
        class: "sentence",
        "data-index": item ? null : index,
        role: inPage && "link",
        tabindex: inPage && "0",
        title: inPage && message("card_jump"),
      },
      text,
    );
    item?.append(node);
    if (!inPage) return node;
    const area = item ?? node;
    dom.onPress(area, () => actions.jump(index));
    area.addEventListener("pointerenter", () => actions.preview(index));
    area.addEventListener("pointerleave", () => actions.preview(null));
    node.addEventListener("focus", () => actions.preview(index));
    node.addEventListener("blur", () => actions.preview(null));
    return node;
  }

  /** @param {import("../shared/card_types.js").ShownView} view */
  function sentences(view) {
    const { summary, settings } = view;
    const attributes = { class: "sentences", dir: "auto", lang: summary.article.language };
    if (settings.layout === "paragraph") {
      const paragraph = element("p", attributes);
      for (const sentence of summary.sentences) paragraph.append(sentenceElement(sentence, view), " ");
      return paragraph;
    }
    const items = summary.sentences.map((sentence) => {
      const item = element("li", { "data-index": sentence.index });
      sentenceElement(sentence, view, item);
      return item;
    });
    return element("ul", attributes, ...items);
  }

  /** @param {import("../shared/card_types.js").ShownView} view */
  function coverage({ summary, actions }) {
    const { characterCount } = summary.article;
    if (!characterCount || summary.sentences.length === summary.article.sentenceCount) return null;
    const strip = element("div", { class: "strip" });
    /** @type {(at: number) => number} */
    const percent = (at) => Math.min(100, Math.round((at / characterCount) * 1000) / 10);
    for (const { index, start, end } of summary.sentences) {
      const tick = element("i", { "data-tick": index });
      tick.style.setProperty("inset-inline-start", `${Math.min(percent(start), 99)}%`);
      tick.style.setProperty("inline-size", `${percent(end) - percent(start)}%`);
      dom.onPress(tick, () => actions.jump(index));
      strip.append(tick);
    }
    const places = summary.sentences
      .map((sentence) => `${Math.round(percent(sentence.start))} %`)
      .join(", ");
    const caption = message("card_coverage");
    return element(
      "div",
      { class: "coverage", role: "img", "aria-label": `${caption}: ${places}`, title: caption },
      strip,
    );
  }

  /** @param {import("../shared/card_types.js").ShownView} view */
  function facts({ source, summary, actions }) {
    const list = element("dl", { class: "facts", "aria-label": message("card_key_facts") });
    for (const kind of FACT_KINDS) {
      const ofKind = distinct(summary.keyFacts.filter((fact) => fact.kind === kind)).slice(
        0,
        MOST_FACTS,
      );
      if (!ofKind.length) continue;
      const chips = ofKind.map((fact) =>
        source === "link"
          ? element("span", { class: "chip", dir: "auto" }, fact.text)
          : dom.button(fact.text, () => actions.jump(fact.sentence), {
              class: "chip",
              dir: "auto",
              title: fact.sentenceText,
            }),
      );
      list.append(
        element(
          "div",
          {},
          element("dt", {}, message(`card_fact_${kind}`)),
          ...chips.map((chip) => element("dd", {}, chip)),
        ),
      );
    }
    return list.firstChild ? list : null;
  }

  /**
   * @param {import("../shared/data_types.js").KeyFact[]} all
   * @returns {import("../shared/data_types.js").KeyFact[]} the first fact of each text
   */
  function distinct(all) {
    return [...new Map(all.toReversed().map((fact) => [fact.text, fact])).values()].toReversed();
  }

  /**
   * @param {import("../shared/card_types.js").ShownView} view
   * @param {boolean} before  those that come before the sentences, or the others
   * @returns {HTMLElement[]}
   */
  function notices({ summary }, before) {
    const language = languageName(summary.article.language);
    return summary.notices
      .filter(({ code }) => BEFORE.has(code) === before && isSaid(summary, code))
      .map((notice) =>
        element(
          "p",
          { class: before ? "notice" : "source", "data-code": notice.code, title: REASONED.test(notice.code) && notice.message },
          noticeText(notice, language),
        ),
      );
  }

  /**
   * @param {import("../shared/card_types.js").ShownView} view
   * @returns {HTMLElement}
   */
  function build(view) {
    return element(
      "div",
      { class: "body" },
      title(view),
      ...notices(view, true),
      sentences(view),
      cardChoice.line(view),
      coverage(view),
      view.settings.keyFacts && facts(view),
    );
  }

  return { build, notices };
})();
