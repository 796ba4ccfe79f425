/**
 * The language model that Chrome has built in, where there is one: it answers numbers of sentences as a server's model does,
 * and the helper guards its choice. Only one that is there already: to ask for another would download it.
 *
 * https://developer.chrome.com/docs/ai/prompt-api
 */

import { Failure } from "../shared/failure.js";
import { message } from "../shared/i18n.js";
import { packagedJson } from "../shared/requests.js";

/** @typedef {import("../shared/data_types.js").LanguageModelSession} LanguageModelSession */
/** @typedef {import("../shared/data_types.js").Summary} Summary */
/** @typedef {{index: number, text: string}} Sentence */

/** Of a sentence and of an article, as `language_model/question.py` has them. */
const MOST_CHARACTERS = 600;
const MOST_SENTENCES = 400;

/** Of the context; the rest is for the answer. */
const SHARE = 0.9;

const world = /** @type {{LanguageModel?: import("../shared/data_types.js").LanguageModelFactory}} */ (globalThis);

/** The browser's own name, as its model's: "Google Chrome". */
export function browserModelName() {
  const { userAgentData } = /** @type {{userAgentData?: {brands: {brand: string}[]}}} */ (navigator);
  const named = userAgentData?.brands.find(({ brand }) => !/^(Chromium$|.*Not.*Brand)/.test(brand));
  return named?.brand ?? message("model_of_browser");
}

/**
 * @param {string | null} [language]  of the article; by default whatever the model was made for
 * @returns {Promise<boolean>}
 */
export async function browserHasModel(language) {
  try {
    return (await world.LanguageModel?.availability(inLanguage(language))) === "available";
  } catch {
    return false;
  }
}

/**
 * @param {{title: string | null, language: string | null, sentences: Sentence[]}} article
 * @param {number} most
 * @param {AbortSignal} signal
 * @returns {Promise<number[]>} indices of the article's sentences
 * @throws {Failure} there is no such model, or it did not choose
 */
export async function askBrowserModel({ title, language, sentences }, most, signal) {
  if (!world.LanguageModel || !(await browserHasModel(language))) {
    throw new Failure("model_unavailable");
  }
  const { task } = await packagedJson("shared/choosing_task.json");
  const initialPrompts = [{ role: "system", content: task }];
  const session = await world.LanguageModel.create({ ...inLanguage(language), initialPrompts, signal });
  try {
    const shown = await fitting(session, title, sentences.slice(0, MOST_SENTENCES), most);
    const answer = await session.prompt(question(title, shown, most), { responseConstraint: schema(shown, most), signal });
    return chosenIn(answer, shown).slice(0, most);
  } finally {
    session.destroy();
  }
}

/** @param {string | null} [language] */
function inLanguage(language) {
  return language ? { expectedInputs: [{ type: "text", languages: [language] }] } : {};
}

/**
 * What the context holds: the article's beginning.
 *
 * @param {LanguageModelSession} session
 * @param {string | null} title
 * @param {Sentence[]} sentences
 * @param {number} most
 */
async function fitting(session, title, sentences, most) {
  const usage = await session.measureInputUsage(question(title, sentences, most));
  const share = ((session.inputQuota - session.inputUsage) * SHARE) / usage;
  return share >= 1 ? sentences : sentences.slice(0, Math.max(most, Math.floor(sentences.length * share)));
}

/**
 * A page cannot know the mark that ends it.
 *
 * @param {string | null} title
 * @param {Sentence[]} sentences
 * @param {number} most
 */
function question(title, sentences, most) {
  const mark = crypto.randomUUID();
  const lines = sentences.map(({ index, text }) => `[${index}] ${oneLine(text)}`);
  return [
    `<article ${mark}>`,
    `Headline: ${oneLine(title ?? "(none)")}`,
    "",
    ...lines,
    `</article ${mark}>`,
    "",
    `Choose at most ${most} of the numbered sentences. Answer with JSON: {"sentences": [numbers]}`,
  ].join("\n");
}

/** @param {string} text */
function oneLine(text) {
  return text.slice(0, MOST_CHARACTERS).replace(/\s+/g, " ");
}

/**
 * @param {Sentence[]} sentences
 * @param {number} most
 */
function schema(sentences, most) {
  const items = { type: "integer", enum: sentences.map(({ index }) => index) };
  const numbers = { type: "array", items, minItems: 1, maxItems: most };
  return { type: "object", properties: { sentences: numbers }, required: ["sentences"], additionalProperties: false };
}

/**
 * @param {string} answer
 * @param {Sentence[]} sentences
 * @returns {number[]}
 * @throws {Failure} it names none of them
 */
function chosenIn(answer, sentences) {
  const known = new Set(sentences.map(({ index }) => index));
  try {
    const chosen = new Set(/** @type {number[]} */ (JSON.parse(answer).sentences).filter((index) => known.has(index)));
    if (chosen.size) return [...chosen];
  } catch {
    // prose, or another shape: told below
  }
  throw new Failure("model_unavailable");
}
