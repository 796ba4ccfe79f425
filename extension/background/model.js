/**
 * A language model chooses the sentences, while the quick summary stands in the card already: ask the helper and wait, show
 * what comes, and stop when nobody waits any more.
 *
 * Browsers end the background after half a minute without an event. The card sends one every ten seconds while it waits: that
 * keeps the background alive, and its absence says that the card is gone.
 */

import { summarize } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { showCard } from "./page.js";

/** @typedef {import("../shared/types.js").ShownState} ShownState */
/** @typedef {import("../shared/types.js").Summary} Summary */

export const MODEL_METHOD = "model";

/** What chooses first, and when the model does not. */
export const QUICK_METHOD = "news";

/** Longer than the longest deadline that the helper can be set to, so that its answer is the one that counts. */
const MODEL_SECONDS = 620;

const SILENT_MILLISECONDS = 35_000;

/** @type {Map<number, {ended: AbortController, timer: ReturnType<typeof setTimeout>}>} by tab */
const underWay = new Map();

/**
 * Have the model choose, and show it in the card that shows the quick summary.
 *
 * @param {number} tabId
 * @param {Pick<ShownState, "request" | "source" | "settings">} card
 * @param {Parameters<typeof summarize>[1] & {language?: string | null}} document
 * @param {Summary} quick
 */
export async function chooseByModel(tabId, card, { language, ...source }, quick) {
  stopChoosing(tabId);
  const ended = new AbortController();
  underWay.set(tabId, { ended, timer: endLater(ended) });
  const { port, length } = card.settings;
  const options = { method: MODEL_METHOD, length, ...(language ? { language } : {}) };
  // The quick summary is in the history already, if there is one.
  const how = { remembered: false, seconds: MODEL_SECONDS, signal: ended.signal };
  try {
    const made = await summarize(port, source, options, how);
    await showCard(tabId, { ...card, state: "shown", ...outcome(made, quick) });
  } catch {
    if (!ended.signal.aborted) {
      await showCard(tabId, { ...card, state: "shown", summary: quick }).catch(() => undefined);
    }
  } finally {
    if (underWay.get(tabId)?.ended === ended) {
      stopChoosing(tabId);
    }
  }
}

/**
 * Where the model did not choose, the sentences stay as they are, and a notice says why.
 *
 * @param {Summary} made
 * @param {Summary} quick
 * @returns {Pick<ShownState, "summary" | "choice">}
 */
function outcome(made, quick) {
  return made.chosenBy
    ? { summary: made, choice: { name: made.chosenBy, other: quick } }
    : { summary: { ...quick, notices: made.notices } };
}

/**
 * The card says that it still waits.
 *
 * @param {number} tabId
 */
export function keepChoosing(tabId) {
  const entry = underWay.get(tabId);
  if (entry) {
    clearTimeout(entry.timer);
    entry.timer = endLater(entry.ended);
  }
}

/**
 * Nobody waits any more. The helper sees the connection close, and stops the model.
 *
 * @param {number} tabId
 */
export function stopChoosing(tabId) {
  const entry = underWay.get(tabId);
  if (entry) {
    clearTimeout(entry.timer);
    underWay.delete(tabId);
    entry.ended.abort();
  }
}

/** @param {AbortController} ended */
function endLater(ended) {
  return setTimeout(() => ended.abort(), SILENT_MILLISECONDS);
}

browser.tabs.onRemoved.addListener(stopChoosing);
