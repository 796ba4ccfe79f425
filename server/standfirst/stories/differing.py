"""Figures that differ between articles: numbers of the same thing, said of it in much the same words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from math import floor, log10
from typing import NamedTuple

import regex

from standfirst.facts.vocabulary import FactTable
from standfirst.model import Article, Figure, Sentence
from standfirst.stories.reported import Number, numbers
from standfirst.stories.terms import content_terms
from standfirst.text.languages import section
from standfirst.text.sentences import article_sentences

ALIKE = 0.5
"""The share of the shorter sentence's terms that both have: two counts of people may be of the dead and the saved."""

LEAST_SHARED = 3
"""Terms that both have at least, whatever their share."""

FACTOR = 4
"""How many times one number may be the other: tolls and estimates differ less, and other things' numbers more."""

SHOWN = 3
"""Differences of a story that are shown: where there are more, most are none."""

READ_SENTENCES = 60
"""What is compared of an article: its first thousand words or so."""

_WORD = regex.compile(
    r"[\s\u00a0\u202f]?(?:\p{L}[\p{L}\p{M}'’]*+(?:-\p{L}++)++[\s\u00a0\u202f])?(\p{L}[\p{L}\p{M}'’]*+)"
)
"""What is counted; a compound before it, as in "12 drug-related deaths", belongs to it."""

_CURRENCY = "$€£¥₹"


class Count(NamedTuple):
    """A number with what it counts.

    Attributes:
        value: as it stands: only millions are compared with millions.
        unit: stems of its magnitude ("million") and of the word behind it, or a currency's sign.
        sentence: where it stands.
        start, end: offsets into the article's text, noun included.
        around: the stems of the sentence's other content words.
    """

    value: float
    unit: tuple[str, ...]
    sentence: Sentence
    start: int
    end: int
    around: frozenset[str]


def differing_figures(articles: Mapping[int, Article]) -> tuple[tuple[Figure, ...], ...]:
    """Find numbers of the same thing that are not the same in two articles.

    Args:
        articles: those of one story, by their numbers.

    Returns:
        Pairs of figures, those in the most similar sentences first; none is taken for the right one.
    """
    counts = {number: tuple(_counts(article)) for number, article in articles.items()}
    found = [
        (similarity, _figure(one, a), _figure(other, b))
        for one, other in combinations(sorted(counts), 2)
        for a, b, similarity in _pairs(counts[one], counts[other])
    ]
    chosen: list[tuple[Figure, Figure]] = []
    told: set[str] = set()
    for _, a, b in sorted(found, key=lambda pair: -pair[0]):
        if len(chosen) < SHOWN and not {a.text, b.text} & told:
            chosen.append((a, b))
            told |= {a.text, b.text}
    return tuple(chosen)


def _pairs(one: tuple[Count, ...], other: tuple[Count, ...]) -> Iterator[tuple[Count, Count, float]]:
    """What differs between two articles, where neither has the other's number of the same unit as well."""
    ones, others = ({(c.unit, c.value) for c in counts} for counts in (one, other))
    for a in one:
        for b in other:
            if a.unit == b.unit and (a.unit, a.value) not in others and (b.unit, b.value) not in ones:
                shared = len(a.around & b.around)
                similarity = shared / (min(len(a.around), len(b.around)) or 1)
                if shared >= LEAST_SHARED and similarity >= ALIKE and _differ(a.value, b.value):
                    yield a, b, similarity


def _differ(one: float, other: float) -> bool:
    """Tell whether two numbers cannot both be right: not where one is the other rounded, nor of another order."""
    low, high = sorted((one, other))
    return low > 0 and high <= FACTOR * low and not _rounds_to(low, high) and not _rounds_to(high, low)


def _rounds_to(exact: float, rounded: float) -> bool:
    """Tell whether a number is another one, cut or rounded to its own last digit that is not zero."""
    digit = 10.0 ** next((place for place in range(floor(log10(rounded)), -4, -1) if not rounded % 10.0**place), -4)
    return rounded in {floor(exact / digit) * digit, round(exact / digit) * digit}


def _counts(article: Article) -> Iterator[Count]:
    for sentence in article_sentences(article)[:READ_SENTENCES]:
        terms = frozenset(content_terms(sentence.text, article.language))
        words = frozenset(term for term in terms if not term[:1].isdigit())
        for number in numbers(sentence.text, article.language):
            unit, start, end = _unit(number, sentence.text, article.language)
            if unit:
                around = words.difference(unit)
                yield Count(number.value, unit, sentence, sentence.start + start, sentence.start + end, around)


def _unit(number: Number, text: str, language: str | None) -> tuple[tuple[str, ...], int, int]:
    """What a number counts, with the magnitude before it, and the span of both; nothing where nothing is counted."""
    start, end = number.start, number.end
    unit: tuple[str, ...] = ()
    if start and text[start - 1] in _CURRENCY:
        start, unit = start - 1, (text[start - 1],)
    word = _WORD.match(text, end)
    if word and word[1].casefold() in _magnitudes(language):
        unit, end = (*unit, *content_terms(word[1], language)), word.end()
        word = _WORD.match(text, end)
    if unit[:1] and unit[0] in _CURRENCY:
        return unit, start, end
    counted = content_terms(word[1], language)[:1] if word else []
    return ((*unit, *counted), start, word.end()) if word and counted else ((), start, end)


@cache
def _magnitudes(language: str | None) -> frozenset[str]:
    table = section(language, "facts", FactTable)
    return frozenset(word.casefold() for word in table.magnitudes) if table else frozenset()


def _figure(number: int, count: Count) -> Figure:
    at = count.sentence.start
    text = count.sentence.text[count.start - at : count.end - at]
    return Figure(text, number, count.sentence.index, count.start, count.end)
