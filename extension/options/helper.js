/** The helper's state, and what to do about it. */

import { health } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { commandRow } from "../shared/command.js";
import { examine, opensInTab } from "../shared/doctor.js";
import { element, find } from "../shared/elements.js";
import { describe } from "../shared/errors.js";
import { Failure } from "../shared/failure.js";
import { message } from "../shared/i18n.js";
import { HELPER_ORIGINS } from "../shared/origins.js";
import { loadSettings } from "../shared/settings.js";

export function wireHelper() {
  find("#check").addEventListener("click", () => void check());
  find("#grant").addEventListener("click", async () => {
    await browser.permissions.request({ origins: HELPER_ORIGINS });
    await check();
  });
  find("#look-closer").addEventListener("click", () => void lookCloser());
  browser.storage.onChanged.addListener(({ settings: change }) => {
    if (change && portIn(change.newValue) !== portIn(change.oldValue)) void check();
  });
  void check();
}

/** @param {unknown} stored */
function portIn(stored) {
  return /** @type {{port?: number} | undefined} */ (stored)?.port;
}

let checks = 0;

/** Asks who listens on the port; what an earlier check still finds, perhaps on another port, is not shown any more. */
async function check() {
  const number = ++checks;
  showState(find("#state"), "", message("options_checking"));
  const { port } = await loadSettings();
  const failure = await examine(port);
  const version = failure ? "" : (await health(port)).version;
  if (number !== checks) return;
  find("#grant").hidden = failure?.code !== "permission_missing";
  find("#look-closer").hidden = failure?.code !== "helper_not_running";
  if (failure) showFailure(find("#state"), failure);
  else showState(find("#state"), "good", message("options_running"), message("options_running_detail", version, port));
  await showLastFailure(failure);
}

async function lookCloser() {
  const { port } = await loadSettings();
  const blocked = await opensInTab(port);
  showFailure(find("#state"), new Failure(blocked ? "request_blocked" : "helper_not_running"));
}

/**
 * Why the last summary failed, unless it is what is said above.
 *
 * @param {Failure | null} now
 */
async function showLastFailure(now) {
  const last = /** @type {{lastFailure?: {code: string, values: string[]}}} */ (await browser.storage.session.get("lastFailure")).lastFailure;
  const place = find("#last-failure");
  place.hidden = !last || last.code === now?.code;
  if (last) {
    const { title, message: sentence, command } = describe(new Failure(last.code, { values: last.values }));
    const said = element("p", {}, `${message("options_last_failure")} ${title}. ${sentence}`);
    place.replaceChildren(said, ...(command ? [commandRow(command)] : []));
  }
}

/**
 * @param {HTMLElement} place
 * @param {unknown} error
 */
export function showFailure(place, error) {
  const { title, message: sentence, command } = describe(error);
  showState(place, "bad", title, sentence, ...(command ? [commandRow(command)] : []));
}

/**
 * @param {HTMLElement} place
 * @param {"good" | "bad" | ""} state
 * @param {string} title
 * @param {...(string | Node)} more
 */
export function showState(place, state, title, ...more) {
  place.dataset["state"] = state;
  const lines = more.map((line) => (typeof line === "string" ? element("p", {}, line) : line));
  place.replaceChildren(element("strong", {}, title), ...lines);
}
