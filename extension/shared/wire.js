/** The one change of spelling between the wire (snake_case) and JavaScript (camelCase). Only `api.js` uses it. */

/** @param {string} name */
const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/**
 * Rename the keys of parsed JSON, all the way down.
 *
 * @param {unknown} value
 * @returns {any}
 */
export function fromWire(value) {
  if (Array.isArray(value)) {
    return value.map(fromWire);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), fromWire(inner)]));
  }
  return value;
}
