"""What a paragraph's text may hold: letters a reader sees, single spaces, and none of a site's broken templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from standfirst.model import Paragraph
from standfirst.unseen import UNSEEN, UNSEEN_ONES

# One class each, first in its expression: `re` finds it by a table.
# Joiners are letters' business in Persian, Hindi and emoji; between Latin letters they are noise.
_STRAY_JOINER = re.compile("[\u200c\u200d](?<![\u0600-\U0010ffff].)")
_COMBINING = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u20d0-\u20f0"
_STACKED = re.compile(f"([{_COMBINING}]{{4}})[{_COMBINING}]+")
_ODD = re.compile(f"[{UNSEEN_ONES}\u200c\u200d{_COMBINING}]")
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
        text = _STACKED.sub(r"\1", _STRAY_JOINER.sub("", UNSEEN.sub("", text)))
    text = " ".join(text.split())
    if _TEMPLATE_LINE.fullmatch(text):
        return ""
    if text.startswith(("{", "}")) and (leftover := _LEFTOVER_START.match(text)):
        text = text[leftover.end() :]
    if text.endswith(("{", "}")):
        text = _LEFTOVER_END.sub("", text).rstrip()
    return text if _LETTER_OR_DIGIT.search(text) else ""


_ESCAPED = re.compile(
    r"&(?:[lr][sd]quo|[lr]aquo|nbsp|amp|quot|apos|hellip|[mn]dash|[a-z]{1,2}(?:acute|grave|uml|circ|tilde|cedil)|szlig|#\d{2,5}|#x[0-9a-f]{2,4});",
    re.IGNORECASE,
)
_ESCAPED_TAG = re.compile(r"</?(?:p|br|em|strong|b|i|span|a|div)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_MIN_ESCAPED = 2
_OPENING_TIME = re.compile(r"^[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?\s*[-–—:]?\s+(?=[^\W\d_])")
_TIME_CODE = re.compile(r"\s*[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]")
_MIN_CODES = 3


def clean_paragraphs(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Clean each paragraph's text, and drop those of which nothing is left.

    Entities that were escaped twice and the time codes of a transcript are told from what an article says about
    either by how many there are.
    """
    given = tuple(paragraphs)
    whole = "\n".join(paragraph.text for paragraph in given)
    escaped = "&" in whole and len(_ESCAPED.findall(whole)) >= _MIN_ESCAPED
    coded = ":" in whole and len(_TIME_CODE.findall(whole)) >= _MIN_CODES

    def clean(text: str) -> str:
        if escaped:
            text = _ESCAPED_TAG.sub(" ", unescape(text))
        if coded:
            text = _OPENING_TIME.sub("", _TIME_CODE.sub("", text))
        return clean_text(text)

    cleaned = ((paragraph.kind, clean(paragraph.text)) for paragraph in given)
    return tuple(Paragraph(i, kind, text) for i, (kind, text) in enumerate((k, t) for k, t in cleaned if t))
