/**
 * The one door to the helper, and the only file with `fetch`. Only the background and the extension's own pages come
 * through here: from a content script both browsers block the call.
 */

import { browser } from "./browser.js";
import { Failure } from "./failure.js";
import { anyProofHolds, newNonce, proofHolds, storedToken, storeToken } from "./pairing.js";
import { fromWire } from "./wire.js";

/** @typedef {import("./types.js").Summary} Summary */
/** @typedef {{port: number, method?: "GET" | "POST" | "DELETE", body?: object, token?: string | null, seconds?: number, signal?: AbortSignal, bytes?: number}} Call */

/** The version of the contract that this extension speaks. */
export const API = 1;

/** Longer than the helper's own deadline for a page (10 s), so that its answer is the one that counts. */
const SUMMARY_SECONDS = 15;
const GREETING_SECONDS = 3;
const LINKED_PAGE_SECONDS = 15;

/** The helper's own deadline for all pages of a briefing is 30 s. */
const BRIEFING_SECONDS = 45;

/** The helper's bounds for a body: of one page, and of a briefing's. */
const BODY_BYTES = 8 * 1024 * 1024;
const BRIEFING_BYTES = 32 * 1024 * 1024;

/**
 * @param {number} port
 * @returns {Promise<{name: string, version: string, api: number}>}
 * @throws {Failure}
 */
export async function health(port) {
  const reply = await call("/v1/health", { port, seconds: GREETING_SECONDS });
  if (reply.name !== "standfirst") {
    throw new Failure("other_program", { values: [String(port)] });
  }
  return reply;
}

/**
 * Make sure that our helper is on the port, that it speaks our version and, once paired, that it is the one we know.
 *
 * @param {number} port
 * @throws {Failure}
 */
export async function greet(port) {
  const { api, version } = await health(port);
  if (api !== API) {
    throw new Failure(api < API ? "helper_too_old" : "helper_too_new", { values: [ownVersion(), String(version)] });
  }
  const token = await storedToken();
  if (token) {
    const nonce = newNonce();
    // Without the token: who listens here has yet to prove that it may have it.
    const { proof, proofs, paired } = await call("/v1/hello", { port, body: { nonce }, seconds: GREETING_SECONDS });
    if (paired === false) {
      throw new Failure("token_rejected");
    }
    if (!(await anyProofHolds(token, port, nonce, [proof, proofs].flat()))) {
      throw new Failure("proof_failed");
    }
  }
}

/**
 * @param {number} port
 * @param {string} code
 * @throws {Failure} the code is wrong or used up, or the program that answered does not know the token it gave
 */
export async function pair(port, code) {
  const nonce = newNonce();
  const { token, proof } = await call("/v1/pairing", { port, body: { code, nonce }, seconds: GREETING_SECONDS });
  if (typeof token !== "string" || !(await proofHolds(token, port, nonce, proof))) {
    throw new Failure("proof_failed");
  }
  await storeToken(token);
}

/**
 * @param {number} port
 * @returns {Promise<{name: string, title: string, description: string, reference: string, default: boolean}[]>}
 */
export async function methods(port) {
  const offered = await call("/v1/methods", { port, seconds: GREETING_SECONDS });
  return Array.isArray(offered) ? offered : []; // a helper of another version may answer anything
}

/**
 * Ask for a summary. Call `greet` first: it keeps pages from a program that only poses as the helper.
 *
 * @param {number} port
 * @param {{html: string, url?: string | null} | {text: string, title?: string | null}} source
 * @param {{method?: string, length: string, language?: string | null, include?: string[], choose?: number[]}} options
 * @param {{remembered?: boolean, seconds?: number, signal?: AbortSignal}} [how]  remembered: as the reader's history is set
 * @returns {Promise<Summary>}
 * @throws {Failure}
 */
export async function summarize(port, source, options, { remembered = true, ...how } = {}) {
  const token = remembered ? await storedToken() : null;
  return call("/v1/summaries", { port, body: { ...source, ...options }, token, ...how });
}

/**
 * The model servers that run on this machine, and the model that chooses.
 *
 * @param {number} port
 * @returns {Promise<{server: string | null, name: string | null, file: string | null, servers: {title: string, url: string, models: {name: string, sizeBytes: number | null, contextTokens: number | null}[]}[]}>}
 * @throws {Failure}
 */
export function models(port) {
  return call("/v1/models", { port });
}

/**
 * Have a model choose from now on, or none. Only the paired extension may.
 *
 * @param {number} port
 * @param {{server: string, name: string} | null} model
 * @throws {Failure}
 */
