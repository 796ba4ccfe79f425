import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openPage, widgets } from "./page.js";

const seed = readFileSync(new URL("../../fixtures/seed/page.html", import.meta.url), "utf8");
const FIRST =
  "At the Independence Palace, Sergei Lavrov, who leads Russia’s Foreign Ministry, met with Alexander Lukashenko, the president of Belarus.";
const FIFTH =
  "During their remarks, Lavrov emphasized a key condition for any potential talks: Russia would not suspend its military actions solely to create space for negotiations.";

const settings = { length: "medium", layout: "list", theme: "system", textSize: "medium" };
const loading = { state: "loading", request: "1", source: "page", settings, widgets };
const summary = {
  article: {
    url: "https://news.example/story",
    title: "Talks",
    language: "en",
    characterCount: 3201,
    sentenceCount: 16,
    readingMinutes: 2.1,
    byline: null,
    siteName: null,
    published: null,
  },
  sentences: [
    { index: 0, text: FIRST, start: 0, end: 136, paragraph: 0, score: 1 },
    { index: 7, text: FIFTH, start: 1400, end: 1560, paragraph: 2, score: 0.5 },
  ],
  keyFacts: [{ kind: "who", text: "Sergei Lavrov", sentence: 0, start: 28, end: 41, sentenceText: FIRST }],
  notices: [{ code: "partial_article", message: "Only a part." }],
  text: `${FIRST} ${FIFTH}`,
  minutesSaved: 1.8,
};
const shown = { state: "shown", request: "1", source: "page", settings, summary };
const failed = {
  state: "failed",
  request: "1",
  source: "page",
  settings,
  fallback: true,
  error: {
    code: "helper_not_running",
    title: "The helper is not running",
    message: "Start it.",
    command: "standfirst install",
    checkoutCommand: null,
  },
};

/** @param {object[]} states */
function openCard(...states) {
  const page = openPage(seed);
  const before = page.serialize();
  for (const state of states) page.standfirst.card.show(state);
  const host = page.document.querySelector("standfirst-card");
  return { ...page, before, host, root: host?.shadowRoot };
}

test("one card stands in the place of the page's widget, and the other widget is hidden", () => {
  const { document, host } = openCard(loading);
  assert.equal(document.querySelectorAll("standfirst-card").length, 1);
  assert.equal(host?.previousElementSibling?.className, "nttr-box nttr-top");
  assert.equal(document.querySelectorAll("[data-standfirst-replaced]").length, 2);
  assert.equal(host?.getAttribute("data-state"), "loading");
});

test("the page is left as it was found", () => {
  for (const states of [[loading], [loading, shown], [loading, failed]]) {
    const { serialize, standfirst, before } = openCard(...states);
    assert.equal(standfirst.card.close(), true);
    assert.equal(serialize(), before);
    assert.equal(standfirst.card.close(), false);
  }
});

test("the sentences stand in the card verbatim, with their indices", () => {
  const { root } = openCard(loading, shown);
  const items = [...(root?.querySelectorAll("li[data-index]") ?? [])];
  assert.deepEqual(
    items.map((item) => [item.getAttribute("data-index"), item.textContent]),
    [
      ["0", FIRST],
      ["7", FIFTH],
    ],
  );
});

test("as a paragraph the sentences are spans in one text", () => {
  const { root } = openCard(loading, { ...shown, settings: { ...settings, layout: "paragraph" } });
  assert.deepEqual(
    [...(root?.querySelectorAll("span[data-index]") ?? [])].map((span) => span.textContent),
    [FIRST, FIFTH],
  );
  assert.equal(root?.querySelector("p.sentences")?.textContent?.trim(), `${FIRST} ${FIFTH}`);
});

test("texts of the page are text, never markup", () => {
  const evil = "<img src=x onerror=alert(1)> and <b>bold</b> words.";
  const { root } = openCard(loading, {
    ...shown,
    summary: { ...summary, sentences: [{ index: 0, text: evil, start: 0, end: 10 }] },
  });
  assert.equal(root?.querySelector("li")?.textContent, evil);
  assert.equal(root?.querySelector("img, b"), null);
});

test("a click that a script forged does nothing", () => {
  const { root, sent, document, window } = openCard(loading, shown);
  for (const control of root?.querySelectorAll("button, [role='link']") ?? []) {
    control.dispatchEvent(new window.MouseEvent("click", { bubbles: true }));
  }
  assert.deepEqual(sent, []);
  assert.ok(document.querySelector("standfirst-card"));
});

test("a state of an earlier request, or after the close, comes too late", () => {
  const { standfirst, root } = openCard(loading);
  assert.equal(standfirst.card.show({ ...shown, request: "0" }), false);
  assert.equal(root?.querySelector("li"), null);
  standfirst.card.close();
  assert.equal(standfirst.card.show(shown), false);
});

