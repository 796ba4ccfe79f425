/** What can go wrong, and how the reader is told: one sentence that says what to do, and where it helps a command. */

import { inCheckout } from "./checkout.js";
import { Failure } from "./failure.js";
import { message } from "./i18n.js";

/** @typedef {import("./data_types.js").ErrorMessage} ErrorMessage */

/**
 * By code: the name of the texts `error_<name>_title` and `error_<name>`, and the command that mends it.
 * Several codes share texts where the reader has the same thing to do.
 *
 * @type {Readonly<Record<string, {text: string, command?: string}>>}
 */
export const TEXTS = Object.freeze({
  // The way to the helper.
  helper_not_running: { text: "helper_not_running", command: "standfirst install" },
  helper_timeout: { text: "helper_timeout", command: "standfirst doctor" },
  other_program: { text: "other_program", command: "standfirst doctor" },
  proof_failed: { text: "proof_failed", command: "standfirst pair" },
  helper_too_old: { text: "helper_too_old", command: "standfirst --version" },
  helper_too_new: { text: "helper_too_new" },
  permission_missing: { text: "permission_missing" },
  local_network_blocked: { text: "local_network_blocked" },
  request_blocked: { text: "request_blocked" },
  // The page.
  page_not_readable: { text: "page_not_readable" },
  page_still_loading: { text: "page_still_loading" },
  article_in_frame: { text: "article_in_frame" },
  page_too_large: { text: "page_too_large" },
  selection_too_short: { text: "selection_too_short" },
  link_not_allowed: { text: "link_not_allowed" },
  link_not_readable: { text: "link_not_readable" },
  settings_not_valid: { text: "settings_not_valid" },
  unexpected: { text: "unexpected", command: "standfirst doctor" },
  // The helper's own codes.
  no_article_found: { text: "no_article_found" },
  unsupported_document: { text: "page_not_readable" },
  page_too_complex: { text: "page_too_large" },
  document_too_large: { text: "page_too_large" },
  fetch_failed: { text: "link_not_readable" },
  address_not_allowed: { text: "link_not_readable" },
  deadline_exceeded: { text: "deadline_exceeded" },
  overloaded: { text: "overloaded" },
  worker_died: { text: "deadline_exceeded" },
  token_rejected: { text: "token_rejected", command: "standfirst pair" },
  pairing_refused: { text: "pairing_refused", command: "standfirst pair" },
  origin_not_allowed: { text: "origin_not_allowed", command: "standfirst doctor" },
  host_not_allowed: { text: "other_program", command: "standfirst doctor" },
  unknown_method: { text: "unknown_method" },
  history_unavailable: { text: "history_unavailable", command: "standfirst doctor" },
  schema_too_new: { text: "history_unavailable", command: "standfirst doctor" },
  entry_not_found: { text: "entry_not_found" },
  port_in_use: { text: "other_program", command: "standfirst doctor" },
  secrets_exposed: { text: "unexpected", command: "standfirst doctor" },
  extension_missing: { text: "unexpected", command: "standfirst doctor" },
  login_start_refused: { text: "unexpected", command: "standfirst doctor" },
  too_few_descriptors: { text: "unexpected", command: "standfirst doctor" },
  // Of batches, which no extension starts.
  plan_differs: { text: "unexpected", command: "standfirst doctor" },
  too_many_set_aside: { text: "unexpected", command: "standfirst doctor" },
  output_unavailable: { text: "unexpected", command: "standfirst doctor" },
  // What only a mismatch of versions can bring about.
  invalid_request: { text: "mismatch", command: "standfirst --version" },
  endpoint_not_found: { text: "mismatch", command: "standfirst --version" },
  method_not_allowed: { text: "mismatch", command: "standfirst --version" },
  unsupported_media_type: { text: "mismatch", command: "standfirst --version" },
  headers_too_large: { text: "mismatch", command: "standfirst --version" },
});

/**
 * Put an error into the reader's words. An unknown one is "unexpected": its text never reaches the page.
 *
 * @param {unknown} error
 * @returns {ErrorMessage}
 */
export function describe(error) {
  const failure = error instanceof Failure && Object.hasOwn(TEXTS, error.code) ? error : new Failure("unexpected");
  const { text, command } = /** @type {{text: string, command?: string}} */ (TEXTS[failure.code]);
  return {
    code: failure.code,
    title: message(`error_${text}_title`, ...failure.values),
    message: message(`error_${text}`, ...failure.values),
    command: command ?? null,
    checkoutCommand: inCheckout(command),
  };
}
