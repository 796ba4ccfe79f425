/** Where the browser lets nobody into the page (its own pages, stores, PDF), the failure is told at the button. */

import { browser } from "../shared/browser.js";
import { describe } from "../shared/errors.js";

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
