/** What stands between the extension and the helper, told apart. */

import { browser } from "./browser.js";
import { greet } from "./api.js";
import { Failure } from "./failure.js";
import { HELPER_ORIGINS } from "./origins.js";

/** Requests to this machine's own addresses: newer browsers ask the reader, under either name. */
const NETWORK_PERMISSIONS = ["loopback-network", "local-network-access"];

const TAB_SECONDS = 5;

/**
 * "The call did not get through" has several causes, which the browser does not tell but which can be looked up.
 *
 * @param {unknown} error
 * @returns {Promise<Failure>}
 */
export async function refine(error) {
  const failure = error instanceof Failure ? error : new Failure("unexpected", { cause: error });
  if (failure.code !== "helper_not_running") {
    return failure;
  }
  if (!(await browser.permissions.contains({ origins: HELPER_ORIGINS }))) {
    return new Failure("permission_missing", { cause: failure });
  }
  return (await networkDenied()) ? new Failure("local_network_blocked", { cause: failure }) : failure;
}

/**
 * @param {number} port
 * @returns {Promise<Failure | null>} null where all is well
 */
export async function examine(port) {
  try {
    await greet(port);
    return null;
  } catch (error) {
    return refine(error);
  }
}

/**
 * Tell "not running" from "something blocks our requests": a tab is no request of ours, so blockers let it pass.
 *
 * @param {number} port
 * @returns {Promise<boolean>} whether the helper's own page opens in a tab
 */
export async function opensInTab(port) {
  const url = `http://127.0.0.1:${port}/`;
  const tab = await browser.tabs.create({ url, active: false });
  const tabId = Number(tab.id);
  try {
    await loaded(tabId, url);
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: () => document.title });
    return String(frame?.result).includes("Standfirst");
  } catch {
    return false; // the browser's error page lets nobody in
  } finally {
    await browser.tabs.remove(tabId);
  }
}

async function networkDenied() {
  for (const name of NETWORK_PERMISSIONS) {
    try {
      const status = await navigator.permissions.query({ name: /** @type {PermissionName} */ (name) });
      if (status.state === "denied") {
        return true;
      }
    } catch {
      // This browser does not know the permission by that name.
    }
  }
  return false;
}

/**
 * A new tab begins as a blank page, which is "complete" too.
 *
 * @param {number} tabId
 * @param {string} wanted
 */
async function loaded(tabId, wanted) {
  const deadline = Date.now() + TAB_SECONDS * 1000;
  while (Date.now() < deadline) {
    const { status, url } = await browser.tabs.get(tabId);
    if (status === "complete" && url === wanted) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
