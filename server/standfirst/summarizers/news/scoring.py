"""The score of each sentence, as a sum of parts that can be told in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log1p, sqrt

from standfirst.summarizers.news.background import background
from standfirst.summarizers.news.fitness import words_in_english
from standfirst.summarizers.news.opening import WHOLE
from standfirst.summarizers.news.quotations import quoted_share
from standfirst.summarizers.news.weights import Weights
from standfirst.summarizers.source import Source

NAMES = 1.5
"""How much more a name counts than another word, where the theme is looked for."""

RECURRENCE = 1.6
"""The power of a word's echoes in the theme: one word that stands everywhere counts more than many that do not."""

LONG = 60
"""Words beyond which a sentence's length counts no more."""

UNIT = 20
"""Words of an ordinary sentence, by which lengths are counted."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is measured of each sentence, by its place in the source; most between 0 and 1."""

    rank: Sequence[int]
    central: Sequence[float]
    echo: Sequence[float]
    theme: Sequence[float]
    title: Sequence[float]
    title_told: Sequence[float]
    quoted: Sequence[float]
    length: Sequence[float]
    background: Sequence[bool]
    top_is_central: float
    paragraph: range


def measure(
    source: Source, reading_order: Sequence[int], top: int, paragraph: range = range(0), *, with_theme: bool
) -> Features:
    """Measure the sentences of an article.

    Args:
        source: the article.
        reading_order: the sentences' places, the one to be read first at the front.
        top: the place of the sentence that the article opens with.
        paragraph: the places of a standfirst of several sentences.
        with_theme: whether to look for the theme, which only a summary of one sentence asks for.
    """
    sets, spread = source.term_sets, source.spread
    norm = sqrt(sum(n * n for n in spread.values())) or 1.0
    whole = [i for i, n in enumerate(source.word_counts) if n >= WHOLE] or range(len(sets))
    weight = [sum(map(spread.__getitem__, terms)) for terms in sets]
    central = [n / (sqrt(len(terms)) * norm) if terms else 0.0 for n, terms in zip(weight, sets, strict=True)]
    central = _by_best(central, whole)
    title = source.title_terms
    told = [len(title & terms) for terms in sets]
    rank = [0] * len(sets)
    for position, place in enumerate(reading_order):
        rank[place] = position
    return Features(
        rank=rank,
        central=central,
        echo=_by_best([float(n - len(terms)) for n, terms in zip(weight, sets, strict=True)], whole),
        theme=_by_best(_themes(source), whole) if with_theme else [0.0] * len(sets),
        title=[n / sqrt(len(title) * len(terms)) if n else 0.0 for n, terms in zip(told, sets, strict=True)],
        title_told=[n / len(title) if n else 0.0 for n in told],
        quoted=[quoted_share(s.text) for s in source.sentences],
        length=[min(words_in_english(source, i), LONG) / UNIT for i in range(len(sets))],
        background=background(source),
        top_is_central=central[top],
        paragraph=paragraph,
    )


def parts(features: Features, place: int, weights: Weights) -> Mapping[str, float]:
    """What a sentence's score is made of, before anything is chosen."""
    f, w = features, weights
    rank, length = f.rank[place], f.length[place]
    return {
        "place": w.early * log1p(rank) + w.first / (1 + rank),
        "standfirst": w.standfirst * f.top_is_central / (1 + rank) + w.paragraph * (place in f.paragraph),
        "centrality": w.central * f.central[place] + w.echo * f.echo[place] + w.theme * f.theme[place],
        "title": w.title * f.title[place] + w.title_told * f.title_told[place],
        "background": w.background * (f.background[place] and place not in f.paragraph and rank > 0),
        "quotes": w.quoted * f.quoted[place],
        "length": w.length * length + w.length_squared * length * length,
    }


def _themes(source: Source) -> list[float]:
    """What the terms of each sentence count for the theme."""
    names = source.names
    counts = {t: (n - 1) ** RECURRENCE * (NAMES if t in names else 1.0) for t, n in source.spread.items()}
    # Sets have another order in every process: only an exact sum is the same in all.
    return [fsum(counts[t] for t in terms) for terms in source.term_sets]


def _by_best(values: list[float], among: Sequence[int]) -> list[float]:
    best = max((values[i] for i in among), default=0.0) or 1.0
    return [min(1.0, value / best) for value in values]
