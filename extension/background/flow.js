/** From the reader's click to the card: show it loading, capture, ask the helper, show what came. */

import { greet, packagedJson, summarize } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { refine } from "../shared/doctor.js";
import { describe } from "../shared/errors.js";
import { Failure } from "../shared/failure.js";
import { textsReady } from "../shared/i18n.js";
import { addMinutesSaved } from "../shared/minutes.js";
import { loadSettings } from "../shared/settings.js";
import { readLink } from "./links.js";
import { capturePage, closeCard, openCard, showCard } from "./page.js";
import { showFailureOutsidePage } from "./outside.js";

/** @typedef {import("../shared/types.js").Settings} Settings */
/** @typedef {import("../shared/types.js").SourceKind} SourceKind */
/**
 * What is to be summed up. `selection` is given where the page cannot be asked for it (it stands in a frame);
 * `allowed` tells, for a link, whether the reader lets the extension read that site.
 *
 * @typedef {{source: SourceKind, selection?: string, link?: string, allowed?: Promise<boolean>}} Wish
 */

/** Fewer words are a sentence or two, which nobody needs summed up. */
const LEAST_SELECTED_WORDS = 40;

/**
 * The toolbar's click and the shortcut: a summary, or none where there is one.
 *
 * @param {number} tabId
 */
export async function toggleSummary(tabId) {
  const prepared = prepare();
  if (!(await closeCard(tabId))) {
    await summarizeIn(tabId, { source: "page" }, prepared);
  }
}

/**
 * @param {number} tabId
 * @param {Wish} wish
 * @param {ReturnType<typeof prepare>} [prepared]
 */
export async function summarizeIn(tabId, wish, prepared = prepare()) {
  const request = crypto.randomUUID();
  const { source } = wish;
  const [settings, widgets] = await prepared;
  const card = { request, source, settings };
  try {
    await openCard(tabId, { ...card, state: "loading", widgets, ...(wish.link ? { link: wish.link } : {}) });
  } catch (error) {
    await showFailureOutsidePage(tabId, error);
    return;
  }
  try {
    const [document] = await Promise.all([read(tabId, wish, settings), greet(settings.port)]);
    const summary = await summarize(settings.port, document, { method: settings.method, length: settings.length });
    await showCard(tabId, { ...card, state: "shown", summary });
    await addMinutesSaved(summary.minutesSaved);
    await browser.storage.session.remove("lastFailure");
  } catch (error) {
    const [failure] = await Promise.all([refine(inWordsOf(source, error)), textsReady()]);
    const fallback = source === "page" && failure.code !== "no_article_found";
    await showCard(tabId, { ...card, state: "failed", error: describe(failure), fallback });
    await browser.storage.session.set({ lastFailure: failure.code });
  }
}

/** What every card begins with; read while the page is being asked. */
function prepare() {
  return Promise.all([loadSettings(), packagedJson("shared/widgets.json")]);
}

/**
 * @param {number} tabId
 * @param {Wish} wish
 * @param {Settings} settings
 */
async function read(tabId, { source, selection, link, allowed }, settings) {
  if (source === "link") {
    return readLink(String(link), { allowed: await allowed, cookies: settings.linkCookies });
  }
  const capture = await capturePage(tabId);
  if (source === "selection") {
    return { text: longEnough(capture.selection || selection || ""), title: null };
  }
  return { html: capture.html, url: capture.url };
}

/** @param {string} text */
function longEnough(text) {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    words += isWordLike ? 1 : 0;
    if (words === LEAST_SELECTED_WORDS) {
      return text;
    }
  }
  throw new Failure("selection_too_short");
}

/**
 * The helper's words for "no text" mean something else to a reader who selected it.
 *
 * @param {SourceKind} source
 * @param {unknown} error
 */
function inWordsOf(source, error) {
  const isEmpty = error instanceof Failure && error.code === "no_article_found";
  return isEmpty && source === "selection" ? new Failure("selection_too_short", { cause: error }) : error;
}
