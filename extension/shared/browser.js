/** The only file that names the browser's API: promises in both browsers, under either name. */

const world = /** @type {{browser?: typeof chrome, chrome: typeof chrome}} */ (/** @type {unknown} */ (globalThis));

export const browser = world.browser ?? world.chrome;
