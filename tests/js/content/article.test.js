import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./page.js";

const P =
  "<p>The harbour of the old town was closed for two days after the storm, and the ferries lay at the quay.</p>";

test("the block with the prose is the article, whatever it is called", () => {
  const { document, standfirst } = openPage(
    `<body><main><div id="teasers"><div>${P}</div><div>${P}</div></div><div id="story">${P.repeat(5)}</div></main></body>`,
  );
  assert.equal(standfirst.article.root().id, "story");
  assert.equal(document.querySelectorAll("p").length, 7);
});

test("a body that is cut into sections is one article", () => {
  const { standfirst } = openPage(
    `<body><div id="body"><section>${P.repeat(2)}</section><div class="ad"></div><section>${P.repeat(2)}</section></div></body>`,
  );
  assert.equal(standfirst.article.root().id, "body");
});

test("comments in an aside, menus and consent texts are no prose", () => {
  const { standfirst } = openPage(
    `<body><aside>${P.repeat(9)}</aside><div id="cookie-wall">${P.repeat(9)}</div><article id="a">${P}</article></body>`,
  );
  assert.equal(standfirst.article.root().id, "a");
});

test("old pages whose paragraphs are parted by br have an article too", () => {
  const text = "The harbour of the old town was closed for two days after the storm, and ferries lay idle.";
  const { standfirst } = openPage(
    `<body><table><tr><td id="t">${Array(6).fill(text).join("<br><br>")}</td></tr></table></body>`,
  );
  assert.equal(standfirst.article.root().id, "t");
});

test("the headline is the h1 nearest before the text, not the site's name", () => {
  const { standfirst } = openPage(
    `<body><header><h1>The Daily</h1></header><article><h1 id="h">Ferries stay</h1>${P.repeat(3)}</article></body>`,
  );
  assert.equal(standfirst.article.headline(standfirst.article.root()).id, "h");
});

test("the card goes around a row of controls, not into it", () => {
  const { document, standfirst } = openPage(
    `<body><article><div id="row" style="display:flex"><h1>Ferries stay</h1><button>Share</button></div>${P.repeat(3)}</article></body>`,
  );
  const { anchor, side } = standfirst.places.forArticle([]);
  assert.equal(anchor, document.querySelector("p"));
  assert.equal(side, "before");
});
