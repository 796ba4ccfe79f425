import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./page.js";

const SENTENCES = [
  { index: 2, text: "The first of two." },
  { index: 5, text: "The second of two." },
];

/**
 * A browser that can speak, as far as the standard says: it speaks one utterance after the other when told to go on.
 *
 * @param {{lang: string, localService: boolean, default?: boolean}[]} voices
 */
function speakingPage(voices) {
  const page = openPage("<body></body>");
  /** @type {any[]} */
  const queue = [];
  /** @type {any[]} */
  const spoken = [];
  page.window["SpeechSynthesisUtterance"] = class {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
    }
  };
  /** @type {any} */ (page.window).speechSynthesis = /** @type {any} */ ({
    getVoices: () => voices,
    speak: (/** @type {unknown} */ utterance) => queue.push(utterance),
    cancel: () => queue.splice(0),
    addEventListener() {},
  });
  const goOn = () => {
    const utterance = queue.shift();
    spoken.push(utterance);
    utterance?.onstart?.();
    utterance?.onend?.();
  };
  return { ...page, queue, spoken, goOn };
}

const LOCAL = { lang: "en-GB", localService: true };
const REMOTE = { lang: "en-US", localService: false, default: true };

/** @param {any} page @param {string | null} language */
function available(page, language) {
  let is = null;
  page.standfirst.readAloud.whenAvailable(
    language,
    (/** @type {boolean} */ value) => (is = value),
    new AbortController().signal,
  );
  return is;
}

test("only voices of this machine count, and only those of the article's language", () => {
  assert.equal(available(speakingPage([LOCAL]), "en"), true);
  assert.equal(available(speakingPage([REMOTE]), "en"), false);
  assert.equal(available(speakingPage([LOCAL]), "de"), false);
  assert.equal(available(speakingPage([LOCAL]), null), false);
  assert.equal(available(openPage("<body></body>"), "en"), false);
});

test("each sentence is an utterance of its own, by the local voice", () => {
  const page = speakingPage([REMOTE, LOCAL]);
  /** @type {unknown[]} */
  const heard = [];
  page.standfirst.readAloud.start(SENTENCES, "en", {
    onSentence: (/** @type {number} */ index) => heard.push(index),
    onEnd: () => heard.push("end"),
  });
  page.goOn();
  page.goOn();
  assert.deepEqual(heard, [2, 5, "end"]);
  assert.deepEqual(
    page.spoken.map(({ text }) => text),
    SENTENCES.map(({ text }) => text),
  );
  assert.ok(page.spoken.every(({ voice }) => voice === LOCAL));
});

test("stopping ends it once, and nothing more is marked", () => {
  const page = speakingPage([LOCAL]);
  /** @type {unknown[]} */
  const heard = [];
  const stop = page.standfirst.readAloud.start(SENTENCES, "en", {
    onSentence: (/** @type {number} */ index) => heard.push(index),
    onEnd: () => heard.push("end"),
  });
  page.goOn();
  stop();
  stop();
  assert.deepEqual(heard, [2, "end"]);
  assert.equal(page.queue.length, 0);
});
