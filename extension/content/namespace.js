/**
 * What the content scripts share, in the browser's isolated world: the first of every list. A page's `<iframe name=standfirst>`
 * is a property of that world's window too, in Chromium; it is never an own property, and never in the way of one.
 */
if (!Object.hasOwn(globalThis, "standfirst")) {
  Object.defineProperty(globalThis, "standfirst", { value: {} });
}
