/** From the reader's click to the card: capture, show it loading while the helper is asked, show what came. */

import { greet, summarize } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { capturePage } from "../shared/capture.js";
import { refine } from "../shared/doctor.js";
import { describe } from "../shared/errors.js";
import { Failure } from "../shared/failure.js";
import { textsReady } from "../shared/i18n.js";
import { addMinutesSaved } from "../shared/minutes.js";
import { packagedJson } from "../shared/requests.js";
import { loadSettings } from "../shared/settings.js";
import { readLink } from "./links.js";
import { chooseByModel, MODEL_METHOD, QUICK_METHOD, stopChoosing } from "./model.js";
import { closeCard, injectCard, showCard, toggleCard } from "./page.js";
import { showFailureOutsidePage } from "./outside.js";

/** @typedef {import("../shared/data_types.js").Capture} Capture */
/** @typedef {import("../shared/data_types.js").Settings} Settings */
/** @typedef {import("../shared/data_types.js").SourceKind} SourceKind */
/**
 * What is to be summed up. `selection` is given where the page cannot be asked for it (it stands in a frame);
 * `allowed` tells, for a link, whether the reader lets the extension read that site; `early`, that the page is still loading.
 *
 * @typedef {{source: SourceKind, selection?: string, link?: string, allowed?: Promise<boolean>, early?: boolean}} Wish
 */

/** Fewer words are a sentence or two, which nobody needs summed up. */
const LEAST_SELECTED_WORDS = 40;

/** A card that stands is closed at once; a page that is still loading answers later, and the reader shall not wait for it. */
const TOGGLE_MILLISECONDS = 400;

/** @type {Map<number, AbortController>} what is under way in each tab; it ends with the background, as the map does */
const underWay = new Map();

/**
 * The toolbar's click and the shortcut: a summary of the selection or of the page, or none where there is a summary.
 *
 * @param {number} tabId
 */
export async function toggleSummary(tabId) {
  const toggled = toggleCard(tabId); // first: it is what the helper waits for
  const begun = begin(tabId);
  const answer = await Promise.race([toggled, whenLoadingForLong(tabId)]).catch(() => null);
  if (answer === "closed") {
    stop(tabId);
    stopChoosing(tabId);
    return;
  }
  const captured = toggled.then((capture) => {
    if (capture === "closed") {
      throw new Failure("unexpected"); // the card that was to show it is gone
    }
    return capture;
  });
  const source = isCapture(answer) && isLongEnough(answer.selection) ? "selection" : "page";
  await summarizeIn(tabId, { source, early: answer === null }, begun, captured);
}

/**
 * Never, where the page is there.
 *
 * @param {number} tabId
 */
async function whenLoadingForLong(tabId) {
  await new Promise((resolve) => setTimeout(resolve, TOGGLE_MILLISECONDS));
  const { status } = await browser.tabs.get(tabId);
  return status === "loading" ? null : new Promise(() => {});
}

/**
 * The reader has closed the card.
 *
 * @param {number} tabId
 */
export function stop(tabId) {
  underWay.get(tabId)?.abort();
  underWay.delete(tabId);
}

/**
 * @param {unknown} answer
 * @returns {answer is Capture}
 */
function isCapture(answer) {
  return typeof answer === "object" && answer !== null && "selection" in answer;
}

/**
 * @param {number} tabId
 * @param {Wish} wish
 * @param {ReturnType<typeof begin>} [begun]
 * @param {Promise<Capture> | null} [captured]
 */
