/** A command to be copied into a terminal. */

import { inCheckout } from "./checkout.js";
import { element } from "./elements.js";
import { message } from "./i18n.js";

/** @param {string} command */
export function commandRow(command) {
  const other = inCheckout(command);
  const note = other ? [element("p", { class: "note" }, message("command_in_checkout")), row(other)] : [];
  return element("div", { class: "commands" }, row(command), ...note);
}

/** @param {string} command */
function row(command) {
  const button = element("button", { type: "button" }, message("options_copy"));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(command);
    button.textContent = message("card_copied");
  });
  return element("div", { class: "command" }, element("code", {}, command), button);
}
