/** The page's side of the seam: inject the content scripts, and call what they leave on `globalThis.standfirst`. */

import { browser } from "../shared/browser.js";
import { inject, lastValue, patiently } from "../shared/capture.js";
import { CARD_FILES, MARK_STYLES, PAGE_STYLES, TOGGLE_FILES } from "../shared/content_files.js";
import { Failure } from "../shared/failure.js";

/** @typedef {import("../shared/card_types.js").CardState} CardState */
/** @typedef {import("../shared/data_types.js").Capture} Capture */

/**
 * Make the page ready for `showCard`.
 *
 * @param {number} tabId
 * @throws {Failure} the browser lets nobody into this page
 */
export async function injectCard(tabId) {
  const target = { tabId };
  // Not waited for: Firefox styles no page that is still loading, and the card brings its own styles.
  void patiently(() => styleOnce(target, PAGE_STYLES)).catch(() => undefined);
  try {
    await inject({ target, files: CARD_FILES, injectImmediately: true });
  } catch (cause) {
    throw new Failure("page_not_readable", { cause });
  }
}

/**
 * Browsers add the same sheet again and again: take it away first.
 *
 * @param {{tabId: number}} target
 * @param {string[]} files
 */
async function styleOnce(target, files) {
  await browser.scripting.removeCSS({ target, files });
  await browser.scripting.insertCSS({ target, files });
}

/**
 * Make marked sentences visible.
 *
 * @param {number} tabId
 */
export async function styleMarks(tabId) {
  await styleOnce({ tabId }, MARK_STYLES);
}

/**
 * @param {number} tabId
 * @param {CardState} state
 * @returns {Promise<number | null>} the document that shows it, by the moment when it began; null where the state came too late
 * @throws {Failure} the page has no card that could show it: our scripts did not run there, or the page is gone
 */
export async function showCard(tabId, state) {
  const func = async (/** @type {CardState} */ shown) => {
    if (!document.body) {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    return globalThis.standfirst.card.show(shown) ? performance.timeOrigin : 0;
  };
  // A page that is still loading is not waited for: the reader sees that something is under way.
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, func, args: [state], injectImmediately: true });
  // Where the script throws, Chromium gives no result and no reason.
  if (typeof frame?.result !== "number") {
    throw new Failure("page_not_readable");
  }
  return frame.result || null;
}

/**
 * @param {number} tabId
 */
export async function closeCard(tabId) {
  const func = () => void globalThis.standfirst.card.close();
  await browser.scripting.executeScript({ target: { tabId }, func });
}

/**
 * Close the card, or capture the page where there is none.
 *
 * @param {number} tabId
 * @returns {Promise<Capture | "closed">}
 * @throws {Failure}
 */
export async function toggleCard(tabId) {
  return /** @type {Capture | "closed"} */ (await lastValue(tabId, TOGGLE_FILES));
}
