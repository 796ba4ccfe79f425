import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./page.js";

const { standfirst } = openPage("<p>", { files: "CAPTURE_FILES" });

/**
 * What is left of some HTML once it has been parsed, written by the browser and trimmed.
 *
 * @param {string} html
 */
function left(html) {
  const written = openPage(`<body>${html}`, { files: "CAPTURE_FILES" }).serialize();
  return standfirst.trimmed(written).replace(/^.*<body>|<\/body>.*$/gs, "");
}

test("a script goes although it writes another, in a comment as old pages do or in a string", () => {
  assert.equal(left(`a<script><!--\ndocument.write("<script src=x></script>");\n// --></script>b`), "ab");
  assert.equal(left(`a<script>document.write("<script src=x><\\/script>")</script>b`), "ab");
  assert.equal(left(`a<script>let x = "<!-- ";</script>b<script>let y = 1;</script>c`), "abc");
});

test("a drawing in a drawing and a template in a template go as a whole", () => {
  assert.equal(left(`a<svg><g><svg><path d="M1"></path></svg><text>no</text></g></svg>b`), "ab");
  assert.equal(left(`a<template><template>x</template>y</template>b`), "ab");
});

test("linked data stay as they are, without the page's nonce", () => {
  const data = `<script type="application/LD+json">{"a": "<!-- no comment -->", "style": " style=\\"x\\""}</script>`;
  assert.equal(left(data.replace("<script", `<script nonce="n"`)), data);
});

test("fields and what is typed into them go", () => {
  assert.equal(left(`a<input value="secret"><textarea>my letter <b></textarea><select><option>x</select>b`), "ab");
});

test("of links the canonical address stays", () => {
  const canonical = `<link rel="canonical" href="/a">`;
  assert.equal(left(`${canonical}<link rel="preload" href="/b"><link rel="alternate stylesheet" href="/c">`), canonical);
});

test("noise goes from tags alone, whatever their other attributes hold", () => {
  assert.equal(
    left(`<a title='> style="x" <b>' style="color:red" href="/a" onclick="x('>')">code: &lt;p style="x"&gt;</a>`),
    `<a title="&gt; style=&quot;x&quot; &lt;b&gt;" href="/a">code: &lt;p style="x"&gt;</a>`.replace(
      /title=".*?" /,
      (title) => (left(`<a title="<">`).includes("&lt;") ? title : title.replaceAll("&lt;", "<").replaceAll("&gt;", ">")),
    ),
  );
  assert.equal(left(`<img src="data:image/gif;base64,R0" srcset="a 1x" alt="A"><img src="/b.jpg">`), `<img alt="A"><img src="/b.jpg">`);
});

test("a quote that broke out of its attribute does no harm to what follows", () => {
  assert.equal(left(`<a href="x"">one</a><p style="y">two</p><script>z</script>three`), `<a href="x" "="">one</a><p>two</p>three`);
});

test("what a text holds of tags and comments that never end takes no page's time", () => {
  for (const piece of ["<!--", "<script ", '<a b="', "<svg><svg>", "<template>", "<script><!--<script></script>", "<svg><svg></svg>", ' style="']) {
    assert.ok(standfirst.trimmed(piece.repeat(100_000)).length <= piece.length * 100_000, piece);
  }
});
