import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openPage, widgets } from "./page.js";

const seed = readFileSync(new URL("../../fixtures/seed/page.html", import.meta.url), "utf8");
const URL_OF_SEED = "https://www.dispatch.example/world/lavrov-lukashenko-independence-palace/";
const settings = { theme: "system", textSize: "medium", length: "medium", layout: "list" };
const ask = { rule: "ask", minutes: 1, action: "offer", settings, widgets };
const FRONT = `<body><main><h1>The Daily</h1>${"<article><h2><a href='/a'>A story of the day</a></h2><p>A teaser that says what the story is about, in a line or two, and no more.</p></article>".repeat(20)}</main></body>`;

/**
 * @param {string} html
 * @param {object} [answer]
 */
async function load(html, answer = ask, url = URL_OF_SEED) {
  const page = openPage(html, { files: "BANNER_FILES", url, answer });
  await new Promise((resolve) => setTimeout(resolve, 60));
  return { ...page, banner: page.document.querySelector("standfirst-banner") };
}

test("an article gets the offer, in the widget's place", async () => {
  const { banner, sent } = await load(seed);
  assert.equal(banner?.previousElementSibling?.className, "nttr-box nttr-top");
  assert.match(banner?.shadowRoot?.textContent ?? "", /2 min → 20 sec/);
  assert.deepEqual(sent, [{ type: "banner-settings" }]);
});

test("a front page gets none, and the background is not even asked", async () => {
  const { banner, sent } = await load(FRONT, ask, "https://www.daily.example/");
  assert.equal(banner, null);
  assert.deepEqual(sent, []);
});

test("where the reader said never there is nothing", async () => {
  assert.equal((await load(seed, { ...ask, rule: "never" })).banner, null);
});

test("an article shorter than the reader's minutes is left alone", async () => {
  assert.equal((await load(seed, { ...ask, minutes: 3 })).banner, null);
});

test("where the reader chose it, the summary comes at once", async () => {
  const { banner, sent } = await load(seed, { ...ask, rule: "always", action: "summarize" });
  assert.equal(banner, null);
  assert.deepEqual(
    sent.map((message) => message.type),
    ["banner-settings", "summarize"],
  );
});

test("without the reader's always nothing is summarized unasked", async () => {
  const { banner, sent } = await load(seed, { ...ask, action: "summarize" });
  assert.ok(banner);
  assert.deepEqual(
    sent.map((message) => message.type),
    ["banner-settings"],
  );
});

test("the choices always and never are there only while they are open", async () => {
  const open = await load(seed);
  assert.equal(open.banner?.shadowRoot?.querySelectorAll(".again .rule").length, 2);
  const made = await load(seed, { ...ask, rule: "always" });
  assert.equal(made.banner?.shadowRoot?.querySelectorAll(".again .rule").length, 0);
});

test("nothing moves once the reader has begun to scroll", async () => {
  const page = openPage(seed, { files: "BANNER_FILES", url: URL_OF_SEED, answer: ask });
  page.window.dispatchEvent(new page.window.Event("scroll"));
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(page.document.querySelector("standfirst-banner"), null);
});

test("without an answer there is no banner, and no error", async () => {
  const page = openPage(seed, { files: "BANNER_FILES", url: URL_OF_SEED });
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(page.document.querySelector("standfirst-banner"), null);
});

test("closing leaves the page as it was found", async () => {
  const untouched = openPage(seed, { url: URL_OF_SEED }).serialize();
  const { standfirst, serialize } = await load(seed);
  standfirst.banner.close();
  assert.equal(serialize(), untouched);
});

test("a new article in the same page gets its own offer", async () => {
  const page = await load(FRONT, ask, "https://www.daily.example/");
  const story = new page.window.DOMParser().parseFromString(seed, "text/html");
  page.window.history.pushState(null, "", "/world/lavrov-lukashenko-independence-palace/");
  page.document.body.replaceChildren(...story.body.childNodes);
  page.document.head.replaceChildren(...story.head.childNodes);
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.ok(page.document.querySelector("standfirst-banner"));
});
