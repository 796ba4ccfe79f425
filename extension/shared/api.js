/**
 * What the helper is asked for. Only the background and the extension's own pages do: from a content script both browsers
 * block the call.
 */

import { Failure } from "./failure.js";
import { anyProofHolds, newNonce, proofHolds, storedToken, storeToken } from "./pairing.js";
import { call, ownVersion } from "./requests.js";

/** @typedef {import("./data_types.js").Summary} Summary */

/** The version of the contract that this extension speaks. */
export const API = 1;

const GREETING_SECONDS = 3;

/** The helper's own deadline for all pages of a briefing is 30 s. */
const BRIEFING_SECONDS = 45;

/** The helper's bound for a briefing's body. */
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
 * @returns {Promise<import("./data_types.js").Briefing>}
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
