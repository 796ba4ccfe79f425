/** The banner's style sheet: one line between two hairlines, in the card's palette. */
globalThis.standfirst.bannerStyle ??= `
/* Important, and of an inner tree: no rule of the page can move, fade, shrink or hide the element itself. */
:host { all: initial !important; display: block !important; margin-block: 1.1em !important; }
${globalThis.standfirst.palette}
.frame {
  container-type: inline-size; display: block; box-sizing: border-box;
  max-inline-size: var(--measure, 53em); margin-inline-start: var(--indent, 0);
  color: var(--ink); border: solid var(--rule); border-width: 1px 0; font: 400 .875em/1.45 var(--sans); text-align: start;
}
.line { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25em .9em; padding-block: .5em; padding-inline-end: 2.2em; position: relative; }
.offer { margin: 0; margin-inline-end: auto; font: 400 1.06em/1.4 var(--serif); white-space: nowrap; }
.summarize { color: var(--accent); font-weight: 600; }
.summarize:hover { text-decoration: underline; text-underline-offset: .22em; text-decoration-thickness: 1px; }
.rule { color: var(--soft); }
.rule:hover { color: var(--ink); text-decoration: underline; text-underline-offset: .22em; text-decoration-thickness: 1px; }
.frame[data-theme="dark"] { --rule: rgb(255 245 220 / .24); }
.close { position: absolute; inset-block-start: .45em; inset-inline-end: -.5em; font-size: .92em; }
@container (max-width: 26em) { .line { column-gap: .5em; padding-inline-end: 1.3em; font-size: .96em; } .offer { font-size: 1em; letter-spacing: -.01em; } }
@media (forced-colors: active) { .frame { --rule: CanvasText; --soft: CanvasText; --accent: LinkText; } }
@media print { :host { display: none !important; } }
`;
