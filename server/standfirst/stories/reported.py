"""What an article reports that can be compared with another's: its figures, and its names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from standfirst.facts.names import names
from standfirst.model import Article, Sentence
from standfirst.text import words as text_words
from standfirst.text.languages import canonical, profiles

_NUMBER = regex.compile(r"(?<![\p{L}\p{N}.,:/-])\d++(?:[.,\u00a0\u202f' ]\d{3}(?!\d))*+(?:[.,]\d++)?(?![\d:/]|-?\p{L})")
_GROUPED = regex.compile(r"\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+")
_WORD_BEFORE = regex.compile(r"(?r)(\p{L}[\p{L}\p{M}]*)\.?,?[\s\u00a0]*\Z")
_WORD_AFTER = regex.compile(r"\.?[\s\u00a0]*(?:of |de |d')?(\p{L}[\p{L}\p{M}]*+)")

LEAST_FIGURE = 10
"""Smaller numbers are written as words by some outlets and as digits by others."""

YEARS = range(1900, 2101)

NAME_WORDS = 2
"""A single capitalised word may be a noun of German or the name of a day."""

DAYS_OF_A_MONTH = 31


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value, and its place in it."""

    value: float
    start: int
    end: int


@dataclass(frozen=True)
class Reported:
    """An article's figures and words, for comparison with others of its story."""

    article: Article

    @cached_property
    def figures(self) -> frozenset[float]:
        """All numbers of the article, headline included."""
        return frozenset(number.value for number in numbers(self._everything, self.article.language))

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the article, headline included, lower-cased."""
        return frozenset(text_words.words(self._everything, self.article.language))

    @property
    def _everything(self) -> str:
        return f"{self.article.title or ''}\n{self.article.text}"


def numbers(text: str, language: str | None) -> Iterator[Number]:
    """The numbers of a text in digits, but for days of months: "1,000", "1.000" and "1 000" are all a thousand."""
    months = _months(language)
    for match in _NUMBER.finditer(text):
        value = _value(match[0])
        if value > DAYS_OF_A_MONTH or not _is_beside(months, text, *match.span()):
            yield Number(value, *match.span())


def is_only_here(sentence: Sentence, own: Reported, others: Collection[Reported]) -> bool:
    """Tell whether a sentence gives a figure or a full name of which no other article has any part."""
    language = own.article.language
    for number in numbers(sentence.text, language):
        if _is_telling(number.value) and not any(number.value in other.figures for other in others):
            return True
    stop_words = text_words.stop_words(language)
    for name in names(sentence):
        parts = [part for part in text_words.words(name.text, language) if part not in stop_words]
        is_dateline = name.start == 0 and name.text.isupper()
        if len(parts) >= NAME_WORDS and not is_dateline and not any(_holds(other, parts) for other in others):
            return True
    return False


def _holds(article: Reported, name: Collection[str]) -> bool:
    return not article.words.isdisjoint(name)


def _value(digits: str) -> float:
    """Read a number by the rules of any language: what parts groups of three is no fraction."""
    grouped = _GROUPED.match(digits)
    whole = regex.sub(r"\D", "", grouped[0]) if grouped else ""
    rest = digits[grouped.end() :] if grouped else digits
    return float(whole + rest.replace(",", "."))


def _is_telling(value: float) -> bool:
    """Tell whether a number says more than which year it is, or how few."""
    return value != int(value) or (value >= LEAST_FIGURE and value not in YEARS)


@cache
def _months(language: str | None) -> frozenset[str]:
    profile = profiles().get(canonical(language) or "")
    listed = (*profile.months, *profile.month_abbreviations) if profile else ()
    return frozenset(name.casefold().rstrip(".") for names in listed for name in names.split())


def _is_beside(words: Collection[str], text: str, start: int, end: int) -> bool:
    before, after = _WORD_BEFORE.search(text[max(0, start - 20) : start]), _WORD_AFTER.match(text, end)
    return any(match is not None and match[1].casefold() in words for match in (before, after))
