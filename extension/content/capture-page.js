/** Injected last, it gives the background what it came for: a promise of a `Capture`. */
globalThis.standfirst.capture();
