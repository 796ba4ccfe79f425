/** The page's side of the seam: inject the content scripts, and call what they leave on `globalThis.standfirst`. */

import { browser } from "../shared/browser.js";
import { CAPTURE_FILES, CARD_FILES, PAGE_STYLES } from "../shared/content_files.js";
import { Failure } from "../shared/failure.js";

/** @typedef {import("../shared/types.js").CardState} CardState */
/** @typedef {import("../shared/types.js").Capture} Capture */
/** @typedef {{standfirst: import("../shared/types.js").PageDoor}} PageWorld */

/** Cloning the largest real page takes under a second; a page that takes this long is stuck in its own scripts. */
const CAPTURE_SECONDS = 8;

/**
 * Put a card into the page.
 *
 * @param {number} tabId
 * @param {CardState} state
 * @throws {Failure} the browser lets nobody into this page
 */
export async function openCard(tabId, state) {
  const target = { tabId };
  try {
    await Promise.all([styleOnce(target), browser.scripting.executeScript({ target, files: CARD_FILES })]);
  } catch (cause) {
    throw new Failure("page_not_readable", { cause });
  }
  await showCard(tabId, state);
}

/**
 * Browsers add the same sheet again and again: take it away first.
 *
 * @param {{tabId: number}} target
 */
async function styleOnce(target) {
  await browser.scripting.removeCSS({ target, files: PAGE_STYLES });
  await browser.scripting.insertCSS({ target, files: PAGE_STYLES });
}

/**
 * @param {number} tabId
 * @param {CardState} state
 */
export async function showCard(tabId, state) {
  await browser.scripting.executeScript({
    target: { tabId },
    func: (shown) => /** @type {PageWorld} */ (/** @type {unknown} */ (globalThis)).standfirst.card.show(shown),
    args: [state],
  });
}

/**
 * @param {number} tabId
 * @returns {Promise<boolean>} whether there was a card
 */
export async function closeCard(tabId) {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      func: () =>
        /** @type {Partial<PageWorld>} */ (/** @type {unknown} */ (globalThis)).standfirst?.card?.close() ?? false,
    });
    return frame?.result === true;
  } catch {
    return false;
  }
}

/**
 * @param {number} tabId
 * @returns {Promise<Capture>}
 * @throws {Failure}
 */
export async function capturePage(tabId) {
  const [frame] = await Promise.race([
    browser.scripting.executeScript({ target: { tabId }, files: CAPTURE_FILES }),
    rejectAfter(CAPTURE_SECONDS),
  ]);
  const capture = /** @type {Capture | undefined} */ (/** @type {unknown} */ (frame?.result));
  if (!capture || capture.error) {
    throw new Failure(capture?.error?.code ?? "page_not_readable");
  }
  return capture;
}

/**
 * @param {number} seconds
 * @returns {Promise<never>}
 */
function rejectAfter(seconds) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Failure("page_not_readable")), seconds * 1000);
  });
}
