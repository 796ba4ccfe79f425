"""Selection: the sentences that together are worth the most, taken one by one and exchanged while that is better.

What is told twice costs, as in J. Carbonell and J. Goldstein, “The use of MMR, diversity-based reranking for reordering
documents and producing summaries”, SIGIR 1998. A sentence that leans on another one may be taken together with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import combinations
from math import prod

from standfirst.summarizers.news.candidates import Candidate
from standfirst.summarizers.news.policy import Policy
from standfirst.summarizers.selection import Budget

MOST_SENTENCES = 300
"""Beyond so many, a text is no summary."""

EXCHANGED = 4
"""Sentences up to which others are tried in their place: of more, one tells next to nothing."""

RIVALS = 8
"""How many of those left are tried together with what they need, the best first."""

DIGITS = 9
_ROUNDING = 1e-9
"""What sums of the same numbers in another order may differ by."""

Overlaps = Callable[[int], Mapping[int, float]]


class Selection:
    """A set of sentences, by their places, and what each is worth beside the others.

    Args:
        candidates: the article's sentences.
        policy: what counts how much.
        overlaps: for a sentence the share of it that each other one tells as well, of those that share anything; above
            1 where they plainly repeat each other.
        chosen: what is taken already.

    Attributes:
        chosen: the places of what is taken.
        words: how many they have.
        marginals: what each sentence would add, or does add: its worth, less what is told already, and what others need
            of it.
    """

    def __init__(
        self, candidates: Sequence[Candidate], policy: Policy, overlaps: Overlaps, chosen: Iterable[int] = ()
    ) -> None:
        self.candidates, self.policy, self.overlaps = candidates, policy, overlaps
        self.chosen: set[int] = set()
        self.words = 0
        self._told: dict[int, float] = defaultdict(float)
        self._leaning: dict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(candidates):
            for antecedent in one.antecedents:
                self._leaning[antecedent].append(place)
        self.marginals = [self._marginal(place) for place in range(len(candidates))]
        for place in chosen:
            self.take(place)

    def take(self, place: int) -> None:
        """Add a sentence."""
        self.chosen.add(place)
        self.words += self.candidates[place].words
        overlaps = self.overlaps(place)
        for other, share in overlaps.items():
            self._told[other] += self._repetition(place, other, share)
        leaning = self._leaning[place]
        beside = (antecedent for other in (place, *leaning) for antecedent in self.candidates[other].antecedents)
        for other in {*overlaps, *leaning, *beside}:
            self.marginals[other] = self._marginal(other)

    def worth(self) -> float:
        """What all of them are worth together."""
        alone = sum(self.policy.alone(self.candidates[place]) for place in self.chosen)
        told = sum(self._told[place] for place in self.chosen) / 2  # each pair counts for both
        return alone - told - self.policy.need * sum(map(self.unmet, self.chosen))

    def moves(self, *, together: bool = True) -> Iterator[tuple[float, tuple[int, ...]]]:
        """What could be taken next, and what each sentence of it adds: one, or one with the other that it needs."""
        left = [place for place in range(len(self.candidates)) if place not in self.chosen]
        for place in left:
            yield self.marginals[place], (place,)
        if not together:
            return
        needs = [(self.marginals[place] + self.policy.need * self.unmet(place), -place) for place in left]
        for worth, negative in nlargest(RIVALS, needs):
            place = -negative
            for antecedent, likely in self.candidates[place].antecedents.items():
                if antecedent not in self.chosen:
                    unmet = self.policy.need * self.unmet(place) * (1 - likely)
                    told = self._repetition(place, antecedent, self.overlaps(place).get(antecedent, 0.0))
                    yield (worth - unmet + self.marginals[antecedent] - told) / 2, (antecedent, place)

    def unmet(self, place: int) -> float:
        """How likely it is that a sentence lacks one that it needs."""
        one = self.candidates[place]
        return one.need * prod(1 - likely for other, likely in one.antecedents.items() if other in self.chosen)

    def _marginal(self, place: int) -> float:
        leaning = (other for other in self._leaning[place] if other in self.chosen)
        met = sum(self.unmet(other) * self.candidates[other].antecedents[place] for other in leaning)
        worth = self.policy.alone(self.candidates[place]) - self._told[place]
        return worth + self.policy.need * (met - self.unmet(place))

    def _repetition(self, one: int, other: int, share: float) -> float:
        both = min(self.candidates[one].value, self.candidates[other].value)
        return self.policy.likeness * min(1.0, share) * both + self.policy.repetition * (share > 1)


def select(
    candidates: Sequence[Candidate], policy: Policy, overlaps: Overlaps, budget: Budget, *, fills: bool = False
) -> Selection:
    """Take the sentences that add the most, one by one, each with what it needs where that pays, then exchange them.

    Args:
        candidates: the article's sentences.
        policy: what counts how much.
        overlaps: as `Selection` takes it.
        budget: the ceiling.
        fills: whether to use it up, instead of stopping where a further sentence is not worth reading.
    """
    selection = Selection(candidates, policy, overlaps)
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
    return _exchanged(selection, budget) if len(selection.chosen) <= EXCHANGED else selection


def _fits(selection: Selection, places: Sequence[int], budget: Budget) -> bool:
    words = sum(selection.candidates[place].words for place in places)
    return budget.holds(len(selection.chosen) + len(places), selection.words + words)


def _exchanged(selection: Selection, budget: Budget) -> Selection:
    """Put others in the place of one or two that are taken, the best exchange first, while that is worth more."""
    for _ in range(len(selection.chosen)):
        best, better = _ROUNDING, None
        for size in (1, 2):
            for out in combinations(sorted(selection.chosen), size):
                rest = Selection(selection.candidates, selection.policy, selection.overlaps, selection.chosen - {*out})
                least = best + selection.worth() - rest.worth()
                for worth, places in rest.moves(together=size > 1):
                    if len(places) == size and size * worth > least and _fits(rest, places, budget):
                        least, better = size * worth, rest.chosen | {*places}
                best = max(best, least - selection.worth() + rest.worth())
        if better is None:
            break
        selection = Selection(selection.candidates, selection.policy, selection.overlaps, sorted(better))
    return selection
