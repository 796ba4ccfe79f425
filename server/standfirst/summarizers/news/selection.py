"""Selection: the sentences that together are worth the most, taken one by one and exchanged while that is better.

What is told twice costs, after J. Carbonell and J. Goldstein, “The use of MMR, diversity-based reranking for reordering
documents and producing summaries”, SIGIR 1998; but only where it is plain: what is merely alike tells more than other
sentences do. A sentence that leans on another one may be taken together with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from heapq import nlargest
from itertools import combinations

from standfirst.summarizers.news.candidates import Candidate
from standfirst.summarizers.news.policy import Policy
from standfirst.summarizers.selection import Budget

MOST_SENTENCES = 300
"""Beyond so many, a text is no summary."""

EXCHANGED = 4
"""Sentences up to which others are tried in their place: of more, one tells next to nothing."""

RIVALS = 8
"""How many of those left are tried together with what they need, the best first."""

PAIR = 2
"""Sentences that are exchanged at once, at most: one, and what it needs."""

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
        for place, one in enumerate(candidates):
            for antecedent in one.antecedents:
                self._leaning[antecedent].append(place)
        self.alone = [policy.alone(one) for one in candidates]
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

    def moves(self, *, together: bool = True) -> Iterator[tuple[float, tuple[int, ...]]]:
        """What could be taken next, and what each sentence of it adds: one, or one with the other that it needs."""
        left = [place for place in range(len(self.candidates)) if place not in self.chosen]
        for place in left:
            yield self.marginal(place), (place,)
        if not together:
            return
        for place in nlargest(RIVALS, left, key=self.alone.__getitem__):
            for antecedent, likely in self.candidates[place].antecedents.items():
                if antecedent not in self.chosen:
                    met = self.policy.need * self.unmet[place] * likely
                    told = self.policy.repetition * (antecedent in self.repeats(place))
                    worth = self.marginal(place) + self.marginal(antecedent) + met - told
                    yield worth / 2, (antecedent, place)


def select(
    candidates: Sequence[Candidate], policy: Policy, repeats: Repeats, budget: Budget, *, fills: bool = False
) -> Selection:
    """Take the sentences that add the most, one by one, each with what it needs where that pays, then exchange them.

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
    return _exchanged(selection, nothing, budget) if len(selection.chosen) <= EXCHANGED else selection


def _fits(selection: Selection, places: Sequence[int], budget: Budget) -> bool:
    words = sum(selection.candidates[place].words for place in places)
    return budget.holds(len(selection.chosen) + len(places), selection.words + words)


def _exchanged(selection: Selection, nothing: Selection, budget: Budget) -> Selection:
    """Put others in the place of one or two that are taken, the best exchange first, while that is worth more."""
    for _ in range(len(selection.chosen)):
        better = None
        least = selection.worth + _ROUNDING
        for size in range(1, min(PAIR, len(selection.chosen)) + 1):
            for kept in combinations(sorted(selection.chosen), len(selection.chosen) - size):
                rest = nothing.beside(kept)
                for worth, places in rest.moves(together=size > 1):
                    total = rest.worth + size * worth
                    if len(places) == size and total > least and _fits(rest, places, budget):
                        least, better = total, (*kept, *places)
        if better is None:
            break
        selection = nothing.beside(sorted(better))
    return selection
