/** The pop-up that tells why a page cannot be summed up, where no card can be put into it. */

import { browser } from "../shared/browser.js";
import { commandRow } from "../shared/command.js";
import { find } from "../shared/elements.js";
import { describe } from "../shared/errors.js";
import { Failure } from "../shared/failure.js";
import { dressPage } from "../shared/look.js";
import { loadSettings } from "../shared/settings.js";

const asked = new URLSearchParams(location.search);
const { title, message, command } = describe(new Failure(asked.get("code") ?? "unexpected"));

dressPage(await loadSettings());
find("#title").textContent = title;
find("#message").textContent = message;
if (command) {
  find("#command").append(commandRow(command));
}

// Said once: the next click tries again.
const tabId = Number(asked.get("tab"));
await browser.action.setPopup({ tabId, popup: "" });
await browser.action.setBadgeText({ tabId, text: "" });
