import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, plain } from "./page.js";

/** @param {string} style */
function behind(style) {
  const { standfirst, document } = openPage(`<body><div style="${style}"><p>Text</p></div></body>`);
  return plain(standfirst.theme.behind(document.querySelector("p")));
}

test("the page's own paint decides, not the system", () => {
  assert.equal(behind("background-color: rgb(250, 250, 248)").theme, "light");
  assert.deepEqual(behind("background-color: rgb(18, 18, 20)"), { theme: "dark", ground: "rgb(18, 18, 20)" });
});

test("a ground that is nearly clear does not count", () => {
  assert.equal(behind("background-color: rgba(0, 0, 0, 0.1)").theme, "light");
});

test("wide-gamut colours are read", () => {
  const { theme } = openPage("<body></body>").standfirst;
  assert.equal(theme.read("color(srgb 1 1 1)").luminance > 0.99, true);
  assert.equal(theme.read("oklch(0.5 0 0)"), null);
});
