import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./page.js";

const FILLER =
  "<p>The council met on Monday evening in the old town hall to talk about the budget of the coming year.</p>";

/**
 * @param {string} body
 * @param {string} sentence
 */
function locatedText(body, sentence) {
  const page = openPage(`<body><article>${FILLER}${body}${FILLER}</article></body>`);
  return (
    page.standfirst
      .locate([{ index: 3, text: sentence }])
      .get(3)
      ?.toString() ?? null
  );
}

test("a sentence is found through inline markup", () => {
  const found = locatedText(
    "<p>One. The <b>mayor</b> of <a href='#'>Ghent</a> said no. Two.</p>",
    "The mayor of Ghent said no.",
  );
  assert.equal(found, "The mayor of Ghent said no.");
});

test("soft hyphens, zero-width signs and non-breaking spaces do not hide a sentence", () => {
  const found = locatedText(
    "<p>The rail\u00adway\u200b net\u00adwork costs 30\u00a0000 a day.</p>",
    "The railway network costs 30 000 a day.",
  );
  assert.equal(found, "The rail\u00adway\u200b net\u00adwork costs 30\u00a0000 a day.");
});

test("quotes, dashes and ligatures may differ", () => {
  const found = locatedText(
    "<p>Before. “It’s the ﬁrst—and last—time,” she said. After.</p>",
    '"It\'s the first - and last - time," she said.',
  );
  assert.equal(found, "“It’s the ﬁrst—and last—time,” she said.");
});

test("footnote marks inside a sentence are passed over", () => {
  const found = locatedText(
    "<p>The bridge opened in 1907<sup>[3]</sup> and was closed in 2011.</p>",
    "The bridge opened in 1907 and was closed in 2011.",
  );
  assert.equal(found, "The bridge opened in 1907[3] and was closed in 2011.");
});

test("text for screen readers, names of icons and time codes inside a sentence are passed over", () => {
  for (const insertion of [
    '<span class="visually-hidden">opens in a new tab</span>',
    '<i class="material-icons">open_in_new</i>',
    '<span class="Transcript-timestamp">12:04</span>',
  ]) {
    const found = locatedText(`<p>The old bridge ${insertion} is shut.</p>`, "The old bridge is shut.");
    assert.ok(found?.startsWith("The old bridge ") && found.endsWith(" is shut."), insertion);
  }
});

test("a sentence that stands where only time is told is found too", () => {
  const body = '<div class="timestamped">The old bridge is shut.</div>';
  assert.equal(locatedText(body, "The old bridge is shut."), "The old bridge is shut.");
});

test("a footnote mark that the text kept is found too", () => {
  const found = locatedText(
    "<p>The bridge opened in 1907<sup>3</sup> and was closed.</p>",
    "The bridge opened in 19073 and was closed.",
  );
  assert.equal(found, "The bridge opened in 19073 and was closed.");
});

test("composed and decomposed accents are the same letter", () => {
  assert.equal(
    locatedText("<p>Le cafe\u0301 a ferme\u0301 hier soir.</p>", "Le café a fermé hier soir."),
    "Le cafe\u0301 a ferme\u0301 hier soir.",
  );
});

test("a sentence without spaces between its words is found", () => {
  assert.equal(
    locatedText("<p>前文。市長は<b>火曜日</b>に辞任した。後文。</p>", "市長は火曜日に辞任した。"),
    "市長は火曜日に辞任した。",
  );
});

test("something set into the middle of a sentence does not hide it", () => {
  const sentence = "The regional government will pay for the new tram line from next spring.";
  const body = "<p>The regional government will pay <span>ADVERT</span>for the new tram line from next spring.</p>";
  assert.match(locatedText(body, sentence) ?? "", /^The regional .* next spring\.$/);
});

test("of two equal sentences the one after its predecessor is taken", () => {
  const page = openPage(
    `<body><article><p id="a">Nobody was hurt in the fire, police said.</p>${FILLER}<p>The fire began in a kitchen on the second floor.</p><p id="b">Nobody was hurt in the fire, police said.</p></article></body>`,
  );
  const found = page.standfirst.locate([
    { index: 4, text: "The fire began in a kitchen on the second floor." },
    { index: 5, text: "Nobody was hurt in the fire, police said." },
  ]);
  assert.equal(found.get(5).startContainer.parentElement.id, "b");
});

test("a rendered place is preferred to a hidden one", () => {
  const page = openPage(
    `<body><article><p hidden>Trains will run again on Friday.</p>${FILLER}<p id="seen">Trains will run again on Friday.</p></article></body>`,
  );
  const found = page.standfirst.locate([{ index: 0, text: "Trains will run again on Friday." }]);
  assert.equal(found.get(0).startContainer.parentElement.id, "seen");
});

test("a sentence outside the article's block is found in the page", () => {
  const page = openPage(
    `<body><header><p class="standfirst">Rain for a week, and then snow.</p></header><article>${FILLER}${FILLER}</article></body>`,
  );
  assert.equal(page.standfirst.locate([{ index: 0, text: "Rain for a week, and then snow." }]).size, 1);
});

test("a sentence that is not in the page is not found", () => {
  assert.equal(locatedText("<p>Something else stands here.</p>", "The minister resigned on Sunday."), null);
});

test("a text that would match inside longer words by chance is not taken", () => {
  assert.equal(locatedText("<p>Others said nothing.</p>", "He rs."), null);
});
