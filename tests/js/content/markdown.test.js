import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./page.js";

const { markdown } = openPage("<body></body>").standfirst;
const LONG = "The harbour of the old town was closed for two days after the storm, and ferries lay idle.";

/** @param {object} [article] */
function summary(article) {
  return {
    article: {
      url: "https://news.example/a#top",
      title: "A *storm*",
      byline: "Ada",
      siteName: null,
      published: "2026-01-02",
      language: "en",
      ...article,
    },
    sentences: [
      { index: 0, text: LONG },
      { index: 4, text: "It was over." },
    ],
  };
}

test("each sentence links to its own place in the article", () => {
  const text = markdown.write(summary(), "list");
  assert.match(
    text,
    /^## \[A \\\*storm\\\*\]\(https:\/\/news\.example\/a#top\)\n\nAda · 2026-01-02\n\n- \[The harbour/,
  );
  assert.ok(text.includes("#:~:text=The%20harbour%20of%20the%20old,storm%2C%20and%20ferries%20lay%20idle"), text);
  assert.ok(text.includes("https://news.example/a#:~:text=It%20was%20over."));
});

test("a paragraph is one paragraph", () => {
  assert.equal(markdown.write(summary(), "paragraph").trim().split("\n\n").length, 3);
});

test("signs with a meaning in a text directive are encoded", () => {
  const link = markdown.deepLink("https://x.example/", "A well-known, (old) place.", "en");
  assert.equal(link, "https://x.example/#:~:text=A%20well%2Dknown%2C%20%28old%29%20place.");
});

test("an address that is not of the web makes no link", () => {
  const text = markdown.write(summary({ url: "javascript:alert(1)" }), "list");
  assert.ok(!text.includes("javascript"));
  assert.match(text, /^## A \\\*storm/);
});
