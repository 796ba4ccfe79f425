/**
 * Pairing with the helper: the token that opens private data, and the proof that the helper, too, knows it.
 *
 * The proof keeps a program that squats on the helper's port from getting any page: it is
 * HMAC-SHA256(K, "hello" ‖ port ‖ origin ‖ nonce) in hexadecimal, where K = SHA-256(token).
 */

import { browser } from "./browser.js";

const NONCE_BYTES = 16;
const MAX_PROOFS = 16;

/** @returns {Promise<string | null>} the token, which never leaves `storage.local` but for the helper */
export async function storedToken() {
  const { token } = await browser.storage.local.get("token");
  return typeof token === "string" && token ? token : null;
}

/** @param {string} token */
export async function storeToken(token) {
  await browser.storage.local.set({ token });
}

export async function forgetToken() {
  await browser.storage.local.remove("token");
}

/** A code as people type it: case, blanks and hyphens do not count. @param {string} typed */
export function cleanCode(typed) {
  return typed.replace(/[\s-]/g, "").toUpperCase();
}

export function newNonce() {
  return hexadecimal(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
}

/**
 * @param {string} token
 * @param {number} port
 * @param {string} nonce
 * @param {unknown} proof  what the program on the port answered
 * @returns {Promise<boolean>} whether it knows the token
 */
export async function proofHolds(token, port, nonce, proof) {
  if (typeof proof !== "string" || !/^[0-9a-f]{64}$/.test(proof)) {
    return false;
  }
  const secret = await crypto.subtle.digest("SHA-256", encoded(token));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const answered = Uint8Array.from(proof.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", key, answered, encoded(`hello${port}${ownOrigin()}${nonce}`));
}

/**
 * Two profiles of a browser may bear one origin, and the helper answers with a proof for each token of it.
 *
 * @param {string} token
 * @param {number} port
 * @param {string} nonce
 * @param {unknown[]} proofs  what the program on the port answered
 * @returns {Promise<boolean>} whether it knows the token
 */
export async function anyProofHolds(token, port, nonce, proofs) {
  const held = await Promise.all(proofs.slice(0, MAX_PROOFS).map((proof) => proofHolds(token, port, nonce, proof)));
  return held.includes(true);
}

/** What the helper sees as Origin of our posts. `URL.origin` is "null" for such addresses in some engines. */
export function ownOrigin() {
  return browser.runtime.getURL("").replace(/\/$/, "");
}

/** @param {string} text */
function encoded(text) {
  return new TextEncoder().encode(text);
}

/** @param {Uint8Array} bytes */
function hexadecimal(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
