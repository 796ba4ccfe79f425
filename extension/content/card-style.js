/**
 * The card's style sheet. A newspaper's page, not an app's panel: serif for the sentences, hairline rules, one accent.
 * Lengths are em, so that the browser's text size and 200 % zoom hold; sides are logical, so that it reads both ways.
 */
globalThis.standfirst.cardStyle ??= `
/* Important, and of an inner tree: no rule of the page can move, fade, shrink or hide the element itself. */
:host { all: initial !important; display: block !important; margin-block: 1.6em !important; scroll-margin-block: 18vh !important; }
${globalThis.standfirst.palette}
.frame {
  container-type: inline-size; display: block; box-sizing: border-box; position: relative;
  max-inline-size: min(var(--measure, 46em), 46em); margin-inline-start: var(--indent, 0);
  padding: .35em 1.1em .35em; color: var(--ink); background: var(--paper);
  border: 0 solid var(--rule); border-block-start: 2px solid var(--ink); border-block-end-width: 1px;
  font: 400 1em/1.45 var(--sans); text-align: start; text-wrap: pretty; overflow-wrap: break-word; -webkit-font-smoothing: antialiased;
}
.frame:focus { outline: none; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2em .9em; padding-inline-end: 2em; }
.label { margin: 0; color: var(--accent); font: 600 1.16em/1.3 var(--serif); font-variant-caps: all-small-caps; letter-spacing: .06em; }
.meta { color: var(--soft); font-size: .8125em; }
.lengths { display: flex; gap: 1.05em; margin-inline-start: auto; font-size: .8125em; color: var(--soft); }
.lengths button { padding: .3em 0 .15em; border-block-end: 1.5px solid transparent; }
.lengths button:hover { color: var(--ink); }
.lengths [aria-pressed="true"] { color: var(--ink); border-block-end-color: var(--accent); }
.close { position: absolute; inset-block-start: .2em; inset-inline-end: .6em; }
.title { margin: .35em 0 0; font: 700 1.3em/1.25 var(--serif); text-wrap: balance; }
.title a { color: inherit; text-decoration: none; }
.title a:hover { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .18em; }
.notice { margin: .7em 0 0; padding-inline-start: .8em; border-inline-start: 2px solid var(--accent); color: var(--soft); font-size: .875em; }

.sentences { margin: .15em 0 0; padding: 0; max-inline-size: 40em; list-style: none; font: 400 min(1em, var(--text, 1em))/1.36 var(--serif); hanging-punctuation: first; hyphens: manual; }
.frame[data-size="large"] .sentences { font-size: 1em; }
ul.sentences > li { margin: 0; padding-block: .2em; }
ul.sentences > li + li { border-block-start: 1px solid var(--rule); }
p.sentences { padding-block: .2em; line-height: 1.5; }
[role="link"] { border-radius: 2px; transition: background-color .15s, box-shadow .15s; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
[role="link"]:hover { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .22em; }
[role="link"][aria-current="true"] { background: var(--mark); box-shadow: 0 0 0 .12em var(--mark); }
.shown .sentences { animation: settle .28s ease-out; }
@keyframes settle { from { opacity: 0; transform: translateY(3px); } }

.choice { margin: .5em 0 0; color: var(--soft); font-size: .8125em; font-variant-numeric: tabular-nums; }
.choice .action { margin-inline-start: .6em; }

.strip { position: relative; block-size: .8em; margin-block: .1em 0; }
.strip::before { content: ""; position: absolute; inset-block-start: 50%; inset-inline: 0; block-size: 1px; background: var(--rule); }
.strip i { position: absolute; inset-block: .15em; min-inline-size: 3px; background: var(--accent); box-shadow: 0 0 0 1px var(--paper); opacity: .75; transition: opacity .15s, inset-block .15s; }
.strip i[data-active] { opacity: 1; inset-block: 0; }
.facts { display: flex; flex-wrap: wrap; gap: .15em 1.1em; margin: .1em 0 0; font-size: .8125em; }
.facts > div { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2em .4em; min-inline-size: 0; }
.facts dt { margin: 0; padding-inline-end: .25em; color: var(--soft); font: 600 1.08em/1.4 var(--serif); font-variant-caps: all-small-caps; letter-spacing: .05em; }
.facts dd { display: contents; }
.chip { max-inline-size: 100%; min-block-size: 24px; padding: 0 .5em .05em; line-height: 21px; border: 1px solid var(--rule); border-radius: 1em; text-align: start; }
.chip:hover { border-color: var(--accent); color: var(--accent); }

.foot { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2em 1.2em; margin-block-start: .35em; padding-block-start: .15em; border-block-start: 1px solid var(--rule); font-size: .8125em; }
.action { padding-block: .15em; color: var(--ink); text-decoration: underline; text-decoration-color: var(--rule); text-decoration-thickness: 1px; text-underline-offset: .25em; }
.action:hover { color: var(--accent); text-decoration-color: currentColor; }
.action[aria-disabled="true"] { color: var(--soft); text-decoration: none; cursor: default; }
.source { flex-basis: 100%; margin: 0; color: var(--soft); font: italic 400 1.06em/1.45 var(--serif); }
/* Joined letters come apart when spaced, and scripts without italics would be slanted by the machine. */
:is(.label, .facts dt):lang(ar, he, hi) { letter-spacing: 0; }
.source:lang(ar, he, hi, ja, ko, zh) { font-style: normal; }
.verbatim { flex-basis: auto; margin-inline-start: auto; }
.note { margin-block: .3em; }
.sizes { display: flex; align-items: baseline; color: var(--soft); }
.sizes button { min-inline-size: 25px; min-block-size: 25px; text-align: center; }
.sizes [data-size="small"] { font-size: .85em; }
.sizes [data-size="large"] { font-size: 1.25em; }
.sizes [aria-pressed="true"] { color: var(--ink); border-block-end: 1.5px solid var(--accent); }
.more { flex-basis: 100%; display: flex; flex-wrap: wrap; align-items: baseline; gap: .3em 1.3em; padding-block: .2em; color: var(--soft); }
.more p { margin: 0; flex-basis: 100%; }

.skeleton { margin-block: .8em .4em; padding-block-start: .8em; border-block-start: 1px solid var(--rule); }
.skeleton i { display: block; block-size: .8em; margin-block-end: .75em; background: var(--wash); border-radius: 2px; animation: breathe 1.5s ease-in-out infinite alternate; }
.skeleton i:nth-child(2) { inline-size: 94%; animation-delay: .1s; }
.skeleton i:nth-child(3) { inline-size: 97%; animation-delay: .2s; }
.skeleton i:nth-child(4) { inline-size: 58%; animation-delay: .3s; }
@keyframes breathe { to { opacity: .35; } }
[aria-busy="true"] .sentences, [aria-busy="true"] [class~="coverage"], [aria-busy="true"] .facts { opacity: .45; transition: opacity .2s .12s; }

.problem { margin: .6em 0 0; font: 700 1.25em/1.3 var(--serif); text-wrap: balance; }
.remedy { margin: .3em 0 0; font: 400 1.06em/1.5 var(--serif); }
.command { display: flex; align-items: center; gap: .9em; margin-block-start: .8em; padding: .5em .9em; background: var(--wash); font-size: .875em; }
.checkout { margin: .6em 0 -.4em; color: var(--soft); font-size: .875em; }
.command code { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; font: 1em/1.4 ui-monospace, "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace; user-select: all; }
.stand-in { margin-block-start: .9em; }
.stand-in > .notice { margin-block-start: 0; }

/* It lies over the page, light or dark: it brings its own colours. */
.back {
  position: fixed; inset: auto 0 1.2em; inline-size: fit-content; margin: 0 auto; padding: .55em 1.15em; border: 1px solid rgb(255 250 240 / .4);
  border-radius: 2em; background: #1b1a17; color: #fbfaf6; font: 500 14px/1.3 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif;
  box-shadow: 0 2px 14px rgb(0 0 0 / .3);
}
.back:not(:popover-open) { display: none; }

@container (max-width: 27em) {
  .lengths { flex-basis: 100%; margin-inline-start: 0; }
}
@container (max-width: 27em) { .verbatim { flex-basis: 100%; } .sentences { line-height: 1.32; } .facts { gap: 0 1em; } }
@media (prefers-reduced-motion: reduce) { *, *::before { animation: none !important; transition: none !important; } }
@media (forced-colors: active) {
  .frame { --accent: CanvasText; --rule: CanvasText; --soft: CanvasText; border: 1px solid CanvasText; border-block-start-width: 2px; }
  .lengths [aria-pressed="false"] { border-block-end-color: Canvas; }
  .lengths button { forced-color-adjust: none; color: CanvasText; }
  .lengths [aria-pressed="true"] { border-block-end-color: Highlight; }
  .strip i { forced-color-adjust: none; background: Highlight; opacity: 1; }
  .strip::before { forced-color-adjust: none; background: CanvasText; }
  [role="link"][aria-current="true"] { forced-color-adjust: none; background: Mark; color: MarkText; }
  .skeleton i { forced-color-adjust: none; background: GrayText; }
}
@media print { :host { display: none !important; } }
`;
