"""Teasers: a linked headline and a line or two below it, which belong to another page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.cut_page import CutPage
from standfirst.extraction.blocks.elements import HEADINGS

_LINKED = 0.9
_MAX_WORDS = 60
"""What stands below a linked headline and is longer is a text of its own: a review in a list of reviews."""


def teaser_blocks(page: CutPage, words: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which blocks are linked headlines, or what stands below one up to the next headline.

    Args:
        page: the page.
        words: how many words each block has.
    """
    teasers = np.array([block.linked >= _LINKED for block in page.blocks])
    is_heading = [page.boxes[block.box].tag in HEADINGS for block in page.blocks]
    for start in np.flatnonzero(teasers).tolist():
        unit = page.boxes[page.blocks[start].box].parent if is_heading[start] else page.blocks[start].box
        end = start + 1
        last = page.boxes[unit].last if unit >= 0 else end
        while end < last and not teasers[end] and not is_heading[end]:
            end += 1
        if words[start + 1 : end].sum() <= _MAX_WORDS:
            teasers[start + 1 : end] = True
    return teasers
