/** A briefing as Markdown for the clipboard: each sentence links to its own place. */

import { message } from "../shared/i18n.js";
import { linkTo } from "../shared/text_fragments.js";
import { article, outletName, provenance, remarks } from "./stories.js";

/** @param {import("../shared/data_types.js").Briefing} briefing */
export function briefingMarkdown(briefing) {
  const parts = [`# ${message("briefing_title")}`];
  for (const story of briefing.stories) {
    const { title, url } = article(briefing, story.articles[0] ?? 0);
    parts.push(`## ${linked(title ?? message("briefing_untitled"), url)}`, escaped(provenance(briefing, story)));
    const lines = story.sentences.map((sentence) => {
      const { url: address, language } = article(briefing, sentence.article);
      const name = outletName(briefing, sentence.article);
      const label = sentence.onlyHere ? message("briefing_only", name) : name;
      return `- ${escaped(sentence.text)} (${linked(label, address && linkTo(address, sentence.text, language))})`;
    });
    parts.push(lines.join("\n"), ...remarks(briefing, story).map((remark) => `> ${escaped(remark)}`));
  }
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/**
 * @param {string} text
 * @param {string | null} url
 */
function linked(text, url) {
  return url && /^https?:/i.test(url) ? `[${escaped(text)}](${url.replace(/[()\s<>]/g, encodeURIComponent)})` : escaped(text);
}

/**
 * Text that Markdown would take for markup stays text.
 *
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&").replace(/\s+/g, " ");
}
