/** From the reader's click to the card: capture, show it loading while the helper is asked, show what came. */

import { greet, packagedJson, summarize } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { refine } from "../shared/doctor.js";
import { describe } from "../shared/errors.js";
import { Failure } from "../shared/failure.js";
import { textsReady } from "../shared/i18n.js";
import { addMinutesSaved } from "../shared/minutes.js";
import { loadSettings } from "../shared/settings.js";
import { readLink } from "./links.js";
import { capturePage, injectCard, showCard, toggleCard } from "./page.js";
import { showFailureOutsidePage } from "./outside.js";

/** @typedef {import("../shared/types.js").Capture} Capture */
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
  const toggled = toggleCard(tabId); // first: it is what the helper waits for
  const begun = begin(tabId);
  const closed = await toggled.then(
    (answer) => answer === "closed",
    () => false,
  );
  if (!closed) {
    await summarizeIn(tabId, { source: "page" }, begun, /** @type {Promise<Capture>} */ (toggled));
  }
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
  const { source, link } = wish;
  const [settings, widgets] = await begun.prepared;
  const card = { request: crypto.randomUUID(), source, settings };
  const loading = /** @type {const} */ ({ ...card, state: "loading", widgets, ...(link ? { link } : {}) });
  const [opened, answered] = await Promise.allSettled([
    begun.injected.then(() => showCard(tabId, loading)),
    answer(read(wish, settings, captured), begun.greeted, settings),
  ]);
  if (opened.status === "rejected") {
    await showFailureOutsidePage(tabId, opened.reason);
  } else if (answered.status === "fulfilled") {
    await showCard(tabId, { ...card, state: "shown", summary: answered.value });
    await addMinutesSaved(answered.value.minutesSaved);
    await browser.storage.session.remove("lastFailure");
  } else {
    const [failure] = await Promise.all([refine(inWordsOf(source, answered.reason)), textsReady()]);
    const fallback = source === "page" && failure.code !== "no_article_found";
    await showCard(tabId, { ...card, state: "failed", error: describe(failure), fallback });
    await browser.storage.session.set({ lastFailure: failure.code });
  }
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
 * @param {Promise<Parameters<typeof summarize>[1]>} document
 * @param {Promise<void>} greeted  before it nothing of the page may leave the browser
 * @param {Settings} settings
 */
async function answer(document, greeted, { port, method, length }) {
  const [source] = await Promise.all([document, greeted]);
  return summarize(port, source, { method, length });
}

/**
 * @param {Wish} wish
 * @param {Settings} settings
 * @param {Promise<Capture> | null} captured  null: of a link, the page that it stands in is not asked for
 */
async function read({ source, selection, link, allowed }, settings, captured) {
  if (!captured) {
    return readLink(String(link), { allowed: await allowed, cookies: settings.linkCookies });
  }
  const capture = await captured;
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
