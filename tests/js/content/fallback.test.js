import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, plain } from "./page.js";

const ONE =
  "The harbour of the old town was closed for two days after the storm. The ferries lay at the quay, and Dr. Smith waited with them.";
const TWO = "Yes. On Friday at noon the first ship is to leave again for the islands in the west.";

test("the first sentences of the article are picked, verbatim and in order", () => {
  const { standfirst } = openPage(
    `<html lang="en_US"><body><article><h1>Ferries</h1><p>${ONE}</p><p>${TWO}</p></article></body></html>`,
  );
  assert.deepEqual(plain(standfirst.fallback.pick("medium")), [
    { index: 0, text: "The harbour of the old town was closed for two days after the storm." },
    { index: 1, text: "The ferries lay at the quay, and Dr. Smith waited with them." },
    { index: 3, text: "On Friday at noon the first ship is to leave again for the islands in the west." },
  ]);
});

test("a page without prose gives nothing", () => {
  assert.deepEqual(
    plain(openPage("<body><nav><a href='/'>Home</a></nav></body>").standfirst.fallback.pick("short")),
    [],
  );
});
