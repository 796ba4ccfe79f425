/** The classic scripts that the background injects, in order; each may be injected again without harm. */

const READING_FILES = [
  "content/namespace.js",
  "content/browser.js",
  "content/members.js",
  "content/dom.js",
  "content/shadows.js",
  "content/article.js",
  "content/labels.js",
  "content/widget-box.js",
  "content/widgets.js",
  "content/places.js",
  "content/placement.js",
  "content/navigation.js",
  "content/theme.js",
  "content/column.js",
  "content/guard.js",
  "content/palette.js",
];

/** Defines `globalThis.standfirst.card`. */
export const CARD_FILES = [
  ...READING_FILES,
  "content/text-index.js",
  "content/locate.js",
  "content/highlight.js",
  "content/markdown.js",
  "content/clipboard.js",
  "content/read-aloud.js",
  "content/fallback.js",
  "content/back-link.js",
  "content/card-style.js",
  "content/card-head.js",
  "content/card-choice.js",
  "content/card-body.js",
  "content/card-foot.js",
  "content/card-failure.js",
  "content/card-actions.js",
  "content/bring-into-view.js",
  "content/card.js",
];

/** Defines `globalThis.standfirst.highlight`. */
export const MARKING_FILES = [
  ...READING_FILES,
  "content/text-index.js",
  "content/locate.js",
  "content/highlight.js",
];

/** The rule for the page itself, which hides its widgets, for `scripting.insertCSS` with `CARD_FILES`. */
export const PAGE_STYLES = ["content/page.css"];

/**
 * The rules for marked sentences. They may concern any element, so that browsers work out the style of them all anew, which
 * on a page of 16,000 takes 70 ms: inserted when the card asks for them, not in the click.
 */
export const MARK_STYLES = ["content/marks.css"];

const DEFINE_CAPTURE = [
  "content/namespace.js",
  "content/browser.js",
  "content/members.js",
  "content/dom.js",
  "content/shadows.js",
  "content/composed.js",
  "content/trimmed.js",
  "content/capture.js",
];

/** Their last expression is a promise of a `Capture`. */
export const CAPTURE_FILES = [...DEFINE_CAPTURE, "content/capture-page.js"];

/** Likewise, or "closed" where there was a card, which is gone then. */
export const TOGGLE_FILES = [...DEFINE_CAPTURE, "content/toggle-card.js"];

/** Registered for the sites where the reader wants the banner. */
export const BANNER_FILES = [
  ...READING_FILES,
  "content/readerable-signs.js",
  "content/readerable.js",
  "content/banner-style.js",
  "content/banner.js",
];
