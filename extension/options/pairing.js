/** Pairing: a code from the helper's terminal for a token that only this browser has. */

import { pair } from "../shared/api.js";
import { commandRow } from "../shared/command.js";
import { find } from "../shared/elements.js";
import { message } from "../shared/i18n.js";
import { cleanCode, forgetToken, storedToken } from "../shared/pairing.js";
import { loadSettings } from "../shared/settings.js";
import { showFailure, showState } from "./helper.js";

export async function wirePairing() {
  find("#pair-command").append(commandRow("standfirst pair"));
  find("#pair").addEventListener("submit", (event) => {
    event.preventDefault();
    void pairWithCode();
  });
  find("#unpair").addEventListener("click", async () => {
    await forgetToken();
    await showPaired();
  });
  await showPaired();
}

async function pairWithCode() {
  const field = /** @type {HTMLInputElement} */ (find("#pair input[name=code]"));
  const { port } = await loadSettings();
  try {
    await pair(port, cleanCode(field.value));
    field.value = "";
    await showPaired();
  } catch (error) {
    showFailure(find("#pair-state"), error);
  }
}

async function showPaired() {
  const paired = (await storedToken()) !== null;
  find("#pair").hidden = paired;
  find("#unpair").hidden = !paired;
  if (paired) {
    showState(find("#pair-state"), "good", message("options_paired"));
  } else {
    find("#pair-state").replaceChildren();
  }
}
