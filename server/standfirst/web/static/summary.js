/* A summary, and what stands in its place while it is made or when it fails. */

import { element, link } from "./dom.js";

const KINDS = { who: "Who", when: "When", where: "Where", how_much: "How much" };

/** @param {HTMLElement} place @param {string} [name] of the file, for a text without a headline */
export function showSummary(place, summary, name) {
  const { article } = summary;
  place.lang = article.language ?? "";
  const headline = article.title || name;
  const parts = [
    headline ? element("h3", { dir: "auto" }, link(article.url, headline)) : null,
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
  const times = [article.reading_minutes, article.reading_minutes - summary.minutes_saved].map(duration);
  const share = `${summary.sentences.length} of ${article.sentence_count} sentences`;
  return [[...new Set(times)].join(" → "), share, `made in ${Math.round(summary.timings_ms.total)} ms`].filter(Boolean).join(" · ");
}

/** As the card says it: "4 min", "20 sec". */
function duration(minutes) {
  return minutes < 0.95 ? `${Math.max(10, Math.round(minutes * 6) * 10)} sec` : `${Math.round(minutes)} min`;
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
