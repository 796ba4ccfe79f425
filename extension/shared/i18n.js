/** Texts in the reader's language. Durations and their plurals are Intl's business, not the translators'. */

import { browser } from "./browser.js";

const RIGHT_TO_LEFT = new Set(["ar", "he"]);

/**
 * A text of `_locales`; `$1`… are replaced in turn.
 *
 * @param {string} key
 * @param {...(string | number)} substitutions
 */
export function message(key, ...substitutions) {
  return browser.i18n.getMessage(key, substitutions.map(String));
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
  for (const attribute of ["aria-label", "title", "placeholder"]) {
    for (const element of page.querySelectorAll(`[data-i18n-${attribute}]`)) {
      element.setAttribute(attribute, message(element.getAttribute(`data-i18n-${attribute}`) ?? ""));
    }
  }
}
