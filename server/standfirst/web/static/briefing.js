/* Today's and this week's briefing: what the history holds of the period, told once, with who reports what. */

import { element, link } from "./dom.js";
import { ask } from "./history.js";

/** How many days a period reaches back, today not counted. */
const DAYS_BACK = { day: 0, week: 6 };

const section = document.getElementById("history");
const place = document.getElementById("briefing");

let turn = 0;

/** Tell the chosen period; what an earlier choice brings too late is dropped. */
async function tell() {
  const mine = ++turn;
  const period = section.querySelector("[name=period]:checked").value;
  place.hidden = !(period in DAYS_BACK);
  if (place.hidden) return;
  place.setAttribute("aria-busy", "true");
  const nodes = await told(DAYS_BACK[period]).catch(failure);
  if (mine !== turn) return;
  place.removeAttribute("aria-busy");
  place.replaceChildren(...nodes);
}

/** @param {number} daysBack @returns {Promise<HTMLElement[]>} */
async function told(daysBack) {
  const since = new Date();
  since.setHours(0, 0, 0, 0);
  since.setDate(since.getDate() - daysBack);
  const reply = await ask("/v1/briefings", "POST", { since: since.toISOString(), length: "medium" });
  const briefing = await reply.json();
  const [several, alone] = [true, false].map((isSeveral) =>
    briefing.stories.filter(({ articles }) => articles.length > 1 === isSeveral).map((story) => storyNode(briefing, story)),
  );
  const brief = several.length > 0 && alone.length > 0 ? [element("h3", { class: "rubric" }, "In brief")] : [];
  const list = briefing.stories.length > 0 ? [element("h3", { class: "rubric" }, "All articles")] : [];
  return [...several, ...brief, ...alone, ...list];
}

/** @returns {HTMLElement[]} */
function failure(problem) {
  const text = [problem.detail ?? "Something unexpected went wrong.", problem.hint].filter(Boolean).join(" ");
  return [element("p", { class: "failure" }, text)];
}

function storyNode(briefing, story) {
  const article = (number) => briefing.articles[number];
  const leading = article(story.articles[0]);
  const node = element(
    "article",
    { class: "story", lang: leading.language, dir: "auto" },
    element("h3", {}, link(leading.url, leading.title ?? "Untitled")),
    ours("p", "provenance", provenance(briefing, story)),
  );
  let day = "";
  for (const sentence of story.sentences) {
    const { published } = article(sentence.article);
    if (story.timeline.length > 0 && published && published !== day) {
      day = published;
      node.append(ours("p", "day", dated(day)));
    }
    node.append(sentenceNode(sentence, story.articles.length > 1 ? outlet(briefing, sentence.article) : ""));
  }
  node.append(...remarks(briefing, story).map((text) => ours("p", "remark", text)));
  return node;
}

function sentenceNode(sentence, name) {
  const label = name && sentence.only_here ? `only ${name} reports this` : name;
  return element(
    "p",
    { class: "told" },
    link(sentence.link, sentence.text),
    label ? " " : null,
    label ? ours("span", "outlet", label) : null,
    sentence.new ? " " : null,
    sentence.new ? ours("span", "new", "new") : null,
  );
}

/** Who tells a story, and when. */
function provenance(briefing, story) {
  const names = [...new Set(story.articles.map((number) => outlet(briefing, number)))];
  const days = [...new Set([story.from, story.to].filter(Boolean))].map(dated);
  return [names.join(", "), days.join(" – ")].filter(Boolean).join(" · ");
}

/** Copies, and figures that differ. */
function remarks(briefing, story) {
  const names = (numbers) => [...new Set(numbers.map((number) => outlet(briefing, number)))].join(", ");
  const copies = story.near_duplicates.map(([, ...others]) => `Also in ${names(others)}.`);
  const figures = story.differing_figures.map(
    (group) => `Figures differ: ${group.map(({ text, article }) => `${text} (${outlet(briefing, article)})`).join("; ")}.`,
  );
  return [...copies, ...figures];
}

function outlet(briefing, number) {
  const { site_name: name, url } = briefing.articles[number];
  return name ?? (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : `Article ${number + 1}`);
}

/** @param {string} day ISO date */
function dated(day) {
  return new Date(`${day}T12:00`).toLocaleDateString("en", { dateStyle: "medium" });
}

/** What the page says itself: on the article's side, but in its own language and direction. */
function ours(name, kind, text) {
  return element(name, { class: kind }, element("bdi", { lang: "en" }, text));
}

for (const choice of section.querySelectorAll("[name=period]")) choice.addEventListener("change", tell);
section.addEventListener("deleted", tell);
