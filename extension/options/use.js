/** Shortcut and minutes saved. */

import { browser } from "../shared/browser.js";
import { find } from "../shared/elements.js";
import { duration, message } from "../shared/i18n.js";
import { minutesSavedThisWeek } from "../shared/minutes.js";

/** Firefox opens its list of shortcuts by a call, Chromium by an address. */
const CHROMIUM_SHORTCUTS = "chrome://extensions/shortcuts";

export async function wireUse() {
  const commands = await browser.commands.getAll();
  find("#shortcut").textContent = commands[0]?.shortcut || message("options_shortcut_none");
  find("#change-shortcut").addEventListener("click", () => void changeShortcut());
  find("#saved-week").textContent = message("options_saved_week_value", duration(await minutesSavedThisWeek()));
}

async function changeShortcut() {
  const commands = /** @type {{openShortcutSettings?: () => Promise<void>}} */ (browser.commands);
  await (commands.openShortcutSettings?.() ?? browser.tabs.create({ url: CHROMIUM_SHORTCUTS }));
}
