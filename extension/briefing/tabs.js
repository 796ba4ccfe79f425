/** The tabs of a briefing: which, whether they may be read, what they hold, and the way back to a sentence in one. */

import { browser } from "../shared/browser.js";
import { capturePage, markSentence } from "../shared/capture.js";
import { originPattern } from "../shared/origins.js";

/** Tabs that are read at the same time: a browser makes room for a page's scripts, not for fifty of them. */
const AT_ONCE = 6;

/** Words in the last part of an address that only an article's headline has. */
const HEADLINE_WORDS = 3;

/**
 * The tabs that the reader chose, or all of the window; never our own.
 *
 * @param {URLSearchParams} asked  `tabs` with ids, or `window`
 * @returns {Promise<{tabs: chrome.tabs.Tab[], chosen: boolean}>}
 */
export async function askedTabs(asked) {
  const own = await browser.tabs.getCurrent();
  const ids = new Set((asked.get("tabs") ?? "").split(",").filter(Boolean).map(Number));
  const windowId = Number(asked.get("window")) || own?.windowId;
  const all = await browser.tabs.query(ids.size > 0 || !windowId ? {} : { windowId });
  const tabs = all.filter(({ id }) => id !== own?.id && (ids.size === 0 || ids.has(Number(id))));
  return { tabs: tabs.filter(({ url }) => !url?.startsWith(browser.runtime.getURL(""))), chosen: ids.size > 0 };
}

/**
 * Whether an address looks like an article's: its last part is a headline, or has a long number.
 *
 * @param {string | undefined} address
 */
export function looksLikeArticle(address) {
  if (!address || !originPattern(address)) {
    return false;
  }
  const parts = new URL(address).pathname.split("/").filter(Boolean);
  return parts.some((part) => part.split(/[-_]/).length > HEADLINE_WORDS || /\d{5,}/.test(part));
}

/** @param {chrome.tabs.Tab[]} tabs */
export function originsOf(tabs) {
  return [...new Set(tabs.flatMap(({ url }) => originPattern(url ?? "") ?? []))];
}

/** @param {chrome.tabs.Tab[]} tabs */
export async function mayReadAll(tabs) {
  const origins = originsOf(tabs);
  return tabs.every(({ url }) => originPattern(url ?? "")) && browser.permissions.contains({ origins });
}

/**
 * Read tabs, a few at a time.
 *
 * @param {chrome.tabs.Tab[]} tabs
 * @returns {Promise<({html: string, url: string} | {reason: string})[]>} in their order; the reason is a text's key
 */
export async function readTabs(tabs) {
  /** @type {({html: string, url: string} | {reason: string})[]} */
  const read = [];
  let next = 0;
  async function worker() {
    for (let place = next++; place < tabs.length; place = next++) {
      read[place] = await readTab(/** @type {chrome.tabs.Tab} */ (tabs[place]));
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, tabs.length) }, worker));
  return read;
}

/** @param {chrome.tabs.Tab} tab */
async function readTab({ id, url }) {
  const origin = originPattern(url ?? "");
  if (id === undefined || !origin || !(await browser.permissions.contains({ origins: [origin] }))) {
    return { reason: origin ? "briefing_not_allowed" : "error_page_not_readable_title" };
  }
  try {
    const { html, url: address } = await capturePage(id);
    return { html, url: address };
  } catch {
    const isOpen = await browser.tabs.get(id).then(() => true, () => false);
    return { reason: isOpen ? "error_page_not_readable_title" : "briefing_closed" };
  }
}

/**
 * Show a tab, with a sentence marked in it.
 *
 * @param {number} tabId
 * @param {string} [sentence]
 * @returns {Promise<boolean>} false where the tab is gone
 */
export async function showTab(tabId, sentence) {
  try {
    const { windowId } = await browser.tabs.update(tabId, { active: true }) ?? {};
    if (windowId !== undefined) {
      await browser.windows.update(windowId, { focused: true });
    }
  } catch {
    return false;
  }
  if (sentence) {
    await markSentence(tabId, sentence).catch(() => undefined); // shown all the same, without a mark
  }
  return true;
}
