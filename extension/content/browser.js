/**
 * The browser's API, under either of its names. In Chromium a frame of the page that bears such a name keeps the API out of
 * our world: the scripts that follow then do not run, and the background says so outside of the page.
 */
globalThis.standfirst.browser ??= (() => {
  const world = /** @type {{browser?: typeof chrome, chrome?: typeof chrome}} */ (/** @type {unknown} */ (globalThis));
  const names = /** @type {const} */ (["browser", "chrome"]);
  const api = names.filter((name) => Object.hasOwn(world, name)).map((name) => world[name])[0];
  if (!api?.runtime?.sendMessage) throw new Error("The page has taken the name of the browser's API.");
  return api;
})();
