"""Selection: the sentences that together are worth the most, taken one by one; of few, all sets of the best are tried.

What is told twice costs, after J. Carbonell and J. Goldstein, “The use of MMR, diversity-based reranking for reordering
documents and producing summaries”, SIGIR 1998; but only where it is plain: what is merely alike tells more than other
sentences do. A sentence that leans on another one may be taken together with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from functools import cache
from heapq import nlargest
from itertools import combinations

import numpy as np
import numpy.typing as npt

from standfirst.summarizers.news.candidates import Candidate
from standfirst.summarizers.news.policy import Policy
from standfirst.summarizers.selection import Budget

MOST_SENTENCES = 300
"""Beyond so many, a text is no summary."""

FEW = 4
TRIED = 10
"""Sentences up to which all sets of the best ones are tried, and of how many."""

RIVALS = 8
"""How many of those left are tried together with what they need, the best first."""

DIGITS = 9
_ROUNDING = 1e-9
"""What sums of the same numbers in another order may differ by."""

Repeats = Callable[[int], Collection[int]]


class Selection:
    """A set of sentences, by their places, and what each is worth beside the others.

    Args:
        candidates: the article's sentences.
        policy: what counts how much.
        repeats: for a sentence the places of those that tell the same.

    Attributes:
        chosen: the places of what is taken.
        words: how many they have.
        worth: what they are worth together.
        parts: the places of each part of the article,
        covered: and the parts that they stand in.
        alone: what each sentence is worth beside them, but for needs,
        needs: and for what it needs of them, or they of it.
        unmet: how likely it is that each lacks one that it needs.
    """

    def __init__(self, candidates: Sequence[Candidate], policy: Policy, repeats: Repeats) -> None:
        self.candidates, self.policy, self.repeats = candidates, policy, repeats
        self.chosen: set[int] = set()
        self.words = 0
        self.worth = 0.0
        self._leaning: dict[int, list[int]] = defaultdict(list)
        self.parts: dict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(candidates):
            self.parts[one.part].append(place)
            for antecedent in one.antecedents:
                self._leaning[antecedent].append(place)
        self.covered: frozenset[int] = frozenset()
        self.alone = [policy.alone(one) + policy.coverage for one in candidates]
        self.needs = [-policy.need * one.need for one in candidates]
        self.unmet = [one.need for one in candidates]

    def copy(self) -> Selection:
        """Another one with the same sentences."""
        other = copy(self)
        other.chosen, other.alone, other.needs = set(self.chosen), list(self.alone), list(self.needs)
        other.unmet = list(self.unmet)
        return other

    def beside(self, chosen: Iterable[int]) -> Selection:
        """Take more into a copy."""
        other = self.copy()
        for place in chosen:
            other.take(place)
        return other

    def marginal(self, place: int) -> float:
        """What a sentence would add: its worth, less what is told already, and what others need of it."""
        return self.alone[place] + self.needs[place]

    def take(self, place: int) -> None:
        """Add a sentence."""
        self.worth += self.marginal(place)
        self.chosen.add(place)
        self.words += self.candidates[place].words
        for other in self.repeats(place):
            self.alone[other] -= self.policy.repetition
        part = self.candidates[place].part
        for other in self.parts[part] if part not in self.covered else ():
            self.alone[other] -= self.policy.coverage
        self.covered |= {part}
        leaning = self._leaning[place]
        for other in leaning:
            self.unmet[other] *= 1 - self.candidates[other].antecedents[place]
        beside = (antecedent for other in (place, *leaning) for antecedent in self.candidates[other].antecedents)
        for other in {*leaning, *beside}:
            need = -self.unmet[other]
            for one in self._leaning[other]:
                if one in self.chosen:
                    need += self.unmet[one] * self.candidates[one].antecedents[other]
            self.needs[other] = self.policy.need * need

    def moves(self) -> Iterator[tuple[float, tuple[int, ...]]]:
        """What could be taken next, and what each sentence of it adds: one, or one with the other that it needs."""
        left = [place for place in range(len(self.candidates)) if place not in self.chosen]
        for place in left:
            yield self.marginal(place), (place,)
        for place in nlargest(RIVALS, left, key=self.alone.__getitem__):
            for antecedent, likely in self.candidates[place].antecedents.items():
                if antecedent not in self.chosen:
                    met = self.policy.need * self.unmet[place] * likely
                    part = self.candidates[place].part
                    twice = part == self.candidates[antecedent].part and part not in self.covered
                    told = self.policy.repetition * (antecedent in self.repeats(place)) + self.policy.coverage * twice
                    worth = self.marginal(place) + self.marginal(antecedent) + met - told
                    yield worth / 2, (antecedent, place)


def select(
    candidates: Sequence[Candidate], policy: Policy, repeats: Repeats, budget: Budget, *, fills: bool = False
) -> Selection:
    """Take the sentences that add the most, one by one, each with what it needs where that pays.

    Args:
        candidates: the article's sentences.
        policy: what counts how much.
        repeats: as `Selection` takes it.
        budget: the ceiling.
        fills: whether to use it up, instead of stopping where a further sentence is not worth reading.
    """
    nothing = Selection(candidates, policy, repeats)
    selection = nothing.copy()
    anything = any(policy.alone(one) > policy.never for one in candidates)
    while len(selection.chosen) < MOST_SENTENCES:
        moves = [move for move in selection.moves() if _fits(selection, move[1], budget)]
        if not moves:
            break
        worth, places = max(moves, key=lambda move: (round(move[0], DIGITS), -move[1][0]))
        least = policy.stop if selection.chosen and not fills else policy.never
        if worth < least and (selection.chosen or anything):
            break
        for place in places:
            selection.take(place)
    return _best(selection, nothing, budget) if 0 < len(selection.chosen) <= FEW else selection


def _fits(selection: Selection, places: Sequence[int], budget: Budget) -> bool:
    words = sum(selection.candidates[place].words for place in places)
    return budget.holds(len(selection.chosen) + len(places), selection.words + words)


def _best(selection: Selection, nothing: Selection, budget: Budget) -> Selection:
    """Try all sets of so many sentences among the best, what those need, and what is taken: all at once, as arrays."""
    found, policy = nothing.candidates, nothing.policy
    best = nlargest(TRIED, range(len(found)), key=nothing.alone.__getitem__)
    needed = (max(one, key=one.__getitem__) for place in best if (one := found[place].antecedents))
    pool = sorted({*best, *needed, *selection.chosen})
    sets = _sets(len(pool), len(selection.chosen))
    pairs = sets[:, :, None], sets[:, None, :]
    lacks = np.array([[1 - found[place].antecedents.get(other, 0.0) for other in pool] for place in pool])
    same = np.array([[other in nothing.repeats(place) for other in pool] for place in pool])
    parts = np.array([[found[place].part == part for part in nothing.parts] for place in pool])
    unmet = np.array([found[place].need for place in pool])[sets] * lacks[pairs].prod(axis=2)
    worth = np.array([policy.alone(found[place]) for place in pool])[sets].sum(axis=1)
    worth += policy.coverage * parts[sets].any(axis=1).sum(axis=1) - policy.need * unmet.sum(axis=1)
    worth -= policy.repetition * same[pairs].sum(axis=(1, 2)) / 2
    worth[np.array([found[place].words for place in pool])[sets].sum(axis=1) > budget.words] = -np.inf
    at = int(worth.round(DIGITS).argmax())
    return nothing.beside(pool[one] for one in sets[at]) if worth[at] > selection.worth + _ROUNDING else selection


@cache
def _sets(count: int, size: int) -> npt.NDArray[np.intp]:
    return np.array(list(combinations(range(count), size)), np.intp).reshape(-1, size)
