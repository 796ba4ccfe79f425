"""News pages written for these tests."""

from __future__ import annotations

from pathlib import Path


def _paragraphs(name: str) -> tuple[str, ...]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return tuple(text.strip().split("\n\n"))


HARBOUR = _paragraphs("harbour.en.txt")
HARBOUR_IN_ARABIC = _paragraphs("harbour.ar.txt")
STYLE = (
    "<style>body{margin:0;font:18px/1.6 Georgia,serif;background:#fff;color:#222}main,nav,footer{max-width:680px;"
    "margin:0 auto;padding:1rem 20px}h1{font-size:2.2em;line-height:1.15}"
    "@media(prefers-color-scheme:dark){body{background:#141414;color:#ddd}a{color:#9cf}}</style>"
)


def news_page(
    paragraphs: tuple[str, ...] = HARBOUR,
    *,
    title: str = "Lindmar closes its harbour",
    language: str = "en",
    extra: str = "",
) -> str:
    """Build a plain news page, without any widget."""
    direction = "rtl" if language == "ar" else "ltr"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width">{STYLE}</head><body>'
        f'<nav aria-label="Sections"><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<main><article><h1>{title}</h1>{text}</article>{extra}</main><footer>© Lindmar Post</footer></body></html>"
    )
