/** Where articles are offered on load: the content script is registered for the sites that the reader chose, no others. */

import { browser } from "../shared/browser.js";
import { BANNER_FILES, PAGE_STYLES } from "../shared/content_files.js";
import { EVERYWHERE, originPattern, sitePattern } from "../shared/origins.js";
import { loadSettings, offerOnSite } from "../shared/settings.js";
import { openOptions } from "./outside.js";

/** @typedef {import("../shared/data_types.js").Settings} Settings */

const ID = "banner";

/** Make the registration agree with the settings and with what the browser permits. One at a time. */
export async function registerBanner() {
  await navigator.locks.request(ID, register);
}

/** Permissions for sites where the banner is no longer wanted; those for links are the reader's to take back. */
export async function giveBackPermissions() {
  const needed = new Set(wanted(await loadSettings()).matches);
  const { origins = [] } = await browser.permissions.getAll();
  const spare = origins.filter((origin) => origin.startsWith("*://") && !needed.has(origin));
  if (spare.length > 0) {
    await browser.permissions.remove({ origins: spare });
  }
}

async function register() {
  const settings = await loadSettings();
  const { matches, excludeMatches } = await permitted(wanted(settings));
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (registered.length > 0) {
    await browser.scripting.unregisterContentScripts({ ids: [ID] });
  }
  if (matches.length > 0) {
    const runAt = /** @type {const} */ ("document_idle");
    const script = { id: ID, js: BANNER_FILES, css: PAGE_STYLES, matches, excludeMatches, runAt };
    await browser.scripting.registerContentScripts([script]);
  }
}

/**
 * Offer summaries on the tab's site from now on, or no longer where they are.
 *
 * @param {chrome.tabs.Tab} tab
 */
export async function allowSite(tab) {
  const address = tab.url ?? "";
  const host = originPattern(address) ? new URL(address).hostname : null;
  if (!host || !(await browser.permissions.request({ origins: [sitePattern(host)] }).catch(() => false))) {
    await openOptions(host ? `?site=${encodeURIComponent(host)}#banner` : "#banner");
    return;
  }
  await offerOnSite(host);
}

/** @param {Settings} settings */
function wanted({ bannerMode, sites }) {
  const named = (/** @type {boolean} */ never) =>
    Object.entries(sites)
      .filter(([, rule]) => (rule === "never") === never)
      .map(([host]) => sitePattern(host));
  const matches = { off: [], sites: named(false), all: [EVERYWHERE] }[bannerMode];
  return { matches, excludeMatches: named(true) };
}

/** @param {{matches: string[], excludeMatches: string[]}} patterns */
async function permitted({ matches, excludeMatches }) {
  const allowed = await Promise.all(matches.map((origin) => browser.permissions.contains({ origins: [origin] })));
  return { matches: matches.filter((_, index) => allowed[index]), excludeMatches };
}
