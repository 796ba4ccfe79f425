import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { openPage, plain, widgets } from "./page.js";

const P =
  "<p>The harbour of the old town was closed for two days after the storm, and the ferries lay at the quay.</p>";
const LIST =
  "<ul><li>The harbour was closed for two whole days.</li><li>Ferries lay at the quay with their crews.</li><li>It opens again on Friday at noon.</li></ul>";
const seed = readFileSync(new URL("../../fixtures/seed/page.html", import.meta.url), "utf8");

/**
 * @param {string} html
 * @param {string} [url]
 * @returns {string[]} the hidden parts: tag and class, or id
 */
function found(html, url) {
  const { standfirst } = openPage(html, { url });
  const parts = standfirst.widgets.find(widgets).flatMap((/** @type {any} */ widget) => widget.parts);
  return plain(
    parts.map(
      (/** @type {Element} */ part) =>
        `${part.localName}${part.id ? `#${part.id}` : ""}${part.className ? `.${part.className}` : ""}`,
    ),
  );
}

/** @param {string} inner  between headline and prose */
function story(inner, after = "") {
  return `<body><main><article><h1>Ferries stay in the harbour</h1>${inner}<div class="text">${P}${P}${P}${P}</div>${after}</article></main></body>`;
}

test("both prompts of the seed page are found, each as its whole box", () => {
  assert.deepEqual(found(seed), ["div.nttr-box nttr-top", "div.nttr-box nttr-bottom"]);
});

test("a row's selector finds its widget", () => {
  assert.deepEqual(found(story(`<div class="wp-block-yoast-seo-ai-summarize"><h2>Key takeaways</h2>${LIST}</div>`)), [
    "div.wp-block-yoast-seo-ai-summarize",
  ]);
});

test("a row that belongs to some hosts is used on those only", () => {
  const page = story(`<ul class="summary-list"><li>One</li></ul>`);
  assert.deepEqual(found(page, "https://www.businessinsider.com/a"), ["ul.summary-list"]);
  assert.deepEqual(found(page, "https://www.other.example/a"), []);
});

test("a heading with a list under the headline is a widget, box and all", () => {
  assert.deepEqual(found(story(`<section class="box"><h2>Das Wichtigste in Kürze:</h2>${LIST}</section>`)), [
    "section.box",
  ]);
});

test("a heading and its list without a box of their own are hidden one by one", () => {
  const page = `<body><article><h1>Ferries stay in the harbour</h1><h2 id="a">Key points</h2>${LIST.replace("<ul", "<ul id='b'")}${P}${P}${P}${P}</article></body>`;
  assert.deepEqual(found(page), ["h2#a", "ul#b"]);
});

test("a button in a row of other buttons is hidden alone", () => {
  const row = `<div class="row"><button>Share</button><button id="s">AI summary</button><button>Save</button></div>`;
  assert.deepEqual(found(story(row)), ["button#s"]);
});

test("an offer in so many words needs no button", () => {
  const box = `<div class="nttr"><span>No time to read?</span> <span class="go">Get a summary</span></div>`;
  assert.deepEqual(found(story(box)), ["div.nttr"]);
});

test("an offer is found however its words are written and spaced", () => {
  assert.deepEqual(found(story(`<div class="offer"><p>GET&nbsp;A\n   Summary</p></div>`)), ["div.offer"]);
});

test("a widget right after the last paragraph is found", () => {
  assert.deepEqual(
    found(story("", `<div id="end"><span>No time to read?</span><button>Get a summary</button></div>`)),
    ["div#end"],
  );
});

for (const [name, inner] of Object.entries({
  "a table of contents": `<div class="toc"><h2>Summary</h2>${LIST}</div>`,
  "a navigation": `<nav><h2>At a glance</h2>${LIST}</nav>`,
  "a form": `<form><button>Summary</button></form>`,
  "a heading without a list": `<h2>Summary</h2>`,
  "a list of links with few words": `<h2>Summary</h2><ul><li><a href="#1">Intro</a></li><li><a href="#2">Method</a></li></ul>`,
  "a long list": `<h2>Key points</h2><ul>${"<li>One of very many items that stand here.</li>".repeat(9)}</ul>`,
  "a standfirst with a summary's class": `<p id="speakable-summary">${P.slice(3, -4)}</p>`,
  "a word in a sentence": `<p>Key points of the plan are these, said the harbour master on Friday.</p>`,
  "a link to a summary": `<p><a href="/s">Summary</a></p>`,
  "a row of chatbot links": `<div class="ai-summary-buttons"><a href="https://chat.example">ChatGPT</a></div>`,
})) {
  test(`${name} is no widget`, () => assert.deepEqual(found(story(inner)), []));
}

test("a chapter of the author's own in mid-article stays", () => {
  const page = `<body><article><h1>Ferries stay</h1>${P}${P}${P}${P}<h2>Key points</h2>${LIST}${P}${P}</article></body>`;
  assert.deepEqual(found(page), []);
});

test("a widget that is hidden already is left alone", () => {
  assert.deepEqual(found(story(`<div hidden><button>Get a summary</button></div>`)), []);
});

const fixtures = new URL("../../fixtures/pages/", import.meta.url);
/** What these pages show is dropped from the article, but left alone on the page. */
const LEFT_ALONE = new Set(["widget_chatbot_buttons"]);

for (const name of readdirSync(fixtures).filter((folder) => folder.startsWith("widget_"))) {
  const expected = readFileSync(new URL(`${name}/expected.toml`, fixtures), "utf8");
  const page = readFileSync(new URL(`${name}/page.html`, fixtures), "utf8");
  const url = expected.match(/^url = "(.*)"$/m)?.[1];
  test(`the widget of the page ${name} is ${LEFT_ALONE.has(name) ? "left alone" : "found"}`, () => {
    assert.equal(found(page, url).length > 0, !LEFT_ALONE.has(name));
  });
}

for (const name of readdirSync(fixtures).filter((folder) => /^(?:trap|refused|language)_/.test(folder))) {
  test(`nothing on the page ${name} is taken for a widget`, () => {
    assert.deepEqual(found(readFileSync(new URL(`${name}/page.html`, fixtures), "utf8")), []);
  });
}
