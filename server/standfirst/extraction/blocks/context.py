"""The second look at a page: what the first pass thinks of a block's neighbours, containers and likes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.features import Numbers, neighbours, sums, windows
from standfirst.extraction.blocks.layout import LEVELS, Layout

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
    """Measure each block by the probabilities that the first pass gave the page's blocks: `NAMES` as rows."""
    count = len(first_pass)
    index = np.arange(count)
    chars = layout.chars
    clipped = np.clip(first_pass, CERTAIN, 1 - CERTAIN)
    logits = np.log(clipped / (1 - clipped)).astype(np.float32)[None]
    mass = first_pass * chars
    total = mass.sum() + 1e-6
    mass_sums, char_sums = sums(mass), sums(chars)
    chosen = first_pass > LIKELY
    of_page = np.array([np.log1p(total), total / max(1.0, char_sums[-1]), np.log1p(chosen.sum())])
    groups = (
        logits,
        neighbours(logits, _NEAR, fill=float(np.log(CERTAIN))),
        _container_rows(layout, mass, mass_sums, char_sums, total),
        [*_kind_rows(layout, mass, total), mass_sums[:-1] / total, (mass_sums[-1] - mass_sums[1:]) / total],
        _window_rows(mass_sums, char_sums),
        _gap_rows(index, chosen, char_sums),
        np.repeat(of_page[:, None], count, axis=1),
        [_of_largest(layout.around[level], mass, len(layout.first)) for level in (0, 1)],
    )
    return np.concatenate(groups, dtype=np.float32, casting="unsafe")


def _container_rows(
    layout: Layout,
    mass: NDArray[np.float64],
    mass_sums: NDArray[np.float64],
    char_sums: NDArray[np.float64],
    total: float,
) -> NDArray[np.float64]:
    count = len(mass)
    chars = layout.chars
    little = 0.02 * chars.mean()
    first, last = layout.first[layout.around], layout.last[layout.around]
    inside = mass_sums[last] - mass_sums[first]
    rows = np.empty((len(first), 3, count))
    rows[:, 0] = (inside - mass + 0.3 * little) / (char_sums[last] - char_sums[first] - chars + little)
    rows[:, 1] = inside / total
    rows[:, 2] = (mass_sums[:-1] - mass_sums[first]) / (inside + 1e-6)
    return rows.reshape(-1, count)


def _kind_rows(layout: Layout, mass: NDArray[np.float64], total: float) -> list[NDArray[np.float64]]:
    kinds = layout.kinds
    mass_of = np.bincount(kinds, mass)[kinds]
    chars_of = np.bincount(kinds, layout.chars)[kinds]
    return [(mass_of - mass + 0.3) / (chars_of - layout.chars + 1), mass_of / total]


def _window_rows(mass_sums: NDArray[np.float64], char_sums: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    return [mass / (chars + 1) for mass, chars in windows(np.stack([mass_sums, char_sums]), _WINDOWS)]


def _gap_rows(
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
