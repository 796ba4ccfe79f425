/** What cards and banners say to the background. */

import { browser } from "../shared/browser.js";
import { originPattern } from "../shared/origins.js";
import { packagedJson } from "../shared/requests.js";
import { loadSettings, saveSettings, setSiteRule } from "../shared/settings.js";
import { siteRule } from "../shared/site_rules.js";
import { browserHasModel } from "./browser_model.js";
import { stop, summarizeIn } from "./flow.js";
import { keepChoosing, stopChoosing } from "./model.js";
import { openHistory, openOptions } from "./outside.js";
import { styleMarks } from "./page.js";

/** @typedef {import("../shared/types.js").CardMessage} CardMessage */
/** @typedef {import("../shared/types.js").BannerSettings} BannerSettings */

/**
 * @param {CardMessage} sent
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<BannerSettings | boolean | undefined>} the answer, for those messages that have one
 */
export async function onCardMessage(sent, { tab, url }) {
  if (sent.type === "browser-model") {
    return browserHasModel();
  }
  if (tab?.id === undefined) {
    return undefined;
  }
  const host = URL.canParse(url ?? "") ? new URL(url ?? "").hostname : "";
  switch (sent.type) {
    case "summarize":
      await summarizeAgain(tab.id, sent);
      return undefined;
    case "settings":
      await saveSettings(sent.change);
      return undefined;
    case "site-rule":
      await setSiteRule(host, sent.rule);
      return undefined;
    case "open-options":
      await openOptions(sent.section ? `#${encodeURIComponent(sent.section)}` : "");
      return undefined;
    case "open-history":
      await openHistory();
      return undefined;
    case "closed":
      stop(tab.id);
      stopChoosing(tab.id);
      return undefined;
    case "marks":
      await styleMarks(tab.id);
      return undefined;
    case "still-waiting":
      keepChoosing(tab.id);
      return undefined;
    case "banner-settings":
      return bannerSettings(host);
    default:
      return undefined;
  }
}

/**
 * @param {number} tabId
 * @param {Extract<CardMessage, {type: "summarize"}>} wish
 */
async function summarizeAgain(tabId, { length, source = "page", link }) {
  if (length) {
    await saveSettings({ length });
  }
  const pattern = link ? originPattern(link) : null;
  const allowed = pattern ? browser.permissions.contains({ origins: [pattern] }) : Promise.resolve(false);
  await summarizeIn(tabId, { source, allowed, ...(link ? { link } : {}) });
}

/** @param {string} host */
async function bannerSettings(host) {
  const [settings, widgets] = await Promise.all([loadSettings(), packagedJson("shared/widgets.json")]);
  const { bannerMinutes: minutes, bannerAction: action } = settings;
  return { rule: siteRule(settings, host), minutes, action, settings, widgets };
}
