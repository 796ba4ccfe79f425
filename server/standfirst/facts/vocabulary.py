"""The words by which key facts are known: `[facts]` of each language's file, and one gazetteer for all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex

from standfirst.text.languages import canonical, profiles, section
from standfirst.text.phrases import Phrases

_FOLDER = resources.files("standfirst.facts")

_COMPOUND_HEAD = 4
_SUM = re.compile(r"[$€£¥0-9][0-9]*+")
LETTER = r"[\p{L}\p{M}]"
SPACE = r"[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class FactTable:
    """The words by which key facts are known: `[facts]` of a language's file. Lower-cased words match in any case.

    Attributes:
        weekdays, day_parts: names of days; what may follow one ("morning").
        month_prepositions, year_prepositions: what stands before a month or a year that is a date on its own.
        day_month: shapes of dates of `{day}`, `{month}` and `{year}`, in the language's order.
        day: an expression for the day of a month.
        place_prepositions, before_known_places: what stands before any place; before one that the gazetteer knows.
        not_places, organisations, articles, roles, role_endings: as in `Vocabulary`.
        relatives: relative pronouns that follow people alone.
        numbers, magnitudes: number words from three on; "thousand", "million".
        link: an expression for what stands between a number and what is counted.
        percent, currencies, units: what is counted.
        clock: an expression for a time of day that looks like an amount.
    """

    weekdays: tuple[str, ...]
    day_parts: tuple[str, ...]
    month_prepositions: tuple[str, ...]
    year_prepositions: tuple[str, ...]
    day_month: tuple[str, ...]
    day: str
    place_prepositions: tuple[str, ...]
    before_known_places: tuple[str, ...]
    not_places: tuple[str, ...]
    organisations: tuple[str, ...]
    articles: tuple[str, ...]
    roles: tuple[str, ...]
    relatives: tuple[str, ...]
    numbers: tuple[str, ...]
    magnitudes: tuple[str, ...]
    link: str
    percent: tuple[str, ...]
    currencies: tuple[str, ...]
    units: tuple[str, ...]
    role_endings: bool = False
    clock: str = "(?!)"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the rules know of one language.

    Attributes:
        roles: words for what a person is ("mayor"), lower-cased.
        role_endings: the roles that may end a longer word (German compounds: "Museumsdirektor"); else none.
        organisations: words that show a name to be no person's, lower-cased.
        articles: definite articles, which no person's name begins with or follows, lower-cased.
        not_places: what may follow a place's preposition without being a place, lower-cased.
        before_place, before_known_place: expressions for what stands before a place's name, at the end of a text.
        after_person: what follows a person's name and nothing else: a relative pronoun, an age.
        apposition: a name followed by a comma and a role ("…, the president of …").
        dates, amounts: expressions for when and how much.
        date_beginnings, amount_beginnings: all that one begins with, and more: cheap to look for.
        calendar: the names of months and weekdays.
    """

    roles: frozenset[str]
    role_endings: tuple[str, ...]
    organisations: frozenset[str]
    articles: frozenset[str]
    not_places: frozenset[str]
    before_place: regex.Pattern[str]
    before_known_place: regex.Pattern[str]
    after_person: regex.Pattern[str]
    apposition: regex.Pattern[str]
    dates: regex.Pattern[str]
    amounts: regex.Pattern[str]
    date_beginnings: tuple[re.Pattern[str], ...]
    amount_beginnings: tuple[re.Pattern[str], ...]
    calendar: re.Pattern[str]

    def holds_date(self, name: str) -> bool:
        """Whether a date is a part of a name: without digits, it takes a month or a weekday."""
        return bool(self.calendar.search(name) and self.dates.search(name))


@cache
def vocabulary(language: str | None) -> Vocabulary | None:
    """The vocabulary of a language; None where there is none, and so no key facts."""
    table = section(language, "facts", FactTable)
    if table is None:
        return None
    months = profiles()[canonical(language)].months
    return _built(table, [name for names in months for name in names.split()])


@cache
def gazetteer() -> frozenset[str]:
    """Names of countries and large cities."""
    listed = tomllib.loads((_FOLDER / "gazetteer.toml").read_text(encoding="utf-8"))
    return frozenset(name for names in listed.values() for name in names.split())


