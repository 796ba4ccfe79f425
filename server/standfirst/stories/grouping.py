"""Which articles of a language go together: copies folded, then those about the same thing at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standfirst.model import Reading
from standfirst.stories import near_duplicates
from standfirst.stories.clustering import THRESHOLD, cluster
from standfirst.stories.days import are_near
from standfirst.stories.similarity import Vector, Weights, centroid, cosine, similarities

Numbered = Mapping[int, Reading]


class Group(NamedTuple):
    """Articles that tell one story.

    Attributes:
        kept: their numbers but for copies, the nearest to what all have in common first; without a headline, last.
        copies: for each of them the copies of its text, itself first.
        middle: the centroid of those that are kept.
    """

    kept: tuple[int, ...]
    copies: tuple[tuple[int, ...], ...]
    middle: Vector

    @property
    def numbers(self) -> tuple[int, ...]:
        """All of its articles, copies last."""
        return (*self.kept, *(number for copies in self.copies for number in copies[1:]))


def group_articles(readings: Numbered, weights: Weights, threshold: float = THRESHOLD) -> list[Group]:
    """Put articles of one language together.

    Args:
        readings: of the articles, by their numbers.
        weights: of their terms.
        threshold: the mean similarity of two stories that are one.
    """
    numbers = list(readings)
    folded = near_duplicates.fold([readings[number].article for number in numbers])
    copies = {numbers[one[0]]: tuple(numbers[place] for place in one) for one in folded}
    kept = list(copies)
    vectors = [weights.vector(readings[number].terms) for number in kept]
    similarity = similarities(vectors) * _near([readings[number].article.published for number in kept])
    return [
        _group(readings, {kept[place]: vectors[place] for place in places}, copies)
        for places in cluster(similarity, threshold)
    ]


def _group(readings: Numbered, vectors: Mapping[int, Vector], copies: Mapping[int, tuple[int, ...]]) -> Group:
    def place(number: int) -> tuple[bool, float, int]:
        return not readings[number].article.title, -cosine(vectors[number], middle), number

    middle = centroid(list(vectors.values()))
    kept = tuple(sorted(vectors, key=place))
    return Group(kept, tuple(copies[number] for number in kept), middle)


def _near(days: Sequence[str | None]) -> NDArray[np.bool_]:
    """Which articles appeared near enough to each other."""
    if not any(days):
        return np.ones((len(days), len(days)), bool)
    known = {(a, b): are_near(a, b) for a in set(days) for b in set(days)}
    return np.array([[known[a, b] for b in days] for a in days])
