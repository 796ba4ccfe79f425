/**
 * The toolbar's click in one injection, because each costs the reader a way to the page and back: where a card stands it
 * goes, and the background gets "closed"; else it gets a promise of a `Capture`. On a page that was still loading, the click's
 * own card stands already.
 */
globalThis.standfirst.early || !globalThis.standfirst.card?.close()
  ? ((globalThis.standfirst.early = false), globalThis.standfirst.capture())
  : "closed";
