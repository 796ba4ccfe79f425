"""Which articles tell one story: average linkage over their similarity.

R. Sokal and C. Michener, “A statistical method for evaluating systematic relationships”, University of Kansas Science
Bulletin 38 (1958). A single link joins stories that one article touches both of, a complete link tears those apart that
develop; the average does neither.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

THRESHOLD = 0.24
"""The mean similarity of two stories that are one. No script of the repository fits it yet."""


def cluster(similarity: NDArray[np.float32], threshold: float = THRESHOLD) -> list[list[int]]:
    """Put articles together.

    Args:
        similarity: of each two, an array of shape (articles, articles); 0 for those that may not go together.
        threshold: the mean similarity at which two groups are joined.

    Returns:
        Groups of places in ascending order.
    """
    return sorted(
        group
        for connected in _connected(similarity >= threshold)
        for group in _joined(similarity[np.ix_(connected, connected)], connected, threshold)
    )


def _connected(linked: NDArray[np.bool_]) -> list[list[int]]:
    """The articles that links lead between. Where no single pair is similar enough, the mean is not either."""
    left = np.ones(len(linked), bool)
    groups = []
    for start in range(len(linked)):
        if not left[start]:
            continue
        left[start] = False
        group, rest = [start], [start]
        while rest:
            found = np.flatnonzero(linked[rest.pop()] & left).tolist()
            left[found] = False
            group += found
            rest += found
        groups.append(sorted(group))
    return groups


def _joined(similarity: NDArray[np.float32], places: list[int], threshold: float) -> list[list[int]]:
    """Join the two most similar groups until none are similar enough."""
    groups = [[place] for place in places]
    sizes = np.ones(len(places), np.float32)
    means = similarity.copy()
    np.fill_diagonal(means, -1)
    while len(places) > 1:
        one, other = divmod(int(means.argmax()), len(places))
        if means[one, other] < threshold:
            break
        row = (sizes[one] * means[one] + sizes[other] * means[other]) / (sizes[one] + sizes[other])
        row[means[one] < 0] = -1
        row[means[other] < 0] = -1
        means[one, :] = means[:, one] = row
        means[other, :] = means[:, other] = -1
        sizes[one] += sizes[other]
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]