export async function summarizeIn(
  tabId,
  wish,
  begun = begin(tabId),
  captured = wish.source === "link" ? null : capturePage(tabId),
) {
  const { source, link, early = false } = wish;
  stop(tabId);
  stopChoosing(tabId);
  const ended = new AbortController();
  underWay.set(tabId, ended);
  const [settings, widgets] = await begun.prepared;
  const card = { request: crypto.randomUUID(), source, settings };
  const loading = /** @type {const} */ ({ ...card, state: "loading", widgets, early, ...(link ? { link } : {}) });
  const document = read(wish, settings, captured);
  const [opened, answered] = await Promise.allSettled([
    begun.injected.then(() => showCard(tabId, loading)),
    answer(document, begun.greeted, settings, ended.signal),
  ]);
  if (ended.signal.aborted) {
    return;
  }
  underWay.delete(tabId);
  if (opened.status === "fulfilled" && (await isOfAnother(captured, opened.value))) {
    // The reader went on within a moment: the card is in another page than the one that it was asked for.
    await closeCard(tabId).catch(() => undefined);
    return;
  }
  const byModel = settings.method === MODEL_METHOD;
  if (opened.status === "rejected") {
    await showFailureOutsidePage(tabId, opened.reason);
  } else if (answered.status === "fulfilled") {
    const quick = answered.value;
    const shown = /** @type {const} */ ({ ...card, state: "shown", summary: quick, ...(byModel ? { choice: {} } : {}) });
    const isThere = await showIfThere(tabId, shown);
    if (isThere) {
      await addMinutesSaved(quick.minutesSaved);
    }
    await browser.storage.session.remove("lastFailure");
    if (byModel && isThere) {
      await chooseByModel(tabId, card, await document, quick);
    }
  } else {
    const reason = await inWordsOf(source, answered.reason, captured);
    const [failure] = await Promise.all([refine(reason), textsReady()]);
    const fallback = source === "page" && !["no_article_found", "article_in_frame"].includes(failure.code);
    await showIfThere(tabId, { ...card, state: "failed", error: describe(failure), fallback });
    await browser.storage.session.set({ lastFailure: { code: failure.code, values: failure.values } });
  }
}

/**
 * The reader may have gone to another page meanwhile.
 *
 * @param {number} tabId
 * @param {import("../shared/card_types.js").CardState} state
 */
function showIfThere(tabId, state) {
  return showCard(tabId, state).catch(() => null);
}

/**
 * @param {Promise<Capture> | null} captured
 * @param {number | null} shownIn
 */
async function isOfAnother(captured, shownIn) {
  const capture = await captured?.catch(() => null);
  return Boolean(capture && shownIn && capture.document !== shownIn);
}

/**
 * What every summary begins with, all at once and while the page is being captured.
 *
 * @param {number} tabId
 */
function begin(tabId) {
  const settings = loadSettings();
  const prepared = Promise.all([settings, packagedJson("shared/widgets.json")]);
  const greeted = settings.then(({ port }) => greet(port));
  const injected = injectCard(tabId);
  // Where one of them fails, it is told to whoever waits for it; a click that closes the card waits for none.
  void Promise.allSettled([prepared, greeted, injected]);
  return { prepared, greeted, injected };
}

/**
 * @param {Promise<Source>} document
 * @param {Promise<void>} greeted  before it nothing of the page may leave the browser
 * @param {Settings} settings
 * @param {AbortSignal} signal
 */
async function answer(document, greeted, { port, method, length }, signal) {
  const [{ language, ...source }] = await Promise.all([document, greeted]);
  const options = { method: method === MODEL_METHOD ? QUICK_METHOD : method, length, ...(language ? { language } : {}) };
  return summarize(port, source, options, { signal });
}

/** @typedef {Parameters<typeof summarize>[1] & {language?: string | null}} Source */

/**
 * @param {Wish} wish
 * @param {Settings} settings
 * @param {Promise<Capture> | null} captured  null: of a link, the page that it stands in is not asked for
 * @returns {Promise<Source>}
 */
async function read({ source, selection, link, allowed }, settings, captured) {
  if (!captured) {
    return readLink(String(link), { allowed: await allowed, cookies: settings.linkCookies });
  }
  const capture = await captured;
  if (source === "selection") {
    const text = capture.selection || selection || "";
    if (!isLongEnough(text)) {
      throw new Failure("selection_too_short");
    }
    return { text, title: null, language: languageOf(capture.language) };
  }
  return { html: capture.html, url: capture.url };
}

/**
 * The page's language as the helper takes it, without a region: pages write "en_US" and worse.
 *
 * @param {string | null} written
 */
function languageOf(written) {
  return /^[a-z]{2,3}(?=$|[-_])/.exec((written ?? "").toLowerCase())?.[0] ?? null;
}

/** @param {string} text */
function isLongEnough(text) {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    words += isWordLike ? 1 : 0;
    if (words === LEAST_SELECTED_WORDS) {
      return true;
    }
  }
  return false;
}

/**
 * The helper's words for "no text" mean something else to a reader who selected it, or whose article stands in a frame.
 *
 * @param {SourceKind} source
 * @param {unknown} error
 * @param {Promise<Capture> | null} captured
 */
async function inWordsOf(source, error, captured) {
  if (!(error instanceof Failure) || error.code !== "no_article_found") {
    return error;
  }
  if (source === "selection") {
    return new Failure("selection_too_short", { cause: error });
  }
  const site = (await captured)?.frame;
  return site ? new Failure("article_in_frame", { cause: error, values: [site] }) : error;
}
