"""Average linkage, against a search of all pairs at each step."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from standfirst.stories.clustering import cluster


def by_hand(similarity: NDArray[np.float32], threshold: float) -> set[frozenset[int]]:
    """Join the two groups of the greatest mean similarity until it is below the threshold."""
    groups = [frozenset({place}) for place in range(len(similarity))]

    def mean(pair: tuple[frozenset[int], frozenset[int]]) -> float:
        return float(np.mean([similarity[i, j] for i in pair[0] for j in pair[1]]))

    while len(groups) > 1:
        best = max(combinations(groups, 2), key=mean)
        if mean(best) < threshold:
            break
        groups = [group for group in groups if group not in best] + [best[0] | best[1]]
    return set(groups)


@given(st.integers(1, 9), st.randoms(use_true_random=False))
def test_groups_are_those_of_average_linkage(count: int, random: object) -> None:
    values = np.array([[random.random() for _ in range(count)] for _ in range(count)], np.float32)  # type: ignore[attr-defined]  # a Random
    similarity = ((values + values.T) / 2).astype(np.float32)
    found = cluster(similarity, 0.5)
    assert {frozenset(group) for group in found} == by_hand(similarity, 0.5)
    assert sorted(place for group in found for place in group) == list(range(count))


def test_a_link_between_two_stories_does_not_join_them() -> None:
    """One article that speaks of both is nearer to one of them."""
    similarity = np.array([[1, 0.6, 0.3, 0.0], [0.6, 1, 0.0, 0.0], [0.3, 0.0, 1, 0.6], [0.0, 0.0, 0.6, 1]], np.float32)
    assert cluster(similarity, 0.24) == [[0, 1], [2, 3]]
