/**
 * Settings: defaults < this browser's < the reader's other browsers' (appearance only, if they opted in) < the
 * administrator's. Anything stored that does not fit is as good as not stored.
 */

import { browser } from "./browser.js";
import { Failure } from "./failure.js";
import { isHost } from "./site_rules.js";

/** @typedef {import("./data_types.js").Settings} Settings */
/** @typedef {import("./data_types.js").SiteRule} SiteRule */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  port: 7826,
  length: "medium",
  layout: "list",
  method: "news",
  theme: "system",
  textSize: "medium",
  keyFacts: true,
  menus: true,
  bannerMode: "off",
  bannerMinutes: 3,
  bannerAction: "offer",
  sites: Object.freeze({}),
  browserModel: false,
  linkCookies: false,
  syncAppearance: false,
});

/** What `storage.sync` may hold: it leaves the machine. */
const APPEARANCE = ["length", "layout", "theme", "textSize", "keyFacts"];

/** @type {(...allowed: unknown[]) => (value: unknown) => boolean} */
const oneOf = (...allowed) => (value) => allowed.includes(value);

/** @type {(low: number, high: number) => (value: unknown) => boolean} */
const between = (low, high) => (value) => typeof value === "number" && value >= low && value <= high;

const isBoolean = oneOf(true, false);
const isRule = oneOf("always", "never", "ask");

/** @type {Readonly<Record<keyof Settings, (value: unknown) => boolean>>} */
const FITS = {
  port: (value) => Number.isInteger(value) && between(1, 65_535)(value),
  length: oneOf("short", "medium", "long"),
  layout: oneOf("list", "paragraph"),
  method: (value) => typeof value === "string" && /^[a-z_]{1,40}$/.test(value),
  theme: oneOf("system", "light", "dark"),
  textSize: oneOf("small", "medium", "large"),
  keyFacts: isBoolean,
  menus: isBoolean,
  bannerMode: oneOf("off", "sites", "all"),
  bannerMinutes: between(0, 120),
  bannerAction: oneOf("offer", "summarize"),
  sites: (value) =>
    isPlainObject(value) && Object.entries(value).every(([host, rule]) => isHost(host) && isRule(rule)),
  browserModel: isBoolean,
  linkCookies: isBoolean,
  syncAppearance: isBoolean,
};

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  const [own, managed] = await Promise.all([ownSettings(), managedSettings()]);
  return { ...own, ...managed };
}

/**
 * The reader's own, whatever an administrator has fixed.
 *
 * @returns {Promise<Settings>}
 */
export async function ownSettings() {
  const own = { ...DEFAULTS, ...(await storedSettings()) };
  return own.syncAppearance ? { ...own, ...(await syncedAppearance()) } : own;
}

/**
 * Change some settings and leave the others alone.
 *
 * @param {Partial<Settings>} change
 * @returns {Promise<Settings>} all of them
 */
export function saveSettings(change) {
  return changeSettings(() => change);
}

/**
 * Give a site a rule of the reader's own, or none. An administrator's rules are not the reader's: saved back with them,
 * they would outlive the policy.
 *
 * @param {string} host
 * @param {SiteRule | null} rule
 */
export function setSiteRule(host, rule) {
  return changeSettings(({ sites }) => {
    const others = Object.entries(sites).filter(([name]) => name !== host);
    return { sites: Object.fromEntries([...others, ...(rule ? [[host, rule]] : [])]) };
  });
}

/**
 * Offer summaries on a site from now on, also where they were offered nowhere.
 *
 * @param {string} host
 */
export function offerOnSite(host) {
  return changeSettings(({ bannerMode, sites }) => ({
    bannerMode: bannerMode === "off" ? "sites" : bannerMode,
    sites: { ...sites, [host]: "always" },
  }));
}

/**
 * One change at a time, in all pages of the extension: two that read before either writes would lose one of them.
 *
 * @param {(own: Settings) => Partial<Settings>} change
 */
async function changeSettings(change) {
  await navigator.locks.request("settings", async () => {
    const stored = await storedSettings();
    const changed = change({ ...DEFAULTS, ...stored });
    const kept = { ...stored, ...fitting(changed) };
    await browser.storage.local.set({ settings: kept });
    if (kept.syncAppearance) {
      const appearance = Object.fromEntries(Object.entries(kept).filter(([key]) => APPEARANCE.includes(key)));
      await browser.storage.sync.set({ appearance });
    } else if (changed.syncAppearance === false) {
      await browser.storage.sync.remove("appearance");
    }
  });
  return loadSettings();
}

async function storedSettings() {
  return fitting((await browser.storage.local.get("settings")).settings);
}

/**
 * Chromium answers when it has read its policies, which after its start can take longer than a reader waits. Until then what
 * an administrator fixed last time holds; where that was nothing, nobody waits.
 */
const MANAGED_MILLISECONDS = 250;

/**
 * What an administrator has fixed; the options page shows it as such.
 *
 * @returns {Promise<Partial<Settings>>}
 */
export async function managedSettings() {
  const reading = readManaged();
  const { lastManaged } = await browser.storage.local.get("lastManaged");
  const isManaged = !isPlainObject(lastManaged) || Object.keys(lastManaged).length > 0;
  const patience = isManaged ? MANAGED_MILLISECONDS : 0;
  const managed = await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, patience))]);
  return fitting(managed ?? lastManaged);
}

/** Remembers for the browser's next start what it was told, however late. */
async function readManaged() {
  // Firefox rejects where no policy names the extension.
  const managed = await browser.storage.managed.get(null).catch(() => ({}));
  const { lastManaged } = await browser.storage.local.get("lastManaged");
  if (JSON.stringify(managed) !== JSON.stringify(lastManaged)) {
    await browser.storage.local.set({ lastManaged: managed });
  }
  return managed;
}

/**
 * The settings as a file: the reader's own, without the token.
 *
 * @param {Settings} settings
 */
export function exportSettings(settings) {
  return `${JSON.stringify({ standfirst: 1, settings }, null, 2)}\n`;
}

/**
 * @param {string} text  what `exportSettings` wrote
 * @returns {Partial<Settings>}
 * @throws {Failure} it is no such file, or a value does not fit
 */
export function parseSettings(text) {
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new Failure("settings_not_valid", { cause });
  }
  const settings = isPlainObject(parsed) && parsed["standfirst"] === 1 ? parsed["settings"] : undefined;
  if (!isPlainObject(settings) || Object.keys(fitting(settings)).length !== Object.keys(settings).length) {
    throw new Failure("settings_not_valid");
  }
  return fitting(settings);
}

async function syncedAppearance() {
  const { appearance } = await browser.storage.sync.get("appearance");
  return Object.fromEntries(Object.entries(fitting(appearance)).filter(([key]) => APPEARANCE.includes(key)));
}

/**
 * @param {unknown} stored
 * @returns {Partial<Settings>}
 */
function fitting(stored) {
  const fits = /** @type {Record<string, (value: unknown) => boolean>} */ (FITS);
  return isPlainObject(stored)
    ? Object.fromEntries(
        Object.entries(stored).filter(([key, value]) => Object.hasOwn(fits, key) && fits[key]?.(value)),
      )
    : {};
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPlainObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
