/** A command to be copied into a terminal. */

import { element } from "./elements.js";
import { message } from "./i18n.js";

/** @param {string} command */
export function commandRow(command) {
  const button = element("button", { type: "button" }, message("options_copy"));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(command);
    button.textContent = message("card_copied");
  });
  return element("div", { class: "command" }, element("code", {}, command), button);
}
