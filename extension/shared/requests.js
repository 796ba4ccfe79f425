/** The one door out, and the only file with `fetch`. Only the background and the extension's own pages come through here. */

import { browser } from "./browser.js";
import { Failure } from "./failure.js";
import { fromWire } from "./wire.js";

/** @typedef {{port: number, method?: "GET" | "POST" | "DELETE", body?: object, token?: string | null, seconds?: number, signal?: AbortSignal, bytes?: number}} Call */

/** Longer than the helper's own deadline for a page (10 s), so that its answer is the one that counts. */
const SUMMARY_SECONDS = 15;
const LINKED_PAGE_SECONDS = 15;

/** The helper's bound for a body of one page. */
const BODY_BYTES = 8 * 1024 * 1024;

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
 * Ask the helper.
 *
 * @param {string} path
 * @param {Call} options
 * @returns {Promise<any>}
 */
export async function call(path, { port, method, body, token, seconds = SUMMARY_SECONDS, bytes = BODY_BYTES, signal: ended }) {
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
