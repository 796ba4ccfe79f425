import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./page.js";

const PROSE = "The harbour was closed for two days after the storm, and the ferries lay at the quay. ".repeat(4);

/** @param {string} body */
async function captureOf(body, head = "") {
  const page = openPage(
    `<!doctype html><html lang="en-GB"><head><title>A storm</title>${head}</head><body>${body}</body></html>`,
    {
      files: "CAPTURE_FILES",
    },
  );
  return { page, capture: await page.standfirst.capture() };
}

test("what is no text of the page is left out, and its metadata stay", async () => {
  const { capture } = await captureOf(
    `<p>${PROSE}</p><script>track()</script><style>p{}</style><svg><text>logo</text></svg><noscript>no</noscript><template>t</template><!-- note -->`,
    `<meta name="author" content="Ada"><script type="application/ld+json">{"@type":"NewsArticle"}</script>`,
  );
  for (const gone of ["track()", "<style", "<svg", "noscript", "template", "<!-- note"]) {
    assert.ok(!capture.html.includes(gone), gone);
  }
  assert.match(capture.html, /<meta name="author" content="Ada">/);
  assert.match(capture.html, /ld\+json">\{"@type":"NewsArticle"\}/);
  assert.equal(capture.title, "A storm");
  assert.equal(capture.language, "en-GB");
});

test("what is not rendered bears a mark, as one block: the helper decides what it is", async () => {
  const { page, capture } = await captureOf(
    `<p>${PROSE}</p><div hidden><p>Hidden offer <b>now</b></p></div><p style="display:none">Hidden <i>words</i>.</p><p>After.</p>`,
  );
  assert.match(capture.html, /<div hidden="" data-standfirst-hidden=""><p>Hidden offer <b>now<\/b><\/p><\/div>/);
  assert.match(capture.html, /data-standfirst-hidden="">Hidden <i>words<\/i>\.<\/p><p>After\.<\/p>/);
  assert.ok(!page.serialize().includes("data-standfirst-hidden"));
});

test("a widget that the card stands in for still belongs to the page", async () => {
  const { capture } = await captureOf(
    `<p>${PROSE}</p><div data-standfirst-replaced style="display:none">Get a summary</div>`,
  );
  assert.match(capture.html, /Get a summary/);
});

test("our own card is never captured", async () => {
  const { capture } = await captureOf(`<p>${PROSE}</p><standfirst-card>ours</standfirst-card>`);
  assert.ok(!capture.html.includes("ours"));
});

test("an article in a shadow root is read, its slots filled", async () => {
  const page = openPage(`<body><p>${PROSE}</p><news-story><p>Slotted paragraph.</p></news-story></body>`, {
    files: "CAPTURE_FILES",
  });
  const host = page.document.querySelector("news-story");
  host?.attachShadow({ mode: "open" }).append(page.document.createElement("slot"), "Shadow text.");
  const { html } = await page.standfirst.capture();
  assert.match(html, /<p>Slotted paragraph\.<\/p>Shadow text\./);
});

test("a frame of the same origin is read where it holds an article", async () => {
  const page = openPage(`<body><p>${PROSE}</p><iframe></iframe></body>`, { files: "CAPTURE_FILES" });
  const frame = page.document.querySelector("iframe");
  const inner = frame?.contentDocument;
  inner?.body.append(inner.createElement("p"));
  const paragraph = inner?.querySelector("p");
  if (paragraph) paragraph.textContent = "Framed article. ".repeat(60);
  const { html } = await page.standfirst.capture();
  assert.match(html, /<section><p>Framed article\./);
});

test("capturing leaves the page as it was", async () => {
  const { page } = await captureOf(`<p style="color:red" onclick="x()">${PROSE}</p><div hidden>h</div>`);
  const before = page.serialize();
  await page.standfirst.capture();
  assert.equal(page.serialize(), before);
});

test("half a surrogate pair does not get out", async () => {
  const page = openPage(`<body><p>${PROSE}</p></body>`, { files: "CAPTURE_FILES" });
  page.document.body.append("broken \ud83d end");
  const { html } = await page.standfirst.capture();
  assert.ok(html.isWellFormed());
});
