/** Where `standfirst` is: on the path, or where `make run` leaves it. */

import { browser } from "./browser.js";

/**
 * The command as it runs in the folder of `make run`, which puts nothing on the path. Only for readers who loaded the
 * extension's folder themselves; the stores' extension has no key.
 *
 * @param {string | undefined} command  "standfirst …"
 * @returns {string | null}
 */
export function inCheckout(command) {
  if (!command || !browser.runtime.getManifest().key) {
    return null;
  }
  return (/Windows/.test(navigator.userAgent) ? ".venv\\Scripts\\" : ".venv/bin/") + command;
}
