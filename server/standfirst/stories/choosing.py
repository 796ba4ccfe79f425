"""Which sentences tell a story: those nearest to what its articles have in common, from one outlet after another.

Centrality as in D. Radev et al., “Centroid-based summarization of multiple documents”, IP&M 40 (2004); what has been
told counts for less, as in A. Nenkova and L. Vanderwende, “The impact of frequency on summarization”, MSR-TR-2005-101.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from standfirst.model import Length, Sentence
from standfirst.stories.similarity import Vector, product
from standfirst.summarizers.selection import Budget
from standfirst.word_count import count_words

TOLD = 0.4
"""The share of the terms of the shorter of two sentences above which they tell the same."""

OPENING = 3
"""Sentences at the top of a report that say what has happened: one of them opens the story."""

FULL_TERMS = 6
"""A sentence of fewer content words is discounted: short ones are near to any centroid that names their subject."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What counts how much.

    By hand, and held against reference summaries by `benchmarks/story_policies.py`: what is best on half of the stories
    gives no more on the other half. These lean towards what editors value in an article, which reads better.

    Attributes:
        central: for nearness to what the story's articles have in common.
        merit: for how well a sentence stands for its article.
        early: for how early it stands there.
        untold: what is left of a term's weight once it has been told.
        worth: the share of the best sentence's worth below which none is told, whoever has not been heard.
    """

    central: float = 0.5
    merit: float = 0.3
    early: float = 0.2
    untold: float = 0.5
    worth: float = 0.3


POLICY = Policy()


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

    @property
    def is_opening(self) -> bool:
        """Whether it stands where a report says what has happened."""
        return self.sentence.index < OPENING


def choose(
    candidates: Sequence[Candidate], middle: Vector, length: Length, article_words: int, policy: Policy = POLICY
) -> list[Candidate]:
    """Take sentences, best first, while they fit and tell something new.

    No outlet is heard again before each of the others has been, if it has something worth telling.

    Args:
        candidates: of all articles of the story.
        middle: the centroid of its articles.
        length: the ceiling.
        article_words: the length of the article that a ratio is a share of.
        policy: what counts how much.
    """
    budget = Budget.of(length, article_words)
    worth = _worth(candidates, middle, policy)
    least = policy.worth * max(worth, default=0.0)
    untold = middle
    chosen: list[int] = []
    words = 0
    left = list(range(len(candidates)))
    while left:
        outlets, articles = (Counter(getattr(candidates[i], of) for i in chosen) for of in ("outlet", "article"))
        now = {i: worth[i] * _new_share(candidates[i], untold, middle) for i in left}
        fitting = [
            (
                bool(chosen) or not candidates[i].is_opening,
                outlets[candidates[i].outlet],
                articles[candidates[i].article],
                -now[i],
                i,
            )
            for i in left
            if now[i] >= least and budget.holds(len(chosen) + 1, words + count_words(candidates[i].sentence.text))
        ]
        if not fitting:
            break
        chosen.append(min(fitting)[-1])
        told = candidates[chosen[-1]]
        words += count_words(told.sentence.text)
        left = [i for i in left if not is_told(candidates[i].vector, [told.vector])]
        untold = {term: weight * (policy.untold if term in told.vector else 1) for term, weight in untold.items()}
    return [candidates[i] for i in chosen]


def is_told(terms: Vector, told: Iterable[Vector]) -> bool:
    """Tell whether most of a sentence's terms, or of one that was told, stand in the other."""
    return any(len(terms.keys() & other.keys()) > TOLD * min(len(terms), len(other)) for other in told)


def _worth(candidates: Sequence[Candidate], middle: Vector, policy: Policy) -> list[float]:
    central = [product(one.vector, middle) * min(1.0, len(one.vector) / FULL_TERMS) for one in candidates]
    best = max(central, default=0.0) or 1.0
    return [
        policy.central * centrality / best + policy.merit * one.score + policy.early / (1 + one.sentence.index)
        for centrality, one in zip(central, candidates, strict=True)
    ]


def _new_share(one: Candidate, untold: Vector, middle: Vector) -> float:
    """How much of what a sentence has in common with the story has not been told."""
    common = product(one.vector, middle)
    return product(one.vector, untold) / common if common else 1.0
