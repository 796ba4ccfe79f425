/** A page in jsdom with the content scripts in it, as the background would inject them. */

import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import * as lists from "../../../extension/shared/content_files.js";

const extension = new URL("../../../extension/", import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, extension), "utf8");
const texts = JSON.parse(read("_locales/en/messages.json"));

/** What the background passes to the page. */
export const widgets = JSON.parse(read("shared/widgets.json"));

/**
 * A value of the page's realm as one of this realm, for `deepEqual`.
 *
 * @param {unknown} value
 */
export const plain = (value) => JSON.parse(JSON.stringify(value));

/** jsdom lays nothing out: these stand in for what it lacks, as a page of one column with everything in view. */
const LAYOUT = `
  globalThis.CSSStyleSheet = class { replaceSync() {} };
  globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });
  globalThis.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };
  Element.prototype.scrollIntoView = function () {};
  Document.prototype.elementsFromPoint = () => [];
  globalThis.scrollBy = () => {};
  Range.prototype.getClientRects = () => [{}];
  Element.prototype.checkVisibility = function () {
    for (let e = this; e; e = e.parentElement) if (e.hidden || e.style?.display === "none") return false;
    return true;
  };
  String.prototype.toWellFormed ??= function () { return String(this); };
`;

/**
 * @param {string} html
 * @param {{files?: keyof typeof lists, url?: string, answer?: unknown}} [options]  `answer`: the background's, to a message
 */
export function openPage(html, { files = "CARD_FILES", url = "https://news.example/story", answer } = {}) {
  const dom = new JSDOM(html, { url, runScripts: "outside-only", pretendToBeVisual: true });
  const { window } = dom;
  /** @type {any[]} */
  const sent = [];
  window["chrome"] = /** @type {any} */ ({
    runtime: {
      getManifest: () => ({ key: "development" }),
      sendMessage: async (/** @type {unknown} */ message) => (sent.push(plain(message)), answer),
    },
    i18n: {
      getMessage: (/** @type {string} */ key, /** @type {string[]} */ substitutions = []) =>
        substitutions.reduce((text, value, at) => text.replaceAll(`$${at + 1}`, value), texts[key]?.message ?? ""),
    },
  });
  window.eval(LAYOUT);
  const inject = () => {
    for (const file of lists[files]) window.eval(read(file));
  };
  inject();
  return {
    window,
    document: window.document,
    standfirst: window["standfirst"],
    sent,
    inject,
    serialize: () => dom.serialize(),
  };
}
