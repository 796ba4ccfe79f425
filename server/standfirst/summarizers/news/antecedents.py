"""Antecedents: which sentences before a sentence tell what a reader must know to understand it.

How likely each does is a logistic function of what is looked at here, fitted by `benchmarks/train_news.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from standfirst.summarizers.news.coreference import Mention
from standfirst.summarizers.source import Source

NEAR = 4
"""Sentences before one among which its antecedent is sought, beside the first of all and the one that gives a full
name: editors name one further off for one of eight."""

LIKELY = 0.05
"""Below this an antecedent meets next to nothing."""


def looked_at(source: Source, mentions: Sequence[Mention], place: int) -> Iterator[tuple[int, list[float]]]:
    """What is looked at in each sentence that could be a sentence's antecedent, with the place of that one."""
    terms, mention = source.term_sets[place], mentions[place]
    paragraph = source.sentences[place].paragraph
    for other in sorted({*range(max(0, place - NEAR), place), 0, max(0, mention.introduced)}):
        distance = place - other
        shared = terms & source.term_sets[other]
        together = source.sentences[other].paragraph == paragraph
        leans = bool(mention.phrase)
        yield (
            other,
            [
                1.0,
                distance == 1,
                distance == 2,  # noqa: PLR2004  # a column for each distance
                distance >= NEAR,
                together,
                together and distance == 1,
                leans and distance == 1,
                leans and distance > 1,
                len(shared) / (1 + min(len(terms), len(source.term_sets[other]))),
                bool(shared & source.names),
                other == 0,
                other == mention.introduced,
                distance == 1 and bool(mentions[other].phrase),
            ],
        )


def find_antecedents(
    source: Source, mentions: Sequence[Mention], weights: npt.NDArray[np.float64]
) -> list[Mapping[int, float]]:
    """For each sentence the places of those that could meet its need, and how likely each does."""
    pairs = [
        (place, other, values)
        for place in range(1, len(source.sentences))
        for other, values in looked_at(source, mentions, place)
    ]
    found: list[dict[int, float]] = [{} for _ in source.sentences]
    if pairs:
        logits = np.array([values for _, _, values in pairs], np.float64) @ weights
        for (place, other, _), likely in zip(pairs, 1 / (1 + np.exp(-logits)), strict=True):
            if likely >= LIKELY:
                found[place][other] = round(float(likely), 4)
    return [dict(sorted(of_one.items())) for of_one in found]
