"""What a paragraph's text may hold: letters a reader sees, single spaces, and none of a site's broken templates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standfirst.model import Paragraph

# Soft hyphens, zero-width spaces, word joiners, BOMs, object replacements, bidi embeddings, overrides and isolates;
# control characters but white space. One class each, first in its expression: `re` finds it by a table.
_UNSEEN_ONES = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
)
_UNSEEN = re.compile(f"[{_UNSEEN_ONES}]")
# Joiners are letters' business in Persian, Hindi and emoji; between Latin letters they are noise.
_STRAY_JOINER = re.compile("[\u200c\u200d](?<![\u0600-\U0010ffff].)")
_COMBINING = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u20d0-\u20f0"
_STACKED = re.compile(f"([{_COMBINING}]{{4}})[{_COMBINING}]+")
_ODD = re.compile(f"[{_UNSEEN_ONES}\u200c\u200d{_COMBINING}]")
"""What most texts have none of, so that one look is enough."""

_LEFTOVER_START = re.compile(r"(?:[{}]{2,}+\s*+)++")
_LEFTOVER_END = re.compile(r"(?<=\s)[{}]{2,}+$")
_TEMPLATE_LINE = re.compile(
    r"""\{\{[^{}]{0,200}\}\} | \{%[^{}%]{0,200}%\} | \[\[[^\[\]]{0,200}\]\] | <%[^<>%]{0,200}%> | \$\{[^{}]{0,200}\}
    | \[/?[a-z_-]{2,30}(?:\s[^\[\]]{0,200})?\]""",
    re.VERBOSE,
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def clean_text(text: str) -> str:
    """Give a block's text as the reader sees it, or nothing where a template left only its brackets."""
    if not (text.isascii() and text.isprintable()) and _ODD.search(text):
        text = _STACKED.sub(r"\1", _STRAY_JOINER.sub("", _UNSEEN.sub("", text)))
    text = " ".join(text.split())
    if _TEMPLATE_LINE.fullmatch(text):
        return ""
    if text.startswith(("{", "}")) and (leftover := _LEFTOVER_START.match(text)):
        text = text[leftover.end() :]
    if text.endswith(("{", "}")):
        text = _LEFTOVER_END.sub("", text).rstrip()
    return text if _LETTER_OR_DIGIT.search(text) else ""


def clean_paragraphs(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Clean each paragraph's text, and drop those of which nothing is left."""
    cleaned = ((paragraph.kind, clean_text(paragraph.text)) for paragraph in paragraphs)
    return tuple(Paragraph(i, kind, text) for i, (kind, text) in enumerate((k, t) for k, t in cleaned if t))
