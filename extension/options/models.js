/** Which language models run on this machine, and which of them chooses. The helper looks, and remembers. */

import { models, useModel } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { commandRow } from "../shared/command.js";
import { element, find } from "../shared/elements.js";
import { message } from "../shared/i18n.js";
import { storedToken } from "../shared/pairing.js";
import { loadSettings, saveSettings } from "../shared/settings.js";
import { showSaved } from "./fields.js";
import { showFailure } from "./helper.js";

/** @typedef {Awaited<ReturnType<typeof models>>} Models */
/** @typedef {{server: string, name: string} | "browser" | null} Offered */

const GIGABYTE = 1e9;

export async function wireModels() {
  find("#look-for-models").addEventListener("click", () => void look());
  await look();
}

async function look() {
  const { port } = await loadSettings();
  try {
    const [found, ofBrowser] = await Promise.all([models(port), browser.runtime.sendMessage({ type: "browser-model" })]);
    await show(found, Boolean(ofBrowser));
  } catch {
    find("#models").replaceChildren(); // that the helper is away is told above
  }
}

/**
 * @param {Models} found
 * @param {boolean} ofBrowser  the browser has one built in
 */
async function show({ server, name, file, servers }, ofBrowser) {
  const place = find("#models");
  const { method, browserModel } = await loadSettings();
  const usesBrowsers = ofBrowser && browserModel && method === "model";
  const own = ofBrowser ? [choice(message("model_of_browser"), "browser", usesBrowsers)] : [];
  const offered = servers.flatMap(({ url, title, models: every }) =>
    every.map((model) => ({ server: url, name: model.name, label: described(model, title) })),
  );
  if (!offered.length && !file && !ofBrowser) {
    place.replaceChildren(element("p", { class: "note" }, message("options_model_none")));
    return;
  }
  const isPaired = Boolean(await storedToken());
  const none = choice(message("options_model_off"), null, !usesBrowsers && !server && !file);
  if (offered.length && !isPaired) {
    place.replaceChildren(
      ...(ofBrowser ? [element("fieldset", { class: "choices column" }, none, ...own)] : []),
      element("ul", {}, ...offered.map(({ label }) => element("li", { dir: "auto" }, label))),
      element("p", { class: "note" }, message("options_model_pair")),
      commandRow(`standfirst model use ${offered[0]?.name ?? "NAME"}`),
    );
    return;
  }
  const rows = offered.map((model) => choice(model.label, model, !usesBrowsers && model.server === server && model.name === name));
  place.replaceChildren(element("fieldset", { class: "choices column" }, none, ...own, ...rows));
}

/**
 * @param {{name: string, sizeBytes: number | null, contextTokens: number | null}} model
 * @param {string} title
 */
function described({ name, sizeBytes, contextTokens }, title) {
  const number = new Intl.NumberFormat();
  const size = sizeBytes ? `${(sizeBytes / GIGABYTE).toFixed(1)} GB` : null;
  const context = contextTokens ? `${number.format(contextTokens)} tokens` : null;
  return [name, title, size, context].filter(Boolean).join(" · ");
}

/**
 * @param {string} label
 * @param {Offered} model
 * @param {boolean} isChosen
 */
function choice(label, model, isChosen) {
  const input = /** @type {HTMLInputElement} */ (element("input", { type: "radio", name: "model" }));
  input.checked = isChosen;
  input.addEventListener("click", () => void choose(model));
  return element("label", {}, input, element("span", { dir: "auto" }, label));
}

/** @param {Offered} model */
async function choose(model) {
  const { port, method } = await loadSettings();
  try {
    if (model !== "browser" && (await storedToken())) {
      await useModel(port, model && { server: model.server, name: model.name });
    }
    if (model) {
      await saveSettings({ method: "model", browserModel: model === "browser" });
    } else if (method === "model") {
      await saveSettings({ method: "news", browserModel: false });
    }
    showSaved();
  } catch (error) {
    showFailure(find("#state"), error);
  }
}
