"""When: days, by their date or their name; no halves of spans of time, no names of feasts and papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from standfirst.facts.passages import READ, Span
from standfirst.facts.vocabulary import LETTER, SPACE, Vocabulary, any_of, spaced
from standfirst.model import Sentence

_YEAR = r"(?:1[5-9]|20)\d\d(?![\d.,%]*\d)"
_FIELD = regex.compile(r"(\{\w+\})")
_POSSESSIVE = regex.compile(rf"(?:['’]s|s['’]){SPACE}\Z")
_NAMED_BEHIND = regex.compile(rf"{SPACE}\p{{Lu}}{LETTER}|['’]s{SPACE}\p{{Lu}}")
_OPENING_QUOTES = frozenset('"“«„')


@dataclass(frozen=True, slots=True)
class _Expressions:
    """Of one language: a day, and what shows before it that it is a name's part."""

    day: regex.Pattern[str]
    named_before: regex.Pattern[str]


@cache
def _expressions(vocabulary: Vocabulary) -> _Expressions:
    table = vocabulary.table
    fields = {"{day}": table.day, "{month}": f"(?:{any_of(vocabulary.months)})", "{year}": _YEAR}
    shapes = "|".join(
        "".join(fields.get(part) or spaced(regex.escape(part)) for part in _FIELD.split(shape))
        for shape in table.day_month
    )
    weekday = rf"(?:{any_of(table.weekdays)})"
    article = rf"(?:(?:{any_of(table.articles)}){SPACE})?"
    day_part = rf"(?:{SPACE}(?:{any_of(table.day_parts)})(?!{LETTER}))?" if table.day_parts else ""
    links = f"(?:{any_of(table.range_links)})"
    second_end = rf"(?<!(?:[\d.]|{weekday}){SPACE}?{links}{SPACE}?{article})"
    first_end = rf"(?!{SPACE}?[-–/]{SPACE}?\d|{SPACE}{links}{SPACE}{article}(?:\d|{weekday}))"
    return _Expressions(
        day=regex.compile(
            rf"(?<![\p{{L}}\p{{M}}\d-]){second_end}(?:(?:{weekday},?{SPACE}{article})?(?:{shapes})|{weekday}{day_part})"
            rf"(?![\p{{L}}\p{{M}}\d]|['’]?[-–]{LETTER}){first_end}"
        ),
        # "Black Friday", "Journal du dimanche"
        named_before=regex.compile(rf"(\p{{Lu}}{LETTER}+){SPACE}(?:(?:{any_of(table.of_links)}){SPACE})?\Z"),
    )


def dates(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Span]:
    """Find the days in a sentence, but for quotations: what somebody says may be of another day."""
    rules = _expressions(vocabulary)
    for match in rules.day.finditer(sentence.text, 0, READ):
        span = Span(sentence, *match.span())
        if not _OPENING_QUOTES.isdisjoint(sentence.text[: span.start]):
            return
        named = rules.named_before.search(span.before)
        if named and named[1].lower() not in vocabulary.ordinary:
            continue
        if not _POSSESSIVE.search(span.before) and not _NAMED_BEHIND.match(span.after):
            yield span
