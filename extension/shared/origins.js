/** The match patterns that permissions are asked for by. */

export const HELPER_ORIGINS = ["http://127.0.0.1/*"];
export const EVERYWHERE = "*://*/*";

/**
 * A site with its subdomains, over HTTP and HTTPS.
 *
 * @param {string} host
 */
export function sitePattern(host) {
  return `*://*.${host}/*`;
}

/**
 * What reading one address takes.
 *
 * @param {string} address
 * @returns {string | null} null for what is no web address
 */
export function originPattern(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) ? `${url.protocol}//${url.hostname}/*` : null;
}
