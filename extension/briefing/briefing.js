/** The briefing page: choose tabs, read them where they stand, tell them once. */

import { brief, greet } from "../shared/api.js";
import { browser } from "../shared/browser.js";
import { commandRow } from "../shared/command.js";
import { refine } from "../shared/doctor.js";
import { element, find } from "../shared/elements.js";
import { describe } from "../shared/errors.js";
import { message, textLanguage } from "../shared/i18n.js";
import { dressPage } from "../shared/look.js";
import { loadSettings } from "../shared/settings.js";
import { briefingMarkdown } from "./markdown.js";
import { storyNode } from "./stories.js";
import { askedTabs, looksLikeArticle, mayReadAll, originsOf, readTabs, showTab } from "./tabs.js";

/** @typedef {import("../shared/data_types.js").Briefing} Briefing */
/** @typedef {chrome.tabs.Tab} Tab */

/** The helper's bound. */
const MOST_TABS = 50;

/** A page that is less likely an article is left out where the reader chose no tabs. */
const LIKELY = 0.5;

const settings = await loadSettings();
dressPage(settings);
find("#today").textContent = new Intl.DateTimeFormat(textLanguage(), { dateStyle: "full" }).format();

const asked = new URLSearchParams(location.search);
let { tabs, chosen } = await askedTabs(asked);
/** The tab that each of the briefing's articles was read in. @type {Tab[]} */
let sources = [];
/** @type {Briefing | null} */
let shown = null;

if (chosen && (await mayReadAll(tabs))) {
  await tell(tabs);
} else {
  offer();
}

find("#choose").addEventListener("submit", (event) => {
  event.preventDefault();
  const wanted = tabs.filter((_, place) => box(place).checked);
  const isNameless = tabs.every(({ url }) => url === undefined);
  // In the click, before anything is awaited: browsers ask then only, and one thing at a time.
  const wish = isNameless ? { permissions: /** @type {["tabs"]} */ (["tabs"]) } : { origins: originsOf(wanted) };
  const answered = browser.permissions.request(wish).catch(() => false);
  void answered.then((granted) => (isNameless && granted ? offerAgain() : tell(wanted)));
});
find("#again").addEventListener("click", () => void tell(sources));
find("#print").addEventListener("click", () => print());
find("#copy").addEventListener("click", (event) => void copy(/** @type {HTMLElement} */ (event.currentTarget)));
document.addEventListener("click", (event) => void follow(event));

/** Now that the tabs have names. */
async function offerAgain() {
  ({ tabs, chosen } = await askedTabs(asked));
  offer();
}

function offer() {
  find("#tabs").replaceChildren(
    ...tabs.map((tab, place) => {
      const input = element("input", { type: "checkbox", value: String(place) });
      input.checked = chosen || looksLikeArticle(tab.url);
      const site = tab.url && URL.canParse(tab.url) ? new URL(tab.url).hostname : "";
      const title = element("span", { dir: "auto" }, tab.title || tab.url || message("briefing_untitled"));
      return element("li", {}, element("label", {}, input, title, element("small", {}, site)));
    }),
  );
  find("#choose").hidden = false;
  setState("choose");
}

/** @param {number} place */
function box(place) {
  return /** @type {HTMLInputElement} */ (find(`#tabs input[value="${place}"]`));
}

/** @param {Tab[]} wanted */
async function tell(wanted) {
  find("#choose").hidden = true;
  find("#failure").hidden = true;
  find("#status").textContent = message("briefing_reading");
  setState("reading");
  try {
    await greet(settings.port);
    const read = await readTabs(wanted.slice(0, MOST_TABS));
    const documents = read.flatMap((page) => ("html" in page ? [page] : []));
    /** @type {[Tab, string][]} */
    const unread = read.flatMap((page, place) => ("reason" in page ? [[wanted[place], page.reason]] : []));
    unread.push(...wanted.slice(MOST_TABS).map((tab) => /** @type {[Tab, string]} */ ([tab, "briefing_too_many"])));
    sources = wanted.filter((_, place) => read[place] && "html" in read[place]);
    const briefing = documents.length > 0 ? await brief(settings.port, documents, settings) : nothing();
    show(briefing, unread);
  } catch (error) {
    await fail(error);
  }
}

