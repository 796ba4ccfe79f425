import assert from "node:assert/strict";
import { it } from "node:test";

import { readExtensionJson } from "./extension_world.js";

const { browser } = await import("../../../extension/shared/browser.js");
const { message, textsReady } = await import("../../../extension/shared/i18n.js");

it("a background that the browser started without texts reads them from the package, in the reader's language", async () => {
  const world = /** @type {any} */ (browser);
  const { getMessage } = world.i18n;
  world.i18n.getMessage = () => "";
  world.i18n.getUILanguage = () => "de-AT";
  world.runtime.getURL = (/** @type {string} */ path) => `data:application/json,${encodeURIComponent(packaged(path))}`;
  await textsReady();
  assert.equal(message("menu_page"), readExtensionJson("_locales/de/messages.json").menu_page.message);
  assert.match(message("options_running_detail", "0.1.0", 7826), /0\.1\.0.*7826/);
  world.i18n.getMessage = getMessage;
  assert.equal(message("menu_page"), readExtensionJson("_locales/en/messages.json").menu_page.message);
});

/** What the browser would answer; nothing that is JSON where there is no such file. @param {string} path */
function packaged(path) {
  try {
    return JSON.stringify(readExtensionJson(path));
  } catch {
    return "";
  }
}
