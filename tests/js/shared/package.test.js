/** The extension's folder as a whole: manifest, icons, texts and file lists agree with each other. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { readExtensionJson } from "./extension_world.js";

const EXTENSION = new URL("../../../extension/", import.meta.url);
const LOCALES = ["ar", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt_BR", "ru", "tr", "uk", "zh_CN"];
const manifest = readExtensionJson("manifest.json");
const english = readExtensionJson("_locales/en/messages.json");

/** @param {string} folder @param {RegExp} pattern */
const files = (folder, pattern) => readdirSync(new URL(folder, EXTENSION)).filter((name) => pattern.test(name)).map((name) => folder + name);

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, EXTENSION), "utf8");

/** @param {string} text */
const placeholders = (text) => [...text.matchAll(/\$\d/g)].map(String).sort();

describe("the manifest", () => {
  it("pins the extension's id in Chromium", () => {
    const digest = createHash("sha256").update(Buffer.from(manifest.key, "base64")).digest("hex").slice(0, 32);
    const id = [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
    assert.equal(id, "mhhgjedpchpnhpmkdfehjdeomndohiem");
  });

  it("bears the helper's version", () => {
    const version = /__version__ = "([^"]+)"/.exec(readFileSync(new URL("../../../server/standfirst/__init__.py", import.meta.url), "utf8"));
    assert.equal(manifest.version, version?.[1]);
  });

  it("asks for no more than it needs, and shows itself to no page", () => {
    assert.deepEqual(manifest.permissions, ["activeTab", "scripting", "storage", "contextMenus"]);
    assert.deepEqual(manifest.host_permissions, ["http://127.0.0.1/*"]);
    assert.equal(manifest.web_accessible_resources, undefined);
    assert.equal(manifest.content_scripts, undefined);
    assert.equal(manifest.externally_connectable, undefined);
  });

  it("names icons that are as large as it says", () => {
    const named = { ...manifest.icons, ...manifest.action.default_icon };
    for (const [size, path] of Object.entries(named)) {
      const header = readFileSync(new URL(String(path), EXTENSION)).subarray(16, 24);
      assert.deepEqual([header.readUInt32BE(0), header.readUInt32BE(4)], [Number(size), Number(size)]);
    }
  });
});

describe("the files that are injected", () => {
  it("are there", async () => {
    const lists = await import("../../../extension/shared/content_files.js");
    for (const path of Object.values(lists).flat()) {
      assert.ok(existsSync(new URL(path, EXTENSION)), path);
    }
  });

  it("import nothing", () => {
    for (const path of files("content/", /\.js$/)) {
      const code = read(path).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
      assert.doesNotMatch(code, /^\s*import\b|\bimport\(/m, path);
    }
  });
});

describe("the texts", () => {
  it("come in every language that was promised", () => {
    assert.deepEqual(readdirSync(new URL("_locales/", EXTENSION)).sort(), LOCALES);
  });

  for (const locale of LOCALES) {
    it(`are complete in ${locale}, with the same blanks to fill`, () => {
      const texts = readExtensionJson(`_locales/${locale}/messages.json`);
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
      for (const [key, { message }] of Object.entries(texts)) {
        assert.deepEqual(placeholders(message), placeholders(english[key].message), key);
        assert.ok(message.trim(), key);
      }
      assert.equal(texts.language_tag.message, locale.replace("_", "-"));
      assert.doesNotThrow(() => new Intl.NumberFormat(texts.language_tag.message));
      assert.ok(texts.extension_description.message.length <= 132, "the stores' bound for a description");
      assert.ok(texts.extension_name.message.length <= 75, "the stores' bound for a name");
    });
  }

  it("are all there for the pages' markup", () => {
    for (const path of ["briefing/", "options/", "welcome/"].flatMap((folder) => files(folder, /\.html$/))) {
      for (const [, key] of read(path).matchAll(/data-i18n(?:-[a-z-]+)?="([^"]+)"/g)) {
        assert.ok(String(key) in english, `${path}: ${key}`);
      }
    }
  });

  it("are all used", () => {
    const folders = ["background/", "briefing/", "content/", "options/", "shared/", "welcome/"];
    const sources = [...folders.flatMap((folder) => files(folder, /\.(js|html)$/)), "manifest.json"].map(read).join("\n");
    const made = [...sources.matchAll(/`([a-z_]+_)\$\{/g)].map(([, prefix]) => String(prefix));
    const unused = Object.keys(english).filter((key) => !sources.includes(key) && !made.some((prefix) => key.startsWith(prefix)));
    assert.deepEqual(unused, []);
  });
});
