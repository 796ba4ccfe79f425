/** The page's side of the seam: inject the content scripts, and call what they leave on `globalThis.standfirst`. */

import { browser } from "../shared/browser.js";
import { CAPTURE_FILES, CARD_FILES, MARK_STYLES, PAGE_STYLES, TOGGLE_FILES } from "../shared/content_files.js";
import { Failure } from "../shared/failure.js";

/** @typedef {import("../shared/types.js").CardState} CardState */
/** @typedef {import("../shared/types.js").Capture} Capture */

/** Capturing the largest real page takes under a second; a page that takes this long is stuck in its own scripts. */
const CAPTURE_SECONDS = 8;

/** A page that is still loading gets longer. */
const LOADING_SECONDS = 30;

/**
 * What a click permits is told to the page's process on another way than the injection takes: where Chromium is busy, the
 * injection can come first and is refused. A moment later it is let in.
 */
const REFUSED_TOO_SOON = /^Cannot access contents of/;
const PATIENCE_MILLISECONDS = [20, 60, 200];

/**
 * Make the page ready for `showCard`.
 *
 * @param {number} tabId
 * @throws {Failure} the browser lets nobody into this page
 */
export async function injectCard(tabId) {
  const target = { tabId };
  try {
    await Promise.all([patiently(() => styleOnce(target, PAGE_STYLES)), inject({ target, files: CARD_FILES, injectImmediately: true })]);
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
 * @returns {Promise<boolean>} false where the state came too late
 * @throws {Failure} the page has no card that could show it: our scripts did not run there, or the page is gone
 */
export async function showCard(tabId, state) {
  const func = async (/** @type {CardState} */ shown) => {
    if (!document.body) {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    return globalThis.standfirst.card.show(shown);
  };
  // A page that is still loading is not waited for: the reader sees that something is under way.
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, func, args: [state], injectImmediately: true });
  // Where the script throws, Chromium gives no result and no reason.
  if (typeof frame?.result !== "boolean") {
    throw new Failure("page_not_readable");
  }
  return frame.result;
}

/**
 * @param {number} tabId
 * @returns {Promise<Capture>}
 * @throws {Failure}
 */
export async function capturePage(tabId) {
  return /** @type {Capture} */ (await lastValue(tabId, CAPTURE_FILES));
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

/**
 * @param {number} tabId
 * @param {string[]} files
 * @returns {Promise<unknown>}
 * @throws {Failure} there is none: the browser lets nobody in, or the page is stuck
 */
async function lastValue(tabId, files) {
  const [frame] = await Promise.race([
    inject({ target: { tabId }, files }),
    rejectWhenStuck(tabId),
  ]);
  if (!frame?.result) {
    throw new Failure("page_not_readable");
  }
  return frame.result;
}

/** @param {chrome.scripting.ScriptInjection<unknown[], unknown>} injection */
function inject(injection) {
  return patiently(() => browser.scripting.executeScript(injection));
}

/**
 * @template T
 * @param {() => Promise<T>} injecting
 * @returns {Promise<T>}
 */
async function patiently(injecting) {
  for (const milliseconds of PATIENCE_MILLISECONDS) {
    try {
      return await injecting();
    } catch (error) {
      if (!(error instanceof Error && REFUSED_TOO_SOON.test(error.message))) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  }
  return injecting();
}

/**
 * @param {number} tabId
 * @returns {Promise<never>}
 */
async function rejectWhenStuck(tabId) {
  await new Promise((resolve) => setTimeout(resolve, CAPTURE_SECONDS * 1000));
  const { status } = await browser.tabs.get(tabId);
  if (status !== "loading") {
    throw new Failure("page_not_readable");
  }
  await new Promise((resolve) => setTimeout(resolve, (LOADING_SECONDS - CAPTURE_SECONDS) * 1000));
  throw new Failure("page_still_loading");
}
