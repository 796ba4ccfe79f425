/**
 * A language model chooses the sentences, while the quick summary stands in the card already: ask the helper and wait, show
 * what comes, and stop when nobody waits any more.
 *
 * Browsers end the background after half a minute without an event. The card sends one every ten seconds while it waits: that
 * keeps the background alive, and its absence says that the card is gone.
 */

import { summarize } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { Failure } from "../shared/failure.js";
import { askBrowserModel, browserModelName } from "./browser_model.js";
import { showCard } from "./page.js";

/** @typedef {import("../shared/card_types.js").ShownState} ShownState */
/** @typedef {import("../shared/data_types.js").Summary} Summary */

export const MODEL_METHOD = "model";

/** What chooses first, and when the model does not. */
export const QUICK_METHOD = "news";

/** Longer than the longest deadline that the helper can be set to, so that its answer is the one that counts. */
const MODEL_SECONDS = 620;

/** How many sentences a length is, at most. */
const MOST_SENTENCES = { short: 1, medium: 3, long: 7 };

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
  const { length, browserModel } = card.settings;
  const ask = browserModel ? byBrowser : byHelper;
  try {
    const made = await ask(card.settings, source, { length, ...(language ? { language } : {}) }, ended.signal);
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
 * @typedef {Parameters<typeof summarize>[1]} Source
 * @typedef {{length: import("../shared/data_types.js").PresetLength, language?: string}} Options
 */

/**
 * @param {{port: number}} settings
 * @param {Source} source
 * @param {Options} options
 * @param {AbortSignal} signal
 */
function byHelper({ port }, source, options, signal) {
  // The quick summary is in the history already, if there is one.
  const how = { remembered: false, seconds: MODEL_SECONDS, signal };
  return summarize(port, source, { method: MODEL_METHOD, ...options }, how);
}

/**
 * @param {{port: number}} settings
 * @param {Source} source
 * @param {Options} options
 * @param {AbortSignal} signal
 * @returns {Promise<Summary>}
 */
async function byBrowser({ port }, source, options, signal) {
  const how = { remembered: false, signal };
  const read = await summarize(port, source, { method: QUICK_METHOD, ...options, include: ["sentences"] }, how);
  const { title, language, sentences = [] } = read.article;
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(MODEL_SECONDS * 1000)]);
    const choose = await askBrowserModel({ title, language, sentences }, MOST_SENTENCES[options.length], within);
    return { ...(await summarize(port, source, { ...options, choose }, how)), chosenBy: browserModelName() };
  } catch (cause) {
    signal.throwIfAborted();
    const code = cause instanceof Failure ? cause.code : "model_unavailable";
    return { ...read, notices: [...read.notices, { code, message: "" }] };
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
