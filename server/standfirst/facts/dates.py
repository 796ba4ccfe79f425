"""When: days, by their date or their name; no halves of spans of time, no names of feasts and papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from standfirst.facts.passages import READ, Span
from standfirst.facts.vocabulary import LETTER, SPACE, Vocabulary, any_of, spaced
from standfirst.model import Sentence

_YEAR = r"(?:1[5-9]|20)\d\d(?![\d.,%]*\d)"
_FIELD = regex.compile(r"(\{\w+\})")


@cache
def _dates(vocabulary: Vocabulary) -> regex.Pattern[str]:
    table = vocabulary.table
    fields = {"{day}": table.day, "{month}": f"(?:{any_of(vocabulary.months)})", "{year}": _YEAR}
    shapes = (
        "".join(fields.get(part) or spaced(regex.escape(part)) for part in _FIELD.split(shape))
        for shape in table.day_month
    )
    weekday = rf"(?:{any_of(table.weekdays)})"
    day_part = rf"(?:{SPACE}(?:{any_of(table.day_parts)})(?!{LETTER}))?" if table.day_parts else ""
    links = any_of(table.range_links)
    half = rf"(?<![\d.]{SPACE}?(?:{links}){SPACE}?(?:(?:{any_of(table.articles)}){SPACE})?)(?<!\d[.]?[–-])"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\d-]){half}"
        rf"(?:(?:{weekday},?{SPACE}(?:den{SPACE}|le{SPACE})?)?(?:{'|'.join(shapes)})|{weekday}{day_part})"
        rf"(?![\p{{L}}\p{{M}}\d]|['’]?[-–]{LETTER}|{SPACE}?[-–/]{SPACE}?\d|{SPACE}(?:{links}){SPACE}(?:(?:{any_of(table.articles)}){SPACE})?(?:\d|{weekday}))"
    )


_NAMED_BEFORE = regex.compile(rf"(?:\p{{Lu}}{LETTER}+|\bof){SPACE}\Z")
_POSSESSIVE = regex.compile(rf"(?:['’]s|s['’]){SPACE}\Z")
_NAMED_AFTER = regex.compile(rf"{SPACE}\p{{Lu}}{LETTER}|['’]s{SPACE}\p{{Lu}}")
_OPENING_QUOTES = '"“«„'
_OPENERS = frozenset(
    [
        "On",
        "In",
        "By",
        "Since",
        "Until",
        "Last",
        "Next",
        "This",
        "Am",
        "Im",
        "Seit",
        "Bis",
        "Ab",
        "Vom",
        "Le",
        "Du",
        "Depuis",
        "El",
        "Desde",
        "Este",
        "Early",
        "Late",
    ]
)


def dates(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Span]:
    """Find the days in a sentence."""
    for match in _dates(vocabulary).finditer(sentence.text, 0, READ):
        span = Span(sentence, *match.span())
        if any(mark in sentence.text[: span.start] for mark in _OPENING_QUOTES):
            return  # what somebody says, or said, of another day
        capital = _NAMED_BEFORE.search(span.before)
        named = (
            capital is not None and capital[0].strip() not in _OPENERS and capital[0].strip() not in vocabulary.months
        )
        if not named and not _POSSESSIVE.search(span.before) and not _NAMED_AFTER.match(span.after):
            yield span