test("a new length keeps the old sentences in sight until the new ones are there", () => {
  const { standfirst, root } = openCard(loading, shown);
  standfirst.card.show({ ...loading, request: "2" });
  assert.equal(root?.querySelectorAll("li").length, 2);
  assert.equal(root?.querySelector("section")?.getAttribute("aria-busy"), "true");
  standfirst.card.show({ ...shown, request: "2", summary: { ...summary, sentences: summary.sentences.slice(0, 1) } });
  assert.equal(root?.querySelectorAll("li").length, 1);
});

test("a failure says what is the matter, what to do, and the command", () => {
  const { root, host } = openCard(loading, failed);
  assert.equal(host?.getAttribute("data-state"), "failed");
  for (const text of ["The helper is not running", "Start it.", "standfirst install"]) {
    assert.ok(root?.textContent?.includes(text), text);
  }
});

test("the region has a name, the state is announced, and the close is labelled", () => {
  const { root } = openCard(loading, shown);
  const region = root?.querySelector("[role='region']");
  assert.ok(region?.getAttribute("aria-label"));
  assert.ok(root?.querySelector("[role='status']")?.textContent?.includes("Independence Palace"));
  assert.ok(root?.querySelector("button.close")?.getAttribute("aria-label"));
});

test("the strip has a tick for each sentence where it stands in the article", () => {
  const { root } = openCard(loading, shown);
  const ticks = [...(root?.querySelectorAll("[data-tick]") ?? [])];
  assert.deepEqual(
    ticks.map(
      (tick) =>
        /** @type {HTMLElement} */ (tick).style.getPropertyValue("inset-inline-start") || tick.getAttribute("style"),
    ).length,
    2,
  );
});

test("what the reader must know first stands before the sentences", () => {
  const { root } = openCard(loading, shown);
  const notice = root?.querySelector("[data-code='partial_article']");
  const list = root?.querySelector(".sentences");
  assert.ok(notice && list && notice.compareDocumentPosition(list) & 4);
});

test("the summary of a link stands at the link and does not jump into this page", () => {
  const page = openPage(
    `<body><main><h1>Front page</h1><div id="teaser"><a href="/far">Far away</a></div></main></body>`,
  );
  const link = { source: "link", link: "https://news.example/far" };
  page.standfirst.card.show({ ...loading, ...link });
  page.standfirst.card.show({ ...shown, source: "link" });
  const host = page.document.querySelector("standfirst-card");
  assert.equal(host?.parentElement?.closest("main") !== null, true);
  assert.equal(host?.shadowRoot?.querySelector("[role='link']"), null);
  assert.equal(host?.shadowRoot?.querySelector("h3 a")?.getAttribute("href"), "https://news.example/story");
});

test("injecting the scripts again keeps the card", () => {
  const { inject, standfirst, window, document } = openCard(loading, shown);
  inject();
  assert.equal(window["standfirst"].card, standfirst.card);
  assert.equal(standfirst.card.close(), true);
  assert.equal(document.querySelector("standfirst-card"), null);
});

test("without a widget the card stands before the article's first paragraph", () => {
  const P =
    "<p>The harbour of the old town was closed for two days after the storm, and the ferries lay at the quay.</p>";
  const page = openPage(
    `<body><article><header><h1>Ferries stay</h1><p class="standfirst">After the storm the harbour of the old town is closed.</p></header>${P}${P}${P}</article></body>`,
  );
  page.standfirst.card.show(loading);
  assert.equal(page.document.querySelector("standfirst-card")?.previousElementSibling?.localName, "header");
});

test("a card that the page throws out while it settles comes back", async () => {
  const { document, host } = openCard(loading);
  host?.remove();
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(document.querySelectorAll("standfirst-card").length, 1);
});

test("a widget that the page draws again is hidden again", async () => {
  const { document } = openCard(loading);
  const old = document.querySelector(".nttr-top");
  const fresh = /** @type {Element} */ (old?.cloneNode(true));
  fresh.removeAttribute("data-standfirst-replaced");
  old?.replaceWith(fresh);
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.ok(fresh.hasAttribute("data-standfirst-replaced"));
});

test("the focus stays on the length that was chosen while the sentences change", () => {
  const { root, standfirst } = openCard(loading, shown);
  const short = /** @type {HTMLElement | null | undefined} */ (root?.querySelector("[data-length='short']"));
  short?.focus();
  standfirst.card.show({ ...loading, request: "2" });
  standfirst.card.show({ ...shown, request: "2" });
  assert.equal(root?.activeElement?.getAttribute("data-length"), "short");
});

test("a summary of something else gets a card of its own place", () => {
  const { standfirst, document } = openCard(loading, shown);
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector("footer a, .site-footer a, a"));
  standfirst.card.show({ ...loading, request: "2", source: "link", link: link.href });
  assert.equal(document.querySelectorAll("standfirst-card").length, 1);
  assert.equal(document.querySelectorAll("[data-standfirst-replaced]").length, 0);
});
