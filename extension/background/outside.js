/** What is shown outside the reader's page: the settings, and failures where the browser lets nobody into the page. */

import { historyAddress } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { describe } from "../shared/errors.js";
import { loadSettings } from "../shared/settings.js";

const INK = "#b3261e";

/**
 * @param {number} tabId
 * @param {unknown} error
 */
export async function showFailureOutsidePage(tabId, error) {
  const { code } = describe(error);
  await browser.action.setPopup({ tabId, popup: `options/failure.html?code=${code}&tab=${tabId}` });
  await browser.action.setBadgeBackgroundColor({ tabId, color: INK });
  await browser.action.setBadgeText({ tabId, text: "!" });
  try {
    await browser.action.openPopup();
  } catch {
    // Older browsers open it for nobody but the reader: the badge asks for the click that shows it.
  }
}

/** @param {string} [place]  `#section` or `?site=host` of the settings */
export async function openOptions(place = "") {
  await browser.tabs.create({ url: browser.runtime.getURL(`options/options.html${place}`) });
}

/** The helper's own page, where the history stands. */
export async function openHistory() {
  const { port } = await loadSettings();
  await browser.tabs.create({ url: await historyAddress(port) });
}
