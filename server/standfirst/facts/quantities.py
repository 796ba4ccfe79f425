"""How much: sums, shares and counted things, whole. A half of a range, a fraction or a rate is no quantity.

A quantity is a number with what is counted, what makes it vague ("more than"), the other end of its range, and what it
is counted by ("a year"). Where one of these stands beside a number in a way that is not known, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from standfirst.facts.passages import BESIDE, READ, Span
from standfirst.facts.vocabulary import LETTER, SPACE, Vocabulary, any_of, spaced
from standfirst.model import Sentence

LISTED = 3
"""Quantities of a sentence from which on it is a table in words, of which none is what the news is about."""

_DIGITS = r"(?:\d{1,3}(?:[.,\u00a0\u202f ]\d{3})++(?!\d)(?:[.,]\d++)?|\d++(?:[.,]\d++)?)"
_SIGN = r"(?:(?:US|AU?|CA?|NZ|HK|S|R)?\$|[€£¥₹₩₽₺])"
_NUMBERED = regex.compile(rf"(\p{{Lu}}{LETTER}*){SPACE}\Z")
"""A name with a number: “Windows 10 users”."""
_ALL = regex.compile(r"100\D")
"""The whole of something: as a rule a manner of speaking."""


@dataclass(frozen=True, slots=True)
class _Expressions:
    """Of one language: a number, a quantity, and what shows before and behind a number that it is not the whole."""

    number: regex.Pattern[str]
    quantity: regex.Pattern[str]
    half_before: regex.Pattern[str]
    half_behind: regex.Pattern[str]


@cache
def _expressions(vocabulary: Vocabulary) -> _Expressions:
    table = vocabulary.table
    words = any_of((*table.numbers, *map(str.capitalize, table.numbers)))
    magnitude = rf"(?:[\u00a0\u202f -]?(?:{any_of(table.magnitudes)})(?!{LETTER}))?+"
    number = rf"(?:(?:{_DIGITS}|{words}){magnitude})"
    counted = any_of((*table.currencies, *table.units))
    percent = any_of(table.percent)
    whole = (
        rf"{_SIGN}{SPACE}?{_DIGITS}{magnitude}"
        rf"|{number}{SPACE}?(?:{_SIGN}|{percent})(?!{LETTER})"
        rf"|{number}{SPACE}(?:{table.link})?(?:{counted})(?!{LETTER})"
    )
    first_end = rf"{_SIGN}?{SPACE}?{number}"
    ranges = "|".join(
        f"{opener}{first_end}{between}"
        for opener, between, _ in (spaced(regex.escape(shape)).split(r"\{\}") for shape in table.ranges)
    )
    parted = (shape.split() for shape in table.ranges)
    openers = any_of(words[0] for words in parted if words[0] != "{}" and words[2:3] and words[2] in table.conjunctions)
    vague, rates = spaced(any_of(table.approximations)), spaced(any_of(table.rates))
    some_number = rf"(?:\d[\d.,]*+|(?<!{LETTER})(?i:{any_of((*table.numbers, *table.small_numbers))}))"
    either, conjunctions = any_of((*table.range_links, *table.of_links)), any_of(table.conjunctions)
    ends = [link for link in table.range_links if link not in table.conjunctions]
    noun = r"\p{Lu}" if table.role_endings else rf"(?:{counted})(?!{LETTER})"
    return _Expressions(
        number=regex.compile(rf"\d++|(?<!{LETTER})(?:{words})(?!{LETTER})"),
        quantity=regex.compile(
            rf"(?<![\p{{L}}\p{{M}}\d.,:/$€£–-])(?:(?i:{vague}){SPACE}?)?(?i:{ranges})?(?:{whole})"
            rf"(?:{SPACE}?(?:{rates})(?!{LETTER}|{SPACE}(?:{any_of(table.rates_end)})(?!{LETTER})))?"
        ),
        half_before=regex.compile(
            rf"{some_number}{SPACE}?(?:{percent})?{SPACE}?(?:{spaced(either)}){SPACE}?"
            rf"(?:(?:{any_of(table.articles)}){SPACE})?\Z|\]{SPACE}\Z"
            rf"|(?i:{openers}){SPACE}(?:[^.;]{{1,40}}{SPACE}(?:{conjunctions}){SPACE})?\Z"
            rf"|(?<!{LETTER})(?:{any_of(table.movements)}){SPACE}\Z"
        ),
        half_behind=regex.compile(
            rf"[-–/]|[.,]?\d|{SPACE}?(?:{spaced(any_of(ends))}){SPACE}?{_SIGN}?{some_number}"
            rf"|{SPACE}(?:{any_of(table.fraction_links)}){SPACE}(?:(?:{any_of(table.articles)}){SPACE})?\d"
            rf"|{SPACE}?(?:{any_of(table.rate_words)}){SPACE}{LETTER}|{SPACE}(?:{conjunctions}){SPACE}{noun}"
        ),
    )


def quantities(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Span]:
    """Find the whole quantities in a sentence; in one that lists many, none."""
    rules = _expressions(vocabulary)
    numbers = [match.start() for match in rules.number.finditer(sentence.text, 0, READ)]
    if not numbers:  # of most sentences no other place need be tried, which takes ten times as long
        return
    low, high = max(0, numbers[0] - BESIDE), min(READ, numbers[-1] + BESIDE)
    found = [Span(sentence, *match.span()) for match in rules.quantity.finditer(sentence.text, low, high)]
    said = [span for span in found if not span.before.endswith("(")]  # in brackets is the same in another unit
    if len(said) >= LISTED or len(found) > 2 * len(said):
        return
    for span in said:
        is_half = rules.half_before.search(span.before) or rules.half_behind.match(span.after)
        named = _NUMBERED.search(span.before) if span.text[0].isdigit() and not vocabulary.table.role_endings else None
        if named and named.start() and named[1].lower() not in vocabulary.ordinary:
            continue
        if not is_half and not _ALL.match(span.text):
            yield span
