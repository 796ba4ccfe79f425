/** The page that opens once, at install: three steps to the first summary. */

import { browser } from "../shared/browser.js";
import { commandRow } from "../shared/command.js";
import { examine } from "../shared/doctor.js";
import { find } from "../shared/elements.js";
import { describe } from "../shared/errors.js";
import { message } from "../shared/i18n.js";
import { dressPage } from "../shared/look.js";
import { loadSettings } from "../shared/settings.js";

const settings = await loadSettings();
dressPage(settings);
find("#command").append(commandRow("standfirst serve"));

const commands = await browser.commands.getAll();
const shortcut = commands[0]?.shortcut || message("options_shortcut_none");
find("#read").textContent = message("welcome_step_read_text", shortcut);

async function showState() {
  const failure = await examine(settings.port);
  find("#state").textContent = failure ? describe(failure).title : message("options_running");
}

// The reader starts the helper in a terminal and comes back.
addEventListener("focus", () => void showState());
await showState();