/** @returns {Briefing} */
function nothing() {
  return { stories: [], articles: [], failed: [], timingsMs: {} };
}

/**
 * @param {Briefing} briefing
 * @param {[Tab, string][]} unread
 */
function show(briefing, unread) {
  const unlikely = chosen ? [] : briefing.stories.filter(({ articles }) => isUnlikely(briefing, articles));
  const stories = briefing.stories.filter((story) => !unlikely.includes(story));
  shown = { ...briefing, stories };
  const [told, alone] = [stories.filter(hasSeveral), stories.filter((story) => !hasSeveral(story))];
  find("#stories").replaceChildren(...told.map((story) => storyNode(briefing, story)));
  find("#singles").replaceChildren(...alone.map((story) => storyNode(briefing, story)));
  find("#brief").hidden = alone.length === 0;
  const left = [
    ...unread.map(([tab, reason]) => [tab, message(reason)]),
    ...briefing.failed.map(({ document, code }) => [sources[document], message(reasonKey(code))]),
    ...unlikely.flatMap(({ articles }) => articles.map((number) => [sources[number], message("briefing_not_article")])),
  ];
  find("#failed").replaceChildren(
    ...left.map(([tab, reason]) => element("li", { dir: "auto" }, `${nameOf(/** @type {Tab} */ (tab))}: ${String(reason)}`)),
  );
  find("#left-out").hidden = left.length === 0;
  find("#tools").hidden = false;
  find("#copy").hidden = stories.length === 0;
  const articles = stories.reduce((sum, story) => sum + story.articles.length, 0);
  find("#counts").textContent = message("briefing_counts", articles, stories.length);
  find("#status").textContent = stories.length > 0 ? "" : message("briefing_none");
  setState("shown");
}

/** @param {import("../shared/data_types.js").Story} story */
function hasSeveral({ articles }) {
  return articles.length > 1;
}

/**
 * @param {Briefing} briefing
 * @param {number[]} articles
 */
function isUnlikely(briefing, articles) {
  return articles.every((number) => (briefing.articles[number]?.likely ?? 1) < LIKELY);
}

/** @param {string} code */
function reasonKey(code) {
  return code === "no_article_found" ? "error_no_article_found_title" : "error_page_not_readable_title";
}

/** @param {Tab | undefined} tab */
function nameOf(tab) {
  return tab?.title || tab?.url || message("briefing_untitled");
}

/** @param {unknown} error */
async function fail(error) {
  const { title, message: text, command } = describe(await refine(error));
  find("#failure-title").textContent = title;
  find("#failure-message").textContent = text;
  find("#failure-command").replaceChildren(...(command ? [commandRow(command)] : []));
  find("#failure").hidden = false;
  find("#status").textContent = "";
  find("#tools").hidden = false;
  find("#copy").hidden = true;
  setState("failed");
}

/**
 * A click on a sentence or a headline shows its tab; where that is gone, the link opens as any other.
 *
 * @param {MouseEvent} event
 */
async function follow(event) {
  const link = /** @type {Element} */ (event.target).closest("a[data-article]");
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  event.preventDefault();
  const tab = sources[Number(link.dataset["article"])];
  const sentence = link.classList.contains("told") ? (link.textContent ?? "") : "";
  if (tab?.id === undefined || !(await showTab(tab.id, sentence))) {
    await browser.tabs.create({ url: link.href });
  }
}

/** @param {HTMLElement} button */
async function copy(button) {
  if (shown) {
    await navigator.clipboard.writeText(briefingMarkdown(shown));
    button.textContent = message("card_copied");
  }
}

/** @param {string} state */
function setState(state) {
  document.body.dataset["state"] = state;
}
