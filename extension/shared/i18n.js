/** Texts in the reader's language. Durations and their plurals are Intl's business, not the translators'. */

import { packagedJson } from "./requests.js";
import { browser } from "./browser.js";

const RIGHT_TO_LEFT = new Set(["ar", "he"]);

/** @type {Record<string, {message: string}>} */
let ownTexts = {};

/**
 * A text of `_locales`; `$1`… are replaced in turn.
 *
 * @param {string} key
 * @param {...(string | number)} substitutions
 */
export function message(key, ...substitutions) {
  const values = substitutions.map(String);
  return browser.i18n.getMessage(key, values) || filled(ownTexts[key]?.message ?? "", values);
}

/**
 * Before the background says anything: now and then Chromium (seen in 156, under load) starts a service worker that
 * has no texts for as long as it lives. They are read from the package then.
 */
export async function textsReady() {
  if (browser.i18n.getMessage("language_tag") || "language_tag" in ownTexts) {
    return;
  }
  const language = browser.i18n.getUILanguage().replace("-", "_");
  for (const locale of [language, language.replace(/_.*/, ""), "en"]) {
    try {
      ownTexts = await packagedJson(`_locales/${locale}/messages.json`);
      return;
    } catch {
      // There is no translation of that name.
    }
  }
}

/** The language of the texts, which is English where the browser's own has no translation. */
export function textLanguage() {
  return message("language_tag") || "en";
}

/** @returns {"ltr" | "rtl"} */
export function textDirection() {
  return RIGHT_TO_LEFT.has(textLanguage()) ? "rtl" : "ltr";
}

/**
 * "4 minutes", "20 seconds": a duration in whole words of the reader's language.
 *
 * @param {number} minutes
 */
export function duration(minutes) {
  const [unit, amount] = minutes < 1 ? ["second", Math.round(minutes * 60)] : ["minute", Math.round(minutes)];
  const style = /** @type {Intl.NumberFormatOptions} */ ({ style: "unit", unit, unitDisplay: "long" });
  return new Intl.NumberFormat(textLanguage(), style).format(Number(amount));
}

/**
 * @param {string} text
 * @param {string[]} values
 */
function filled(text, values) {
  return values.reduce((rest, value, index) => rest.replaceAll(`$${index + 1}`, () => value), text);
}

/**
 * Fill a page: `data-i18n` names the text of an element, `data-i18n-<attribute>` that of an attribute.
 *
 * @param {Document} page
 */
export function translatePage(page) {
  page.documentElement.lang = textLanguage();
  page.documentElement.dir = textDirection();
  for (const element of page.querySelectorAll("[data-i18n]")) {
    element.textContent = message(element.getAttribute("data-i18n") ?? "");
  }
  // A sentence with a field in it: what stands before and after "…" goes around the field.
  for (const [place, side] of /** @type {const} */ ([["before", 0], ["after", 1]])) {
    for (const element of page.querySelectorAll(`[data-i18n-${place}]`)) {
      element.textContent = message(element.getAttribute(`data-i18n-${place}`) ?? "").split("…")[side]?.trim() ?? "";
    }
  }
  for (const attribute of ["aria-label", "title", "placeholder"]) {
    for (const element of page.querySelectorAll(`[data-i18n-${attribute}]`)) {
      element.setAttribute(attribute, message(element.getAttribute(`data-i18n-${attribute}`) ?? ""));
    }
  }
}
