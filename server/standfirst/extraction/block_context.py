"""The second look at a page: what the first pass thinks of a block's neighbours, containers and likes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.block_features import LEVELS, Layout, Numbers, neighbours, sums

CERTAIN = 1e-4
"""Probabilities are held this far from 0 and 1 before they become log odds."""

LIKELY = 0.5
"""Blocks over it count as chosen by the first pass."""

_NEAR = (-4, -3, -2, -1, 1, 2, 3, 4)
_WINDOWS = (5, 15)
_FAR_CHARS = 1e5
_FAR_BLOCKS = 150

NAMES = (
    "odds",
    *(f"odds{offset:+}" for offset in _NEAR),
    *(f"{name}{level}" for level in range(LEVELS + 1) for name in ("others", "share", "before")),
    *("alike", "alike_share", "before", "after"),
    *(f"{name}{window}" for window in _WINDOWS for name in ("window-", "window+")),
    *("blocks_since", "blocks_until", "chars_since", "chars_until"),
    *("mass", "mass_share", "chosen", "top_own", "top_parent"),
)


def measure_context(layout: Layout, first_pass: NDArray[np.float64]) -> Numbers:
    """Measure each block by the probabilities that the first pass gave the page's blocks: a row of `NAMES` each."""
    count = len(first_pass)
    index = np.arange(count)
    chars = layout.chars
    clipped = np.clip(first_pass, CERTAIN, 1 - CERTAIN)
    odds = np.log(clipped / (1 - clipped))
    mass = first_pass * chars
    total = mass.sum() + 1e-6
    mass_sums, char_sums = sums(mass), sums(chars)
    ones = np.ones(count)
    columns = [
        *_container_columns(layout, mass, mass_sums, char_sums, total),
        *_kind_columns(layout, mass, total),
        mass_sums[:-1] / total,
        (mass_sums[-1] - mass_sums[1:]) / total,
        *_window_columns(index, mass_sums, char_sums),
        *_gap_columns(index, first_pass > LIKELY, char_sums),
        ones * np.log1p(total),
        ones * (total / max(1.0, char_sums[-1])),
        ones * np.log1p((first_pass > LIKELY).sum()),
        *(_of_largest(layout.around[level], mass, len(layout.first)) for level in (0, 1)),
    ]
    own = odds.astype(np.float32)[:, None]
    far = float(np.log(CERTAIN))
    return np.hstack([own, neighbours(own, _NEAR, fill=far), np.stack(columns, axis=1)]).astype(np.float32)


def _container_columns(
    layout: Layout,
    mass: NDArray[np.float64],
    mass_sums: NDArray[np.float64],
    char_sums: NDArray[np.float64],
    total: float,
) -> list[NDArray[np.float64]]:
    index = np.arange(len(mass))
    chars = layout.chars
    little = 0.02 * chars.mean()
    columns = []
    for around in layout.around:
        first, last = layout.first[around], layout.last[around]
        inside = mass_sums[last] - mass_sums[first]
        columns += [
            (inside - mass + 0.3 * little) / (char_sums[last] - char_sums[first] - chars + little),
            inside / total,
            (mass_sums[index] - mass_sums[first]) / (inside + 1e-6),
        ]
    return columns


def _kind_columns(layout: Layout, mass: NDArray[np.float64], total: float) -> list[NDArray[np.float64]]:
    kinds = layout.kinds
    mass_of = np.bincount(kinds, mass)[kinds]
    chars_of = np.bincount(kinds, layout.chars)[kinds]
    return [(mass_of - mass + 0.3) / (chars_of - layout.chars + 1), mass_of / total]


def _window_columns(
    index: NDArray[np.intp], mass_sums: NDArray[np.float64], char_sums: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    count = len(index)
    columns = []
    for window in _WINDOWS:
        for low, high in ((index - window, index), (index + 1, index + 1 + window)):
            start, end = np.clip(low, 0, count), np.clip(high, 0, count)
            columns.append((mass_sums[end] - mass_sums[start]) / (char_sums[end] - char_sums[start] + 1))
    return columns


def _gap_columns(
    index: NDArray[np.intp], chosen: NDArray[np.bool_], char_sums: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """How far it is to the next block chosen, back and ahead, in blocks and in letters."""
    count = len(index)
    before = np.maximum.accumulate(np.concatenate(([-1], np.where(chosen, index, -1)[:-1])))
    ahead = np.where(chosen, index, count)[::-1]
    after = np.append(np.minimum.accumulate(ahead)[::-1][1:], count)
    has_before, has_after = before >= 0, after < count
    since = char_sums[index] - char_sums[np.maximum(before, -1) + 1]
    until = char_sums[np.minimum(after, count - 1)] - char_sums[np.minimum(index + 1, count)]
    return [
        np.log1p(np.where(has_before, index - before, _FAR_BLOCKS)),
        np.log1p(np.where(has_after, after - index, _FAR_BLOCKS)),
        np.log1p(np.where(has_before, np.maximum(since, 0), _FAR_CHARS)),
        np.log1p(np.where(has_after, np.maximum(until, 0), _FAR_CHARS)),
    ]


def _of_largest(boxes: NDArray[np.intp], mass: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    mass_of = np.bincount(boxes, mass, minlength=count)
    shares: NDArray[np.float64] = mass_of[boxes] / (mass_of.max() + 1e-6)
    return shares
