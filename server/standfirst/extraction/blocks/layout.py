"""Where the blocks of a page stand: the boxes around them, their look, the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.cut_page import CutPage

Indices = NDArray[np.intp]

# fmt: off
AROUND = (
    "article", "main", "aside", "nav", "header", "figure", "form", "table", "ul", "blockquote", "section", "dl",
    "address",
)
# fmt: on
LEVELS = 5
"""How many of the boxes around a block are looked at."""

_FLAGS = {tag: 1 << i for i, tag in enumerate(AROUND)}
_FLAGS["ol"] = _FLAGS["ul"]
_HIDDEN_FLAG = 1 << len(AROUND)
_HIDING = frozenset({"hidden", "aria-hidden", "style"})
_HIDDEN = re.compile(r"(?:display:\s?none|visibility:\s?hidden)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the blocks stand: what both passes of the model sum over.

    Attributes:
        chars: letters of each block, scripts without spaces made comparable.
        words: words of each block.
        around: LEVELS + 1 rows of box indices: the block's own box, its parent and so on; the root repeats.
        first, last: of each box, the range of blocks in its subtree.
        kinds: of each block, a number for the look of its box (its tag and class and its parent's).
        headline: index of the block that is the headline, or -1.
        barred: of each block, whether it stands where no article does (`block_bars`).
    """

    chars: NDArray[np.float64]
    words: NDArray[np.float64]
    around: Indices
    first: Indices
    last: Indices
    kinds: Indices
    headline: int
    barred: NDArray[np.bool_]


_HEADING_RANKS = {"h1": 1.0, **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), 0.5)}


def find_headline(tags: list[str], in_title: NDArray[np.float64], of_title: NDArray[np.float64]) -> int:
    """The block most like the title, or -1; a heading wins over a line."""
    ranks = np.array([_HEADING_RANKS.get(tag, 0.0) for tag in tags])
    likeness = 2 * np.minimum(in_title, of_title) + ranks
    best = int(likeness.argmax())
    return best if likeness[best] >= 1.0 else -1


def box_rows(page: CutPage) -> tuple[list[int], list[int]]:
    """Of each box, the flags of the elements around it, and a number for its look."""
    flags: list[int] = []
    looks: list[str] = []
    kinds: list[int] = []
    known: dict[tuple[str, str], int] = {}
    for box in page.boxes:
        inherited, parent_look = (flags[box.parent], looks[box.parent]) if box.parent >= 0 else (0, "")
        mine = inherited | _FLAGS.get(box.tag, 0)
        look = box.tag
        for key, value in box.attributes:
            if key == "class":
                look = f"{look}.{value}"
            elif key in _HIDING and (key == "hidden" or value == "true" or _HIDDEN.search(value)):
                mine |= _HIDDEN_FLAG
        flags.append(mine)
        looks.append(look)
        kinds.append(known.setdefault((look, parent_look), len(known)))
    return flags, kinds


def chain_of(page: CutPage, block: int) -> list[int]:
    """The boxes around a block, the innermost first."""
    boxes = []
    box = page.blocks[block].box
    while box >= 0:
        boxes.append(box)
        box = page.boxes[box].parent
    return boxes


def boxes_around(page: CutPage, own: Indices) -> Indices:
    """Of each block, `LEVELS + 1` boxes outwards, as `Layout` has them."""
    parent = np.array([max(box.parent, 0) for box in page.boxes])
    around = np.empty((LEVELS + 1, len(own)), dtype=np.intp)
    around[0] = own
    for level in range(LEVELS):
        around[level + 1] = parent[around[level]]
    return around
