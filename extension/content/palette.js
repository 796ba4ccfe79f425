/** What card and banner share: colours for light and dark, type, focus. */
globalThis.standfirst.palette ??= `
.frame {
  --paper: #fbfaf6; --ink: #1b1a17; --soft: #605c53; --rule: #dcd8cd; --wash: #f1eee5; --accent: #a1241b; --mark: #ffdf80;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Source Serif Pro", "Noto Serif", Georgia, "Times New Roman", serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  /* Not the page's own, should it have such names. */
  --ground: initial; --indent: initial; --measure: initial; --text: initial;
  color-scheme: light;
}
.frame[data-theme="dark"] {
  --paper: color-mix(in srgb, var(--ground, #161614) 95%, #fff2d6); --ink: #ece9e1; --soft: #aca89d; --rule: rgb(255 245 220 / .17); --wash: rgb(255 245 220 / .07); --accent: #ff9d90; --mark: #6b5410;
  color-scheme: dark;
}
.frame[data-size="small"] { font-size: .9em; }
.frame[data-size="large"] { font-size: 1.18em; }
.frame *, .frame *::before { box-sizing: border-box; }
button, [role="link"], summary, a { cursor: pointer; }
[hidden] { display: none !important; }
button { all: unset; box-sizing: border-box; cursor: pointer; color: inherit; font: inherit; }
.close { display: grid; place-items: center; inline-size: 2em; block-size: 2em; color: var(--soft); border-radius: 50%; }
.close:hover { color: var(--ink); background: var(--wash); }
.close svg { display: block; inline-size: .8em; block-size: .8em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 1px; }
.again {
  box-sizing: border-box; max-inline-size: min(92vw, 26em); margin: auto; padding: 1em 1.3em; border: 1px solid rgb(255 250 240 / .4);
  background: #1b1a17; color: #fbfaf6; font: 400 15px/1.45 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; box-shadow: 0 2px 14px rgb(0 0 0 / .3);
}
.again p { margin: 0 0 .6em; }
.again button { color: inherit; font-weight: 600; text-decoration: underline; text-underline-offset: .25em; }
.spoken-only { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
