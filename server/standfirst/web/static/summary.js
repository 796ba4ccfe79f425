/* A summary, and what stands in its place while it is made or when it fails. */

import { element, link } from "./dom.js";

const KINDS = { who: "Who", when: "When", where: "Where", how_much: "How much" };

/** @param {HTMLElement} place */
export function showSummary(place, summary) {
  const { article } = summary;
  place.lang = article.language ?? "";
  const parts = [
    article.title ? element("h3", { dir: "auto" }, link(article.url, article.title)) : null,
    provenance(article),
    element(
      "ul",
      { class: "sentences" },
      ...summary.sentences.map((s) => element("li", { dir: "auto", "data-index": String(s.index) }, s.text)),
    ),
    ...summary.notices.map((notice) => element("p", { class: "notice", lang: "en" }, notice.message)),
    facts(summary.key_facts),
    element("p", { class: "numbers", lang: "en" }, numbers(summary)),
    actions(summary),
  ];
  place.replaceChildren(...parts.filter((part) => part !== null));
}

/** @param {HTMLElement} place */
export function showWaiting(place, isFetched) {
  place.lang = "en";
  const text = isFetched ? "Fetching and reading the page …" : "Reading …";
  place.replaceChildren(element("p", { class: "waiting" }, text));
}

/** @param {HTMLElement} place @param {{detail?: string, hint?: string}} failure */
export function showFailure(place, failure) {
  place.lang = "en";
  const detail = failure.detail ?? "Something unexpected went wrong.";
  place.replaceChildren(
    element("p", { class: "failure" }, element("strong", {}, detail), failure.hint ?? "Load this page again."),
  );
}

function provenance(article) {
  const parts = [...new Set([article.byline, article.site_name, article.published])].filter(Boolean);
  return parts.length ? element("p", { class: "provenance", dir: "auto" }, parts.join(" · ")) : null;
}

function facts(found) {
  if (!found.length) return null;
  const list = element("dl", { class: "facts" });
  for (const [kind, label] of Object.entries(KINDS)) {
    const texts = [...new Set(found.filter((fact) => fact.kind === kind).map((fact) => fact.text))];
    if (texts.length) {
      list.append(element("dt", { lang: "en" }, label), element("dd", { dir: "auto" }, texts.slice(0, 6).join(" · ")));
    }
  }
  return list;
}

function numbers(summary) {
  const { article } = summary;
  const saved = summary.minutes_saved > 0 ? `${summary.minutes_saved} minutes saved of ${article.reading_minutes}` : null;
  const share = `${Math.round(100 * summary.compression_ratio)} % of ${article.word_count} words`;
  return [saved, share, `made in ${Math.round(summary.timings_ms.total)} ms`].filter(Boolean).join(" · ");
}

function actions(summary) {
  const copy = element("button", { type: "button" }, "Copy");
  copy.addEventListener("click", async () => {
    const lines = [summary.article.title, summary.text, summary.article.url];
    await navigator.clipboard.writeText(lines.filter(Boolean).join("\n\n"));
    copy.textContent = "Copied";
  });
  return element("p", { class: "actions", lang: "en" }, copy);
}