export async function useModel(port, model) {
  const token = await storedToken();
  await call("/v1/models", model ? { port, body: model, token } : { port, method: "DELETE", token });
}

/**
 * Have pages told once. Call `greet` first, as before a summary.
 *
 * @param {number} port
 * @param {{html: string, url: string}[]} documents
 * @param {{length: string}} options
 * @returns {Promise<import("./types.js").Briefing>}
 * @throws {Failure}
 */
export async function brief(port, documents, { length }) {
  const body = { documents, length };
  const token = await storedToken();
  return call("/v1/briefings", { port, body, token, seconds: BRIEFING_SECONDS, bytes: BRIEFING_BYTES });
}

/**
 * Where the helper's own page shows the history: opened by a one-time code where the browser is paired.
 *
 * @param {number} port
 * @returns {Promise<string>} its address; without a code the page says how it is opened
 */
export async function historyAddress(port) {
  const page = `http://127.0.0.1:${port}/#`;
  const token = await storedToken();
  try {
    await greet(port);
    const { code } = token ? await call("/v1/history/codes", { port, body: {}, token, seconds: GREETING_SECONDS }) : {};
    return page + (/^[A-Z2-7]+$/.test(code ?? "") ? `code=${code}` : "history");
  } catch {
    return `${page}history`;
  }
}

/**
 * Read a page that the reader pointed at. The caller has the site's permission.
 *
 * @param {string} url
 * @param {{cookies: boolean}} options
 * @returns {Promise<{bytes: Uint8Array, contentType: string, url: string}>} url: where redirects led
 * @throws {Failure}
 */
export async function readPage(url, { cookies }) {
  try {
    const response = await fetch(url, {
      credentials: cookies ? "include" : "omit",
      headers: { accept: "text/html,application/xhtml+xml" },
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(LINKED_PAGE_SECONDS * 1000),
    });
    const contentType = response.headers.get("content-type") ?? "";
    if (!response.ok || !/^(text\/html|application\/xhtml\+xml)\b/i.test(contentType)) {
      throw new Failure("link_not_readable");
    }
    return { bytes: await boundedBody(response), contentType, url: response.url || url };
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure("link_not_readable", { cause });
  }
}

/**
 * A file of the extension itself.
 *
 * @param {string} path
 */
export async function packagedJson(path) {
  const response = await fetch(browser.runtime.getURL(path));
  return response.json();
}

export function ownVersion() {
  return browser.runtime.getManifest().version;
}

/**
 * @param {string} path
 * @param {Call} options
 * @returns {Promise<any>}
 */
async function call(path, { port, method, body, token, seconds = SUMMARY_SECONDS, bytes = BODY_BYTES, signal: ended }) {
  const request = {
    method: method ?? (body ? "POST" : "GET"),
    headers: requestHeaders(body, token),
    body: body ? encodedBody(body, bytes) : null,
  };
  const late = AbortSignal.timeout(seconds * 1000);
  const signal = ended ? AbortSignal.any([late, ended]) : late;
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...request,
      signal,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    return await understood(response, port);
  } catch (cause) {
    if (cause instanceof Failure) {
      throw cause;
    }
    throw new Failure(late.aborted ? "helper_timeout" : "helper_not_running", { cause });
  }
}

/**
 * @param {object | undefined} body
 * @param {string | null | undefined} token
 * @returns {Record<string, string>}
 */
function requestHeaders(body, token) {
  return {
    accept: "application/json",
    "x-standfirst-client": ownVersion(),
    ...(body ? { "content-type": "application/json" } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
}

/**
 * A page may hold half a surrogate pair, which is no Unicode text: the helper would rightly refuse it.
 *
 * @param {object} body
 * @param {number} bound
 */
function encodedBody(body, bound) {
  const text = JSON.stringify(body, (_, value) => (typeof value === "string" ? value.toWellFormed() : value));
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > bound) {
    throw new Failure("page_too_large");
  }
  return bytes;
}

/**
 * @param {Response} response
 * @param {number} port  named where another program uses it
 */
async function understood(response, port) {
  const values = [String(port)];
  if (!response.headers.has("x-standfirst")) {
    throw new Failure("other_program", { values });
  }
  if (response.status === 204) {
    return undefined;
  }
  const content = await response.json().catch((cause) => {
    throw new Failure("other_program", { values, cause });
  });
  if (response.ok) {
    return fromWire(content);
  }
  throw new Failure(String(content?.code), { detail: String(content?.detail), values });
}

/**
 * @param {Response} response
 * @returns {Promise<Uint8Array>}
 */
async function boundedBody(response) {
  const chunks = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > BODY_BYTES) {
      await reader?.cancel();
      throw new Failure("page_too_large");
    }
    chunks.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
