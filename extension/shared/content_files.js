/** The classic scripts that the background injects, in order; each may be injected again without harm. */

/** Defines `globalThis.standfirst.card`. */
export const CARD_FILES = ["content/widgets.js", "content/highlight.js", "content/card.js"];

/** Its last expression is a promise of a `Capture`. */
export const CAPTURE_FILES = ["content/capture.js"];

/** Registered for the sites where the reader wants the banner. */
export const BANNER_FILES = ["content/widgets.js", "content/banner.js"];
