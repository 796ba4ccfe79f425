"""Which sentences tell a story: those nearest to what its articles have in common, from one outlet after another.

Centrality as in D. Radev et al., “Centroid-based summarization of multiple documents”, IP&M 40 (2004); nothing is told
twice as in J. Carbonell and J. Goldstein, “The use of MMR”, SIGIR 1998.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from standfirst.model import Length, Sentence
from standfirst.stories.similarity import Vector, cosine
from standfirst.summarizers.selection import Budget
from standfirst.word_count import count_words

TOLD = 0.4
"""The share of the terms of the shorter of two sentences above which they tell the same."""

CENTRAL, MERIT, EARLY = 0.4, 0.35, 0.25
"""What nearness to the story counts, how well a sentence stands for its article, and how early it stands; by hand."""

REPEATING = 0.6
"""What a sentence loses for its likeness to one that was told: outlets say one thing in different words."""

WORTH = 0.4
"""The share of the best sentence's worth that another outlet's must have to be preferred, and any to be told at all."""

FULL_TERMS = 6
"""A sentence of fewer content words is discounted: short ones are near to any centroid that names their subject."""


class Candidate(NamedTuple):
    """A sentence that may be told.

    Attributes:
        article: its number.
        outlet: whose it is.
        sentence: where it stands.
        score: how well it stands for its article, 0 to 1.
        vector: its terms, weighted.
    """

    article: int
    outlet: str
    sentence: Sentence
    score: float
    vector: Vector


def choose(candidates: Sequence[Candidate], middle: Vector, length: Length, article_words: int) -> list[Candidate]:
    """Take sentences, best first, while they fit and tell something new.

    No outlet is heard again before each of the others has been, if it has something worth telling.

    Args:
        candidates: of all articles of the story.
        middle: the centroid of its articles.
        length: the ceiling.
        article_words: the length of the article that a ratio is a share of.
    """
    budget = Budget.of(length, article_words)
    worth = _worth(candidates, middle)
    least = WORTH * max(worth, default=0.0)
    chosen: list[Candidate] = []
    words = 0
    left = sorted(range(len(candidates)), key=lambda i: (-worth[i], candidates[i].sentence.start, i))
    while left:
        left = [i for i in left if worth[i] >= least]
        fitting = [i for i in left if budget.holds(len(chosen) + 1, words + count_words(candidates[i].sentence.text))]
        if not fitting:
            break
        heard = Counter(c.outlet for c in chosen)
        articles = Counter(c.article for c in chosen)
        best = min(fitting, key=lambda i: (heard[candidates[i].outlet], articles[candidates[i].article], -worth[i], i))
        told = candidates[best]
        chosen.append(told)
        words += count_words(told.sentence.text)
        left = [i for i in left if i != best and not is_told(candidates[i].vector, [told.vector])]
        for i in left:
            worth[i] -= REPEATING * cosine(candidates[i].vector, told.vector)
    return chosen


def is_told(terms: Vector, told: Iterable[Vector]) -> bool:
    """Tell whether most of a sentence's terms, or of one that was told, stand in the other."""
    return any(len(terms.keys() & other.keys()) > TOLD * min(len(terms), len(other)) for other in told)


def _worth(candidates: Sequence[Candidate], middle: Vector) -> list[float]:
    central = [cosine(c.vector, middle) * min(1.0, len(c.vector) / FULL_TERMS) for c in candidates]
    best = max(central, default=0.0) or 1.0
    return [
        CENTRAL * nearness / best + MERIT * candidate.score + EARLY / (1 + candidate.sentence.index)
        for nearness, candidate in zip(central, candidates, strict=True)
    ]