def _built(table: FactTable, months: Sequence[str]) -> Vocabulary:
    roles = _any(table.roles)
    calendar = (*months, *table.weekdays)
    numbers = (*table.numbers, *map(str.capitalize, table.numbers))
    return Vocabulary(
        roles=frozenset(table.roles),
        # "chef" ends "-chef"; shorter ones end too many words.
        role_endings=tuple(r for r in table.roles if len(r) >= _COMPOUND_HEAD) if table.role_endings else (),
        organisations=frozenset(table.organisations),
        articles=frozenset(table.articles),
        not_places=frozenset(table.not_places).union(word.lower() for word in calendar),
        before_place=_ending(table.place_prepositions),
        before_known_place=_ending(table.before_known_places),
        after_person=regex.compile(rf",?{SPACE}(?:{_any(table.relatives)})\b|,{SPACE}\d\d\b(?!,\d)|{SPACE}\(\d\d\)"),
        apposition=regex.compile(rf",{SPACE}(?:{LETTER}+['’]?{SPACE}?){{1,3}}?(?:{roles})\b", regex.IGNORECASE),
        dates=regex.compile(_dates(table, months)),
        amounts=regex.compile(_amounts(table)),
        # `re` finds each by a table of first letters, which it makes for no mixture of them.
        date_beginnings=(_SUM, _literals(calendar)),
        amount_beginnings=(_SUM, _literals(numbers)),
        calendar=_literals(calendar),
    )


def _literals(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(Phrases.alternation(words))


def _any(words: Iterable[str]) -> str:
    """An expression for any of the words; the longest first, so that none hides a longer one."""
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _ending(words: Iterable[str]) -> regex.Pattern[str]:
    """An expression for a text that ends in one of the words and a space (or their apostrophe).

    `(?r)` looks from the end: ten times as fast as from every letter before it.
    """
    return regex.compile(rf"(?r)(?<!{LETTER})(?:{_any(words)})(?:{SPACE}|(?<=['’]))\Z", regex.IGNORECASE)


def _dates(table: FactTable, months: Sequence[str]) -> str:
    month, year = f"(?:{_any(months)})", r"(?:1[5-9]|20)\d\d(?![\d.,%]*\d)"
    fill = {"day": table.day, "month": month, "year": year}
    shapes = [
        # Literal text stands around the braces: spaces of any kind, and "de" or a comma.
        "".join(fill[part[1:-1]] if part.startswith("{") else part.replace(" ", SPACE) for part in _parts(shape))
        for shape in table.day_month
    ]
    day_parts = f"(?:{SPACE}(?:{_any(table.day_parts)}))?" if table.day_parts else ""
    edge = r"(?<![\p{L}\d])"
    in_month = rf"(?<={edge}(?i:(?:{_any(table.month_prepositions)}){SPACE}?))"
    in_year = rf"(?<={edge}(?i:(?:{_any(table.year_prepositions)}){SPACE}))"
    kinds = (
        rf"{edge}(?:{'|'.join(shapes)})",
        rf"{in_month}{month}(?!{SPACE}(?:de{SPACE})?\d)",
        rf"{edge}(?:{_any(table.weekdays)}){day_parts}",
        rf"{in_year}{year}",
    )
    return rf"(?:{'|'.join(kinds)})(?![\p{{L}}\p{{M}}\d])"


def _parts(shape: str) -> list[str]:
    return [part for part in regex.split(r"(\{\w+\})", shape) if part]


def _amounts(table: FactTable) -> str:
    digits = rf"\d{{1,3}}(?:[.,{SPACE[1:-1]}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
    magnitude = rf"(?:{SPACE}(?:{_any(table.magnitudes)})(?!{LETTER}))?"
    numbers = _any((*table.numbers, *map(str.capitalize, table.numbers)))
    link, counted = table.link, f"(?:{_any(table.currencies + table.units)})"
    return (
        rf"(?<![\p{{L}}\d.,–-])(?!{table.clock})(?:[$€£¥]{SPACE}?(?:{digits}){magnitude}"
        rf"|(?:{digits}){magnitude}{SPACE}?[$€£](?!{LETTER})"
        rf"|(?:{digits}){SPACE}?(?:{_any(table.percent)})"
        rf"|(?:(?:{digits}){magnitude}|(?:{numbers})){SPACE}(?:{link})?{counted})(?![\p{{L}}\d])"
    )
