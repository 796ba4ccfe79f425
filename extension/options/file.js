/** Settings out to a file and back. */

import { element, find } from "../shared/elements.js";
import { describe } from "../shared/errors.js";
import { message } from "../shared/i18n.js";
import { dressPage } from "../shared/look.js";
import { exportSettings, ownSettings, parseSettings, saveSettings } from "../shared/settings.js";

export function wireFile() {
  const field = /** @type {HTMLInputElement} */ (find("#import-file"));
  find("#export").addEventListener("click", () => void download());
  find("#import").addEventListener("click", () => field.click());
  field.addEventListener("change", () => void upload(field));
}

async function download() {
  const blob = new Blob([exportSettings(await ownSettings())], { type: "application/json" });
  const href = URL.createObjectURL(blob);
  element("a", { href, download: "standfirst-settings.json" }).click();
  URL.revokeObjectURL(href);
}

/** @param {HTMLInputElement} field */
async function upload(field) {
  const [file] = field.files ?? [];
  const place = find("#data-state");
  try {
    dressPage(await saveSettings(parseSettings((await file?.text()) ?? "")));
    place.textContent = message("options_imported");
  } catch (error) {
    const { title, message: sentence } = describe(error);
    place.textContent = `${title}. ${sentence}`;
  }
  field.value = "";
}
