import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, widgets } from "./page.js";

const { labels } = openPage("<body></body>").standfirst;
const lexicon = labels.lexicon(widgets.labels);

test("a label is known with its punctuation, emoji and case", () => {
  for (const text of [
    "Key takeaways",
    "✨ KEY TAKEAWAYS:",
    "No time to read?",
    "TL;DR",
    "In Kürze:",
    "L’essentiel",
    "요약",
  ]) {
    assert.ok(lexicon.has(text), text);
  }
});

test("a longer text that begins like a label is not one", () => {
  for (const text of ["Summary of benefits and coverage", "Key points of interest in Rome", "", "x".repeat(500)]) {
    assert.ok(!lexicon.has(text), text.slice(0, 40));
  }
});

test("a star stands for one to three words", () => {
  const some = labels.lexicon({ en: ["takeaways by * ai"] });
  assert.ok(some.has("Takeaways by Bloomberg AI"));
  assert.ok(some.has("Takeaways by The Evening Post AI"));
  assert.ok(!some.has("Takeaways by AI"));
  assert.ok(!some.has("Takeaways by one two three four AI"));
});

test("where a script writes no spaces two characters are a word", () => {
  assert.equal(labels.countWords("three plain words"), 3);
  assert.equal(labels.countWords("市長は火曜日に辞任した"), 6);
});
