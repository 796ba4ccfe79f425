/** From the menu to the briefing page: of the tabs that are chosen in the window, or of all of them. */

import { browser } from "../shared/browser.js";

/**
 * Without the names of tabs nothing can be offered but the one that was clicked: browsers ask for them in the click only.
 *
 * @param {chrome.tabs.Tab} tab  where the menu was opened
 */
export async function openBriefing(tab) {
  const asked = browser.permissions.request({ permissions: ["tabs"] }).catch(() => false);
  const highlighted = await browser.tabs.query({ highlighted: true, windowId: tab.windowId });
  await asked; // denied, the page still lists what it may know of
  const ids = highlighted.map(({ id }) => id);
  const wanted = ids.length > 1 && ids.includes(tab.id) ? `tabs=${ids.join(",")}` : `window=${tab.windowId}`;
  const place = { windowId: tab.windowId, index: tab.index + 1 };
  await browser.tabs.create({ url: browser.runtime.getURL(`briefing/briefing.html?${wanted}`), ...place });
}
