/**
 * The toolbar's click in one injection, because each costs the reader a way to the page and back: where a card stands it
 * goes, and the background gets "closed"; else it gets a promise of a `Capture`.
 */
globalThis.standfirst.card?.close() ? "closed" : globalThis.standfirst.capture();
