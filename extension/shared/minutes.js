/** Minutes saved, by week; kept on this machine only. */

import { browser } from "./browser.js";

const WEEKS_KEPT = 8;
const DAY = 24 * 60 * 60 * 1000;

/**
 * @param {number} minutes
 * @param {Date} [today]
 */
export async function addMinutesSaved(minutes, today = new Date()) {
  const saved = await minutesByWeek();
  const week = weekOf(today);
  saved[week] = (saved[week] ?? 0) + minutes;
  const kept = Object.entries(saved).sort().slice(-WEEKS_KEPT);
  await browser.storage.local.set({ minutesSaved: Object.fromEntries(kept) });
}

/** @param {Date} [today] */
export async function minutesSavedThisWeek(today = new Date()) {
  const saved = await minutesByWeek();
  return saved[weekOf(today)] ?? 0;
}

/** @param {Date} date */
function weekOf(date) {
  const midnight = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  const monday = new Date(midnight - ((date.getDay() + 6) % 7) * DAY);
  return monday.toISOString().slice(0, 10);
}

/** @returns {Promise<Record<string, number>>} by the week's Monday, `YYYY-MM-DD` */
async function minutesByWeek() {
  const { minutesSaved } = await browser.storage.local.get("minutesSaved");
  const isKept = typeof minutesSaved === "object" && minutesSaved !== null;
  return isKept ? /** @type {Record<string, number>} */ (minutesSaved) : {};
}
