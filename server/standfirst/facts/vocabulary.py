"""The words by which key facts are known: `[facts]` of each language's file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from standfirst.text.languages import canonical, profiles, section
from standfirst.text.words import stop_words

LETTER = r"[\p{L}\p{M}]"
SPACE = r"[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class FactTable:
    """The words by which key facts are known: `[facts]` of a language's file. Lower-cased words match in any case.

    Attributes:
        how_to: an expression for headlines of advice and lists, which have no news to tell.
        reader: words that speak to the reader.
        weekdays, day_parts: names of days; what may follow one ("morning").
        day_month: shapes of dates of `{day}`, `{month}` and `{year}`, in the language's order.
        day: an expression for the day of a month.
        place_prepositions: what stands before the place where something is or happens.
        born: words before such a preposition by which a place is an origin, or no place ("born", "rein").
        organisations: words that show a name to be no person's.
        articles: what stands before the names of things, and not before people's.
        roles: what a person is ("mayor"), also as it stands before a name ("Mr").
        titles: those roles that stand before last names ("President", "Mr").
        role_endings: whether roles end longer words ("Museumsdirektor").
        relatives: relative pronouns that follow people alone.
        numbers, magnitudes: number words from three on; "thousand", "million", "bn".
        approximations: what may stand before a number and belongs to it ("more than").
        ranges: shapes of two numbers, each `{}`, that are one quantity ("{} to {}").
        range_links: words and marks between the two, beside which a single number is a half.
        of_links: words before the number of a whole ("65 of 270", "one in five").
        fraction_links: words behind a counted part, before the number of its whole ("65 people of 270").
        small_numbers: number words below three, which are counted for nothing but fractions.
        conjunctions: "and", "or".
        rate_words: what begins a rate that is not listed ("per employee").
        rates: what may follow a quantity and belongs to it ("a year").
        rates_end: words behind which a rate is none ("37% a year ago").
        movements: words behind which "up to" is where something has gone.
        link: an expression for what stands between a number and what is counted.
        percent, currencies, units: what is counted.
    """

    how_to: str
    reader: tuple[str, ...]
    weekdays: tuple[str, ...]
    day_parts: tuple[str, ...]
    day_month: tuple[str, ...]
    day: str
    place_prepositions: tuple[str, ...]
    born: tuple[str, ...]
    organisations: tuple[str, ...]
    articles: tuple[str, ...]
    roles: tuple[str, ...]
    titles: tuple[str, ...]
    relatives: tuple[str, ...]
    numbers: tuple[str, ...]
    magnitudes: tuple[str, ...]
    approximations: tuple[str, ...]
    ranges: tuple[str, ...]
    range_links: tuple[str, ...]
    of_links: tuple[str, ...]
    fraction_links: tuple[str, ...]
    small_numbers: tuple[str, ...]
    conjunctions: tuple[str, ...]
    rate_words: tuple[str, ...]
    rates: tuple[str, ...]
    rates_end: tuple[str, ...]
    movements: tuple[str, ...]
    link: str
    percent: tuple[str, ...]
    currencies: tuple[str, ...]
    units: tuple[str, ...]
    role_endings: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's table, and what is read of it more than once.

    Attributes:
        table: as its file has it.
        months: the names of the months.
        ordinary: words that are no part of a name, though they open a sentence with a capital.
    """

    table: FactTable
    months: tuple[str, ...]
    ordinary: frozenset[str]


@cache
def vocabulary(language: str | None) -> Vocabulary | None:
    """The vocabulary of a language; None where there is none, and so no key facts."""
    table = section(language, "facts", FactTable)
    if table is None:
        return None
    months = profiles()[canonical(language)].months
    return Vocabulary(table, tuple(name for names in months for name in names.split()), stop_words(language))


def any_of(words: Iterable[str]) -> str:
    """An expression for any of the words; the longest first, so that none hides a longer one."""
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def spaced(expression: str) -> str:
    """Let any kind of space stand where an expression has one."""
    return SPACE.join(regex.split(r"\\? ", expression))
