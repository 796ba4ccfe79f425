"""Where an article begins to tell its news: behind a teaser, a scene, a question or a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.fitness import LONGEST_OPENING, MOSTLY, words_in_english
from standfirst.summarizers.news.opening import WHOLE, announces, opening_paragraph, opening_place
from standfirst.summarizers.news.quotations import READ, is_torn, outside, quoted_share
from standfirst.summarizers.news.wording import is_question
from standfirst.summarizers.source import Source
from standfirst.text import lexicon

# What a sentence tells: the share of the headline's words, the share of the words that come back (which have to do
# alone where there is no headline), and whether it names anything; less for each sentence further down.
ECHO, ECHO_ALONE = 0.6, 1.0
NAMES_OR_FIGURES = 0.15
FURTHER = -0.04
ADDRESS = -0.4
ASKS = -0.5
LEANS = -0.3
"""What it costs to speak to the reader, to ask or announce instead of telling, and to lean on what is not there."""

CLEARLY = 0.7
"""How much more a later sentence must tell than the opening one to be begun with: articles are written from the top.
By ROUGE it is the best of what was tried, and always beginning at the top is nearly as good."""

FAR = 8
"""Sentences on from the opening one among which the news must stand."""

YOU = {
    "en": r"you|your|you're|you've|let's",
    "fr": r"vous|votre|vos",
    "de": r"du|dich|dir|dein\w*",
    "es": r"usted|tú",
    "pl": r"ciebie|tobie|twoj\w+|twój",
    "ru": r"вы|вас|вам|ваш\w*",
    "el": r"σας|εσείς",
    "zh": r"\B[你您]|[你您]\B",
}
"""Words that speak to the reader."""

_TELLS_NAMES = re.compile(r"\d|(?<=[^\W\d_A-ZÀ-Þ][ ,])\s?[A-ZÀ-ÞΑ-ΩА-Я]\w")
_NOWHERE = r"(?!)"


class Beginning(NamedTuple):
    """How an article is read: its places in order, the one it opens with, and those of a standfirst of several.

    `start` is the place from which on a summary goes on; what stands before it is read last.
    """

    order: Sequence[int]
    top: int
    paragraph: range
    start: int


def beginning(source: Source, dependence: Dependence) -> Beginning:
    """Find where an article begins: at its top, or where it begins to tell."""
    places = range(len(source.sentences))
    opening = opening_place(source, places)
    paragraph = opening_paragraph(source, opening)
    place = telling_place(source, opening, dependence)
    if place == opening or place in paragraph:
        return Beginning(places, opening, paragraph, 0)
    return Beginning([*places[place:], *places[:place]], place, range(0), place)


def telling_place(source: Source, opening: int, dependence: Dependence) -> int:
    """The place of the first sentence that tells clearly more than the opening one; of that one, where none does."""
    far = range(opening, min(opening + FAR + 1, len(source.sentences)))
    echoes = [sum(source.spread[term] - 1 for term in source.term_sets[place]) for place in far]
    most = max((n for n, place in zip(echoes, far, strict=True) if not _is_long(source, place)), default=0) or 1
    told = _told(source, [min(1.0, n / most) for n in echoes], far, dependence)
    enough = next(told) + CLEARLY
    return next(
        (i for i, n in zip(far[1:], told, strict=True) if n > enough and _opens(source, i, dependence)), opening
    )


def _told(source: Source, echoes: list[float], far: range, dependence: Dependence) -> Iterator[float]:
    title = source.title_terms
    speaks_to = _you(source.language if source.language in YOU else None)
    for distance, (place, echo) in enumerate(zip(far, echoes, strict=True)):
        text = source.sentences[place].text[:READ]
        yield (
            (len(title & source.term_sets[place]) / len(title) if title else 0.0)
            + (ECHO if title else ECHO_ALONE) * echo
            + NAMES_OR_FIGURES * bool(_TELLS_NAMES.search(text))
            + FURTHER * distance
            + ADDRESS * bool(speaks_to.search(outside(text)))
            + ASKS * _asks(source, place)
            + LEANS * bool(dependence.opener(place))
        )


@cache
def _you(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{YOU[language] if language else _NOWHERE})\b", re.IGNORECASE)


def _opens(source: Source, place: int, dependence: Dependence) -> bool:
    """Tell whether a sentence could open a summary."""
    text = source.sentences[place].text[:READ]
    return (
        source.word_counts[place] >= WHOLE
        and not _is_long(source, place)
        and not _asks(source, place)
        and not is_torn(text)
        and quoted_share(text) <= MOSTLY
        and not lexicon.for_language(source.language).boilerplate_phrase(text)
        and dependence.unmet(place, ()) is None
    )


def _is_long(source: Source, place: int) -> bool:
    return words_in_english(source, place) > LONGEST_OPENING


def _asks(source: Source, place: int) -> bool:
    """Tell whether a sentence asks, or announces what comes behind a colon."""
    text = source.sentences[place].text
    return is_question(text) or announces(text)
