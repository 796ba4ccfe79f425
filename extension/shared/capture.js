/** Running scripts in a reader's page: capturing it, and whatever else a page of ours needs there. */

import { browser } from "./browser.js";
import { CAPTURE_FILES, MARKING_FILES } from "./content_files.js";
import { Failure } from "./failure.js";

/** @typedef {import("./data_types.js").Capture} Capture */

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
 * @param {number} tabId
 * @returns {Promise<Capture>}
 * @throws {Failure}
 */
export async function capturePage(tabId) {
  return /** @type {Capture} */ (await lastValue(tabId, CAPTURE_FILES));
}

/**
 * Mark a sentence in a page and bring it into view; the mark before it goes.
 *
 * @param {number} tabId
 * @param {string} sentence
 */
export async function markSentence(tabId, sentence) {
  await inject({ target: { tabId }, files: MARKING_FILES });
  await browser.scripting.executeScript({ target: { tabId }, func: mark, args: [sentence] });
}

/**
 * Runs in the page.
 *
 * @param {string} text
 */
function mark(text) {
  const { standfirst } = globalThis;
  standfirst.briefingMark?.close();
  const marks = standfirst.highlight.open(
    [{ index: 0, text }],
    () => marks.close(),
    () => {}, // nobody asks where it stands
  );
  standfirst.briefingMark = marks;
  marks.show(0);
}

/**
 * @param {number} tabId
 * @param {string[]} files
 * @returns {Promise<unknown>}
 * @throws {Failure} there is none: the browser lets nobody in, or the page is stuck
 */
export async function lastValue(tabId, files) {
  const [frame] = await Promise.race([
    inject({ target: { tabId }, files }),
    rejectWhenStuck(tabId),
  ]);
  if (!frame?.result) {
    throw new Failure("page_not_readable");
  }
  return frame.result;
}

/**
 * Firefox looks for files beside the page of ours that asks, unless they begin at the extension's root.
 *
 * @param {{target: chrome.scripting.InjectionTarget, files: readonly string[], injectImmediately?: boolean}} injection
 */
export function inject({ files, ...where }) {
  const fromRoot = files.map((file) => `/${file}`);
  return patiently(() => browser.scripting.executeScript({ ...where, files: fromRoot }));
}

/**
 * @template T
 * @param {() => Promise<T>} injecting
 * @returns {Promise<T>}
 */
export async function patiently(injecting) {
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
