/** What the browser gives an extension, as far as `shared/` uses it, held in memory. Import it before anything of `shared/`. */

import { readFileSync } from "node:fs";

const EXTENSION = new URL("../../../extension/", import.meta.url);

/** @param {string} path */
export function readExtensionJson(path) {
  return JSON.parse(readFileSync(new URL(path, EXTENSION), "utf8"));
}

const english = readExtensionJson("_locales/en/messages.json");

/** What a browser that has just started has yet to read, such as its policies; nothing, until a test says otherwise. */
export const starting = { until: Promise.resolve() };

/** @param {{until: Promise<void>}} [waits] */
function area(waits) {
  /** @type {Record<string, unknown>} */
  let stored = {};
  return {
    /** @param {string | null} key */
    get: async (key) => (await waits?.until, structuredClone(key === null ? stored : key in stored ? { [key]: stored[key] } : {})),
    /** @param {Record<string, unknown>} values */
    set: async (values) => void Object.assign(stored, structuredClone(values)),
    /** @param {string} key */
    remove: async (key) => void delete stored[key],
    clear: async () => void (stored = {}),
  };
}

export const storage = { local: area(), sync: area(), managed: area(starting), session: area() };

/** Forget all that was stored. */
export async function forgetAll() {
  await Promise.all(Object.values(storage).map((each) => each.clear()));
}

/** @type {Map<string, Promise<unknown>>} */
const lastTurns = new Map();

/** As browsers have them: one at a time for each name. Older Nodes have none. */
const locks = {
  /**
   * @param {string} name
   * @param {() => unknown} use
   */
  request: (name, use) => {
    const turn = (lastTurns.get(name) ?? Promise.resolve()).then(use);
    lastTurns.set(name, turn.catch(() => {}));
    return turn;
  },
};

if (!globalThis.navigator?.locks) {
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
}

Object.assign(globalThis, {
  chrome: {
    storage,
    i18n: {
      /**
       * @param {string} key
       * @param {string[]} [substitutions]
       */
      getMessage: (key, substitutions = []) =>
        substitutions.reduce((text, value, index) => text.replaceAll(`$${index + 1}`, value), english[key]?.message ?? ""),
    },
    runtime: {
      getManifest: () => readExtensionJson("manifest.json"),
      getURL: (/** @type {string} */ path) => `chrome-extension://mhhgjedpchpnhpmkdfehjdeomndohiem/${path}`,
    },
    permissions: { contains: async () => true },
  },
});
