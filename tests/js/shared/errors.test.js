import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { readExtensionJson } from "./extension_world.js";

const { describe: told, TEXTS } = await import("../../../extension/shared/errors.js");
const { Failure } = await import("../../../extension/shared/failure.js");
const english = readExtensionJson("_locales/en/messages.json");

/** The codes of the helper's errors: those classes of `errors.py` that no other builds on. */
function helperCodes() {
  const source = readFileSync(new URL("../../../server/standfirst/errors.py", import.meta.url), "utf8");
  const classes = [...source.matchAll(/^class (\w+)\((\w+)\):/gm)];
  const bases = new Set(classes.map(([, , base]) => base));
  return classes
    .map(([, name]) => String(name))
    .filter((name) => !bases.has(name))
    .map((name) => name.replace(/(?<!^)(?=[A-Z])/g, "_").toLowerCase());
}

describe("errors", () => {
  it("of the helper have a text each", () => {
    const codes = helperCodes();
    assert.ok(codes.length >= 20);
    assert.deepEqual(codes.filter((code) => !(code in TEXTS)), []);
  });

  it("have a title and a sentence in the reader's words", () => {
    for (const { text } of Object.values(TEXTS)) {
      assert.ok(english[`error_${text}_title`], text);
      assert.match(english[`error_${text}`].message, /\.$/, text);
    }
  });

  it("fill in their values", () => {
    const message = told(new Failure("helper_too_old", { values: ["0.2.0", "0.1.0"] }));
    assert.match(message.message, /0\.2\.0.*0\.1\.0/);
  });

  it("that nobody foresaw are told as such, without their text", () => {
    for (const error of [new Error("secret /home/path"), new Failure("no_such_code", { detail: "secret" }), "secret", undefined]) {
      const message = told(error);
      assert.equal(message.code, "unexpected");
      assert.ok(!JSON.stringify(message).includes("secret"));
    }
  });

  it("do not take an object's own names for codes", () => {
    assert.equal(told(new Failure("toString")).code, "unexpected");
  });
});
