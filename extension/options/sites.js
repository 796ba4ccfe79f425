/** The sites where articles are offered on load: the permission is asked for in the click that names the site. */

import { browser } from "../shared/browser.js";
import { element, find } from "../shared/elements.js";
import { message } from "../shared/i18n.js";
import { sitePattern } from "../shared/origins.js";
import { loadSettings, offerOnSite, setSiteRule } from "../shared/settings.js";
import { isHostName } from "../shared/site_rules.js";
import { showSaved } from "./fields.js";

/** @typedef {import("../shared/data_types.js").Settings} Settings */
/** @typedef {import("../shared/data_types.js").SiteRule} SiteRule */

/** @type {readonly SiteRule[]} */
const RULES = ["always", "ask", "never"];

/** @param {Settings} settings */
export function wireSites(settings) {
  const field = /** @type {HTMLInputElement} */ (find("#add-site input[name=site]"));
  field.value = new URLSearchParams(location.search).get("site") ?? "";
  find("#add-site").addEventListener("submit", (event) => {
    event.preventDefault();
    void addSite(field);
  });
  browser.storage.onChanged.addListener(async () => showSites(await loadSettings()));
  showSites(settings);
}

/** @param {HTMLInputElement} field */
async function addSite(field) {
  const host = hostOf(field.value);
  const granted = host && (await browser.permissions.request({ origins: [sitePattern(host)] }).catch(() => false));
  find("#site-state").textContent = granted ? "" : message("options_site_not_allowed");
  if (granted) {
    await offerOnSite(host);
    field.value = "";
    showSaved();
  }
}

/**
 * A host name as people give it: with or without the scheme, `www.` and a path.
 *
 * @param {string} typed
 */
function hostOf(typed) {
  const address = /^https?:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`;
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";
  return isHostName(host) ? host : null;
}

/** @param {Settings} settings */
function showSites({ sites }) {
  const rows = Object.entries(sites).sort().map(([host, rule]) => siteRow(host, rule));
  find("#sites").replaceChildren(...(rows.length > 0 ? rows : [element("li", {}, message("options_sites_none"))]));
}

/**
 * @param {string} host
 * @param {SiteRule} rule
 */
function siteRow(host, rule) {
  const choices = RULES.map((name) => element("option", { value: name }, message(`options_site_${name}`)));
  const select = element("select", { name: `rule:${host}`, "aria-label": host }, ...choices);
  select.value = rule;
  select.addEventListener("change", () => void changeSite(host, /** @type {SiteRule} */ (select.value)));
  const remove = element("button", { type: "button" }, message("options_site_remove", host));
  remove.addEventListener("click", () => void changeSite(host, null));
  return element("li", {}, element("span", { class: "host" }, host), select, remove);
}

/**
 * @param {string} host
 * @param {SiteRule | null} rule
 */
async function changeSite(host, rule) {
  await setSiteRule(host, rule);
  showSaved();
}
