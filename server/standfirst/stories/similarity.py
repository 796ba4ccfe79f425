"""How much articles are about the same: the cosine of their terms, weighted by log-TF·IDF.

G. Salton and C. Buckley, “Term-weighting approaches in automatic text retrieval”, IP&M 24 (1988). Document frequencies
come from the articles themselves and from a small table of the language: two articles alone would make a common word of
every word that both have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from standfirst.stories.background import UNLISTED, document_shares

BACKGROUND = 200
"""How many articles the table counts for: fifty of one event must not outvote it, a thousand of all kinds may."""

BLOCK = 2048
"""Terms that are multiplied at once: a thousand articles then take 8 MB of it, whatever they speak of."""

Vector = Mapping[str, float]


class Weights:
    """The weights of terms in articles of one language.

    Args:
        articles: the terms of each.
        language: ISO 639-1 code; without a table for it, all terms that the articles do not share are equally rare.
    """

    def __init__(self, articles: Collection[Mapping[str, int]], language: str | None) -> None:
        self._frequencies = Counter(chain.from_iterable(articles))
        self._shares = document_shares(language)
        self._count = BACKGROUND + len(articles) + 1

    def vector(self, terms: Mapping[str, int]) -> Vector:
        """A text as a vector of length 1, or of length 0 if it has no terms."""
        weighted = {term: (1 + log(count)) * self._rarity(term) for term, count in terms.items()}
        norm = sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        return {term: weight / norm for term, weight in weighted.items()}

    def _rarity(self, term: str) -> float:
        """The inverse document frequency."""
        expected = BACKGROUND * self._shares.get(term, UNLISTED)
        return log(self._count / (expected + self._frequencies[term] + 0.5))


def similarities(vectors: Sequence[Vector]) -> NDArray[np.float32]:
    """The cosine of each two articles, 0 to 1: an array of shape (articles, articles)."""
    counts = Counter(chain.from_iterable(vectors))
    places: dict[str, list[tuple[int, float]]] = {term: [] for term, count in counts.items() if count > 1}
    for row, vector in enumerate(vectors):
        for term in places.keys() & vector.keys():
            places[term].append((row, vector[term]))
    columns = list(places.values())
    product = np.zeros((len(vectors), len(vectors)), np.float32)
    for begin in range(0, len(columns), BLOCK):
        block = _dense(columns[begin : begin + BLOCK], len(vectors))
        product += block @ block.T
    return product


def _dense(columns: Sequence[Sequence[tuple[int, float]]], rows: int) -> NDArray[np.float32]:
    dense = np.zeros((rows, len(columns)), np.float32)
    for column, entries in enumerate(columns):
        for row, weight in entries:
            dense[row, column] = weight
    return dense


def centroid(vectors: Sequence[Vector]) -> Vector:
    """The mean of some vectors."""
    summed: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            summed[term] = summed.get(term, 0.0) + weight
    return {term: weight / len(vectors) for term, weight in summed.items()}


def product(one: Vector, other: Vector) -> float:
    """The inner product of two vectors: of their length 1, the cosine."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of any length, 0 to 1."""
    norms = _norm(one.values()) * _norm(other.values())
    return product(one, other) / norms if norms else 0.0


def _norm(weights: Iterable[float]) -> float:
    return sqrt(sum(weight * weight for weight in weights))
