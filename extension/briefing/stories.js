/** A briefing as nodes: headlines, sentences that lead to their place, and what is to be known of them. */

import { element } from "../shared/elements.js";
import { message, textLanguage } from "../shared/i18n.js";
import { linkTo } from "../shared/text_fragments.js";

/** @typedef {import("../shared/data_types.js").Briefing} Briefing */
/** @typedef {import("../shared/data_types.js").Story} Story */
/** @typedef {import("../shared/data_types.js").StorySentence} StorySentence */
/** @typedef {import("../shared/data_types.js").BriefedArticle} BriefedArticle */

/**
 * @param {Briefing} briefing
 * @param {Story} story
 */
export function storyNode(briefing, story) {
  const leading = article(briefing, story.articles[0] ?? 0);
  const node = element("article", { class: "story", ...written(leading) });
  const headline = leading.title ?? message("briefing_untitled");
  node.append(
    element("h2", {}, leading.url ? link(leading.url, headline, { "data-article": String(story.articles[0]) }) : headline),
    element("p", { class: "outlets", ...plain() }, provenance(briefing, story)),
  );
  let day = "";
  for (const sentence of story.sentences) {
    const { published } = article(briefing, sentence.article);
    if (story.timeline.length > 0 && published && published !== day) {
      node.append(element("p", { class: "day", ...plain() }, dayText(published)));
      day = published;
    }
    node.append(sentenceNode(briefing, story, sentence));
  }
  for (const remark of remarks(briefing, story)) {
    node.append(element("p", { class: "remark", ...plain() }, remark));
  }
  return node;
}

/**
 * @param {Briefing} briefing
 * @param {Story} story
 * @param {StorySentence} sentence
 */
function sentenceNode(briefing, story, sentence) {
  const { url, language } = article(briefing, sentence.article);
  const told = url
    ? link(linkTo(url, sentence.text, language), sentence.text, { class: "told", "data-article": String(sentence.article) })
    : element("span", { class: "told" }, sentence.text);
  const node = element("p", { class: "sentence" }, told);
  if (story.articles.length > 1) {
    const name = outletName(briefing, sentence.article);
    const label = sentence.onlyHere ? message("briefing_only", name) : name;
    node.append(" ", element("span", { class: sentence.onlyHere ? "source only" : "source", ...plain() }, label));
  }
  if (sentence.new) {
    node.append(" ", element("span", { class: "new", ...plain() }, message("briefing_new")));
  }
  return node;
}

/**
 * Who tells a story, and when.
 *
 * @param {Briefing} briefing
 * @param {Story} story
 */
export function provenance(briefing, story) {
  const names = [...new Set(story.articles.map((number) => outletName(briefing, number)))];
  const days = [...new Set([story.from, story.to])].flatMap((day) => (day ? [dayText(day)] : []));
  return [listed(names), days.join(" – ")].filter(Boolean).join(" · ");
}

/**
 * Copies, and figures that differ.
 *
 * @param {Briefing} briefing
 * @param {Story} story
 */
export function remarks(briefing, story) {
  const copies = story.nearDuplicates.map(([, ...others]) =>
    message("briefing_also", listed([...new Set(others.map((number) => outletName(briefing, number)))])),
  );
  const figures = story.differingFigures.map((group) =>
    message("briefing_differ", listed(group.map((figure) => `${figure.text} (${outletName(briefing, figure.article)})`))),
  );
  return [...copies, ...figures];
}

/**
 * @param {Briefing} briefing
 * @param {number} number
 */
export function outletName(briefing, number) {
  const { siteName, url } = article(briefing, number);
  return siteName ?? (url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : String(number + 1));
}

/**
 * @param {Briefing} briefing
 * @param {number} number
 * @returns {Pick<BriefedArticle, "url" | "title" | "siteName" | "published" | "language">}
 */
export function article(briefing, number) {
  return briefing.articles[number] ?? { url: null, title: null, siteName: null, published: null, language: null };
}

/** @param {string} day  ISO date */
function dayText(day) {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Intl.DateTimeFormat(textLanguage(), { dateStyle: "medium" }).format(new Date(year, month - 1, date));
}

/** @param {string[]} names */
function listed(names) {
  return new Intl.ListFormat(textLanguage(), { style: "short", type: "unit" }).format(names);
}

/**
 * @param {string} url
 * @param {string} text
 * @param {Record<string, string>} attributes
 */
function link(url, text, attributes) {
  const web = /^https?:/i.test(url);
  return web
    ? element("a", { href: url, rel: "noopener noreferrer", target: "_blank", ...attributes }, text)
    : element("span", attributes, text);
}

/**
 * An article's own language and direction.
 *
 * @param {{language: string | null}} article
 * @returns {Record<string, string>}
 */
function written({ language }) {
  return { dir: "auto", ...(language ? { lang: language } : {}) };
}

/** What is said in the reader's language within an article of another one. */
function plain() {
  return { lang: textLanguage(), dir: document.documentElement.dir };
}
