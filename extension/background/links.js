/** Pages behind links: read by the extension, where the reader allowed it, and without cookies unless they chose so. */

import { readPage } from "../shared/requests.js";
import { decodePage } from "../shared/charset.js";
import { Failure } from "../shared/failure.js";
import { originPattern } from "../shared/origins.js";

/**
 * @param {string} link
 * @param {{allowed: boolean | undefined, cookies: boolean}} options
 * @returns {Promise<{html: string, url: string}>}
 * @throws {Failure}
 */
export async function readLink(link, { allowed, cookies }) {
  if (!originPattern(link)) {
    throw new Failure("link_not_readable");
  }
  if (!allowed) {
    throw new Failure("link_not_allowed");
  }
  const { bytes, contentType, url } = await readPage(link, { cookies });
  return { html: decodePage(bytes, contentType), url };
}
