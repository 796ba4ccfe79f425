/** What every page of the extension begins with: the reader's language, theme and text size. */

import { translatePage } from "./i18n.js";

/** @param {import("./data_types.js").Settings} settings */
export function dressPage({ theme, textSize }) {
  translatePage(document);
  document.documentElement.dataset["theme"] = theme;
  document.documentElement.dataset["textSize"] = textSize;
}
