/** The page that opens once, at install: three steps to the first summary. */

import { browser } from "../shared/browser.js";
import { commandRow } from "../shared/command.js";
import { examine } from "../shared/doctor.js";
import { find } from "../shared/elements.js";
import { describe } from "../shared/errors.js";
import { message } from "../shared/i18n.js";
import { dressPage } from "../shared/look.js";
import { loadSettings } from "../shared/settings.js";

dressPage(await loadSettings());
find("#command").append(commandRow("standfirst install"));

const commands = await browser.commands.getAll();
const shortcut = commands[0]?.shortcut || message("options_shortcut_none");
find("#read").textContent = message("welcome_step_read_text", shortcut);

/** The reader starts the helper in a terminal beside this page, and sees here that it runs. */
const LOOK_MILLISECONDS = 2000;

async function showState() {
  const { port } = await loadSettings();
  const failure = await examine(port);
  const state = find("#state");
  state.dataset["state"] = failure ? "bad" : "good";
  state.textContent = failure ? inWords(failure) : `✓ ${message("options_running")}`;
  /** @type {HTMLAnchorElement} */ (find("#sample")).href = `http://127.0.0.1:${port}/sample`;
  find("#sample").hidden = failure !== null;
  find("#start").hidden = failure === null;
  if (failure) {
    setTimeout(() => void showState(), LOOK_MILLISECONDS);
  }
}

/**
 * What is to be done about a helper that does not run stands above.
 *
 * @param {import("../shared/failure.js").Failure} failure
 */
function inWords(failure) {
  const { title, message: sentence } = describe(failure);
  return failure.code === "helper_not_running" ? title : `${title}. ${sentence}`;
}

await showState();
