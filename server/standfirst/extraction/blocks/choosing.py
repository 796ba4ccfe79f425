"""Which blocks are text, given how likely each is to be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.cut_page import CutPage
from standfirst.extraction.blocks.layout import Layout
from standfirst.extraction.blocks.text import LONG_CHARS

THRESHOLD = 0.5
"""A block more likely than this is text; F1 on held-out sites is flat from here to .6."""

MOSTLY_LINKS, LINKS_COST = 0.5, 1.0
"""A block with more of it linked must have log odds higher by so much: a link to elsewhere is worse than a gap."""

NEARLY, CERTAIN = 0.45, 0.9
"""A block at least nearly likely between two certain ones is text too."""

ALIKE = 0.1
"""Prose at least so likely is text where it looks like the other text and stands among it or right below: of 92 such
blocks between others, on sites that the model had not seen, 91 were."""

POSSIBLE = 0.02
"""Prose at least so likely is taken where the likely blocks have fewer words than `FEW_WORDS`."""


def with_lists_as_one(page: CutPage, logits: NDArray[np.float64], layout: Layout) -> NDArray[np.float64]:
    """Give the items of a list the mean of their log odds: a reader wants all of it or nothing."""
    items = np.array([page.boxes[block.box].tag == "li" for block in page.blocks])
    if not items.any():
        return logits
    lists = layout.around[1][items]
    weights = np.log1p(layout.words[items])
    means = np.bincount(lists, weights * logits[items]) / np.maximum(np.bincount(lists, weights), 1e-9)
    smoothed = logits.copy()
    smoothed[items] = means[lists]
    return smoothed


def likely_text(
    likely: NDArray[np.float64], linked: NDArray[np.float64], layout: Layout, body: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The blocks that are likely text, those nearly so between two that certainly are, and prose like the others.

    Args:
        likely: how likely each block is text.
        linked: the share of each that is linked.
        layout: where they stand.
        body: which of them may be text at all.
    """
    certain = np.concatenate(([False], likely >= CERTAIN, [False]))
    between = certain[:-2] & certain[2:] & (likely >= NEARLY)
    chosen: NDArray[np.bool_] = (likely >= THRESHOLD) | between
    return (chosen | _alike(chosen & body, likely, linked, layout)) & body


def _alike(
    chosen: NDArray[np.bool_], likely: NDArray[np.float64], linked: NDArray[np.float64], layout: Layout
) -> NDArray[np.bool_]:
    """Prose in boxes that look like those of most of the text, between its first and last block or right below."""
    alike = np.zeros(len(likely), bool)
    if not chosen.any():
        return alike
    look = np.bincount(layout.kinds[chosen], layout.words[chosen]).argmax()
    first, *_, last = np.flatnonzero(chosen).tolist() * 2
    prose = (likely >= ALIKE) & (layout.chars >= LONG_CHARS) & (linked < MOSTLY_LINKS) & (layout.kinds == look)
    alike[first:last] = prose[first:last]
    below = last + 1
    if below < len(likely) and layout.kinds[last] == look and layout.around[1, below] == layout.around[1, last]:
        alike[below] = prose[below]
    return alike


def possible_prose(likely: NDArray[np.float64], linked: NDArray[np.float64], layout: Layout) -> NDArray[np.bool_]:
    """The blocks of prose that may be text, for pages whose text is not like an article's."""
    prose: NDArray[np.bool_] = (likely >= POSSIBLE) & (layout.chars >= LONG_CHARS) & (linked < MOSTLY_LINKS)
    return prose
