/** The context menus: summarize the page, the selection, the article behind a link; a briefing; offers on this site. */

import { browser } from "../shared/browser.js";
import { message, textsReady } from "../shared/i18n.js";
import { originPattern } from "../shared/origins.js";
import { loadSettings } from "../shared/settings.js";
import { allowSite } from "./banner.js";
import { openBriefing } from "./briefing.js";
import { summarizeIn } from "./flow.js";
import { openHistory } from "./outside.js";

/** @type {readonly {id: string, contexts: [`${chrome.contextMenus.ContextType}`]}[]} */
const MENUS = [
  { id: "page", contexts: ["page"] },
  { id: "selection", contexts: ["selection"] },
  { id: "link", contexts: ["link"] },
];

const WEB_PAGES = ["http://*/*", "https://*/*"];

/** Browsers keep menus, so they are made anew where they may have changed: at install, start, and by settings. */
export async function createMenus() {
  await navigator.locks.request("menus", create);
}

async function create() {
  const [{ menus }] = await Promise.all([loadSettings(), textsReady()]);
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: "site", title: message("menu_site"), contexts: ["action"] });
  browser.contextMenus.create({ id: "history", title: message("card_history"), contexts: ["action"] });
  // Chromium knows no menu of tabs.
  const contexts = "TAB" in (browser.contextMenus.ContextType ?? {}) ? ["action", "tab"] : ["action"];
  const where = /** @type {[`${chrome.contextMenus.ContextType}`]} */ (contexts);
  browser.contextMenus.create({ id: "briefing", title: message("menu_briefing"), contexts: where });
  for (const { id, contexts } of menus ? MENUS : []) {
    browser.contextMenus.create({ id, title: message(`menu_${id}`), contexts, documentUrlPatterns: WEB_PAGES });
  }
}

/**
 * @param {chrome.contextMenus.OnClickData} click
 * @param {chrome.tabs.Tab} [tab]
 */
export async function onMenuClicked({ menuItemId, frameId, selectionText, linkUrl }, tab) {
  if (tab?.id === undefined) {
    return;
  }
  if (menuItemId === "site") {
    await allowSite(tab);
  } else if (menuItemId === "history") {
    await openHistory();
  } else if (menuItemId === "briefing") {
    await openBriefing(tab);
  } else if (menuItemId === "link" && linkUrl) {
    await summarizeIn(tab.id, { source: "link", link: linkUrl, allowed: mayRead(linkUrl) });
  } else if (menuItemId === "selection") {
    const inFrame = frameId ? { selection: selectionText ?? "" } : {};
    await summarizeIn(tab.id, { source: "selection", ...inFrame });
  } else {
    await summarizeIn(tab.id, { source: "page" });
  }
}

/**
 * Ask for the site's permission. Called before anything is awaited: browsers ask inside the reader's click only.
 *
 * @param {string} link
 */
async function mayRead(link) {
  const pattern = originPattern(link);
  if (!pattern) {
    return false;
  }
  const origins = [pattern];
  // What may be asked for only in a click may be held all the same.
  return browser.permissions.request({ origins }).catch(() => browser.permissions.contains({ origins }));
}
