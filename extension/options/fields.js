/** Each field bears a setting's name, shows its value, and stores it when the reader changes it. */

import { methods } from "../shared/api.js";
import { element, find } from "../shared/elements.js";
import { message } from "../shared/i18n.js";
import { dressPage } from "../shared/look.js";
import { EVERYWHERE } from "../shared/origins.js";
import { browser } from "../shared/browser.js";
import { loadSettings, saveSettings } from "../shared/settings.js";

/** @typedef {import("../shared/data_types.js").Settings} Settings */
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

const SAVED_MILLISECONDS = 1600;

/**
 * @param {Settings} settings
 * @param {Partial<Settings>} managed  what an administrator has fixed
 */
export function wireFields(settings, managed) {
  showValues(settings);
  lockManaged(managed);
  for (const field of fields()) {
    field.addEventListener(field.type === "radio" ? "click" : "change", () => void onChanged(field));
  }
  browser.storage.onChanged.addListener(async () => showValues(await loadSettings()));
}

/** Say that something was stored. */
export function showSaved() {
  const saved = find("#saved");
  saved.textContent = message("options_saved");
  setTimeout(() => {
    saved.textContent = "";
  }, SAVED_MILLISECONDS);
}

/** @returns {Field[]} those that hold a setting */
function fields() {
  return [...document.querySelectorAll("main :is(input, select)[name]")]
    .map((field) => /** @type {Field} */ (field))
    .filter(({ name }) => !["code", "site", "model"].includes(name) && !name.startsWith("rule:"));
}

/** @param {Settings} settings */
function showValues(settings) {
  const values = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (settings));
  for (const field of fields()) {
    const value = values[field.name];
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked = value === true;
    } else if (field instanceof HTMLInputElement && field.type === "radio") {
      field.checked = field.value === value;
    } else {
      field.value = String(value);
    }
  }
}

/** @param {Field} field */
async function onChanged(field) {
  // Asked before anything else is awaited: browsers ask inside the click only.
  const everywhere = field.name === "bannerMode" && field.value === "all";
  const granted = everywhere ? await browser.permissions.request({ origins: [EVERYWHERE] }).catch(() => false) : true;
  if (granted && field.validity.valid) {
    dressPage(await saveSettings({ [field.name]: valueOf(field) }));
    showSaved();
  } else {
    showValues(await loadSettings());
  }
  if (everywhere) {
    find("#site-state").textContent = granted ? "" : message("options_site_not_allowed");
  }
}

/** @param {Field} field */
function valueOf(field) {
  if (field instanceof HTMLInputElement && field.type === "checkbox") {
    return field.checked;
  }
  return field.type === "number" ? Number(field.value) : field.value;
}

/**
 * The methods are the helper's, which may be asleep.
 *
 * @param {Settings} settings
 */
export async function offerMethods({ port, method }) {
  const offered = await methods(port).catch(() => []);
  const named = offered.map(({ name, title }) => element("option", { value: name }, name === "model" ? message("options_model") : title));
  const known = offered.some(({ name }) => name === method);
  const select = /** @type {HTMLSelectElement} */ (find("select[name=method]"));
  select.replaceChildren(...named, ...(known ? [] : [element("option", { value: method }, method)]));
  const explain = () => {
    // A helper of a later version may know methods that this extension has no words for.
    const own = message(`method_${select.value}`);
    find("#method-note").textContent = own || (offered.find(({ name }) => name === select.value)?.description ?? "");
  };
  select.addEventListener("change", explain);
  select.value = method;
  explain();
}

/** @param {Partial<Settings>} managed */
function lockManaged(managed) {
  for (const field of fields()) {
    if (field.name in managed) {
      field.disabled = true;
      field.closest("label")?.setAttribute("data-managed", message("options_managed"));
    }
  }
}
