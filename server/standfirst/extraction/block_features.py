"""What a block's place, shape and company say about it, as numbers: nothing that one language or one site knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.block_text import COUNTS, LONG_CHARS, MEASURES, count_text, text_measures
from standfirst.extraction.blocks import CutPage

Numbers = NDArray[np.float32]
Indices = NDArray[np.intp]

# fmt: off
TAGS = (
    "p", "li", "td", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "blockquote", "section", "article", "th",
    "pre", "ul",
)
AROUND = (
    "article", "main", "aside", "nav", "header", "figure", "form", "table", "ul", "blockquote", "section", "dl",
    "address",
)
# fmt: on
LEVELS = 5
"""How many of the boxes around a block are looked at."""

PROSE_LINKED = 0.5
"""Prose is a block of more than `LONG_CHARS`, less than this share of them linked."""

_SAME_FLAG = {"ol": "ul"}
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
    """

    chars: NDArray[np.float64]
    words: NDArray[np.float64]
    around: Indices
    first: Indices
    last: Indices
    kinds: Indices
    headline: int


def sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Run up from 0, so that the difference of two places is the sum of what lies between."""
    return np.concatenate(([0.0], np.cumsum(values)))


def neighbours(columns: Numbers, offsets: tuple[int, ...], fill: float = 0.0) -> Numbers:
    """The columns of the blocks at some offsets, side by side."""
    reach = max(map(abs, offsets))
    count = len(columns)
    padded = np.full((count + 2 * reach, columns.shape[1]), fill, dtype=np.float32)
    padded[reach : reach + count] = columns
    return np.hstack([padded[reach + offset : reach + offset + count] for offset in offsets])


_HEADING_RANKS = {"h1": 1.0, **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), 0.5)}


def _find_headline(page: CutPage, in_title: NDArray[np.float64], of_title: NDArray[np.float64]) -> int:
    likeness: NDArray[np.float64] = 2 * np.minimum(in_title, of_title) + [
        _HEADING_RANKS.get(page.boxes[b.box].tag, 0.0) for b in page.blocks
    ]
    best = int(likeness.argmax())
    return best if likeness[best] >= 1.0 else -1


def _box_rows(page: CutPage) -> tuple[list[int], list[int]]:
    """Of each box, the flags of the elements around it, and a number for its look."""
    flag_of = {tag: 1 << i for i, tag in enumerate(AROUND)}
    flag_of.update({tag: flag_of[same] for tag, same in _SAME_FLAG.items()})
    hidden_flag = 1 << len(AROUND)
    flags: list[int] = []
    looks: list[str] = []
    kinds: list[int] = []
    known: dict[tuple[str, str], int] = {}
    for box in page.boxes:
        inherited, parent_look = (flags[box.parent], looks[box.parent]) if box.parent >= 0 else (0, "")
        mine = inherited | flag_of.get(box.tag, 0)
        look = box.tag
        for key, value in box.attributes:
            if key == "class":
                look = f"{look}.{value}"
            elif key in _HIDING and (key == "hidden" or value == "true" or _HIDDEN.search(value)):
                mine |= hidden_flag
        flags.append(mine)
        looks.append(look)
        kinds.append(known.setdefault((look, parent_look), len(known)))
    return flags, kinds


def _chain(page: CutPage, block: int) -> list[int]:
    boxes = []
    box = page.blocks[block].box
    while box >= 0:
        boxes.append(box)
        box = page.boxes[box].parent
    return boxes


def measure(page: CutPage, title: str | None) -> tuple[Numbers, Layout]:
    """Measure each block of a page that has any.

    Returns:
        A row of `NAMES` for each block, and the layout that the second pass needs.
    """
    blocks, boxes = page.blocks, page.boxes
    count = len(blocks)
    index = np.arange(count)
    text = count_text(page, title)
    column = {name: text[:, i] for i, name in enumerate(COUNTS)}
    chars, linked = column["chars"], column["linked"]
    headline = _find_headline(page, column["in_title"], column["of_title"])
    flags, box_kinds = _box_rows(page)
    parent = np.array([max(box.parent, 0) for box in boxes])
    depths = np.array([box.depth for box in boxes])
    own = np.array([block.box for block in blocks])
    around = np.empty((LEVELS + 1, count), dtype=np.intp)
    around[0] = own
    for level in range(LEVELS):
        around[level + 1] = parent[around[level]]
    layout = Layout(
        chars=chars,
        words=column["words"],
        around=around,
        first=np.array([box.first for box in boxes]),
        last=np.array([box.last for box in boxes]),
        kinds=np.array(box_kinds)[own],
        headline=headline,
    )
    tag_number = {tag: i for i, tag in enumerate(TAGS)}
    tags = np.array([tag_number.get(boxes[block.box].tag, len(TAGS)) for block in blocks])
    prose = chars * ((chars > LONG_CHARS) & (linked < PROSE_LINKED))
    running = np.stack([sums(chars), sums(chars * linked), sums(prose), sums(column["labels"])])
    groups = (
        text_measures(text),
        np.eye(len(TAGS) + 1, dtype=np.float32)[tags],
        (np.array(flags)[own][:, None] >> np.arange(len(AROUND) + 1) & 1).astype(np.float32),
        _position_group(page, layout, depths, running[0]),
        _container_group(page, layout, running, index),
        _kind_group(layout, linked, prose),
        _neighbour_group(column, tags, layout),
        _window_group(running, index),
    )
    return np.hstack(groups).astype(np.float32), layout


POSITION = (
    "has_headline",
    "after_headline",
    "blocks_from",
    "chars_from",
    "place",
    "place_chars",
    "is_headline",
    "blocks",
    "total",
    "depth",
    "above_common",
    "headline_above_common",
    "depth_difference",
)


def _position_group(page: CutPage, layout: Layout, depths: Indices, running: NDArray[np.float64]) -> Numbers:
    count = len(page.blocks)
    index = np.arange(count)
    headline = layout.headline
    start = max(headline, 0)
    chain = set(_chain(page, headline)) if headline >= 0 else set()
    common: list[int] = []
    for i, box in enumerate(page.boxes):
        common.append(box.depth if i in chain else common[box.parent] if box.parent >= 0 else 0)
    own = layout.around[0]
    shared = np.array(common)[own]
    depth = depths[own]
    headline_depth = page.boxes[page.blocks[headline].box].depth if headline >= 0 else 0
    blocks_from = index - start
    chars_from = running[:-1] - running[start]
    ones = np.ones(count)
    return np.stack(
        [
            ones * (headline >= 0),
            index > headline,
            np.sign(blocks_from) * np.log1p(np.abs(blocks_from)),
            np.sign(chars_from) * np.log1p(np.abs(chars_from)),
            index / count,
            running[:-1] / max(1.0, running[-1]),
            index == headline,
            ones * log1p(count),
            ones * log1p(running[-1]),
            depth,
            depth - shared,
            headline_depth - shared,
            depth - headline_depth,
        ],
        axis=1,
    )


CONTAINER = ("blocks", "chars", "linked", "prose", "share", "place", "headline")


def _container_group(page: CutPage, layout: Layout, running: NDArray[np.float64], index: Indices) -> Numbers:
    around = layout.around[:LEVELS]
    first, last = layout.first[around], layout.last[around]
    chars, linked, prose, _ = running[:, last] - running[:, first]
    labels = np.array([box.labels for box in page.boxes])[around]
    blocks = last - first
    on_chain = np.zeros(len(page.boxes))
    if layout.headline >= 0:
        on_chain[_chain(page, layout.headline)] = 1
    some = np.maximum(1, chars)
    measures = np.stack(
        [
            np.log1p(blocks),
            np.log1p(chars),
            (linked + labels) / np.maximum(1, chars + labels),
            prose / some,
            prose / max(1.0, running[2, -1]),
            (index - first) / blocks,
            on_chain[around],
        ]
    )
    return measures.transpose(2, 1, 0).reshape(len(index), -1)


KIND = ("alike", "alike_chars", "alike_linked", "alike_prose", "alike_share")


def _kind_group(layout: Layout, linked: NDArray[np.float64], prose: NDArray[np.float64]) -> Numbers:
    kinds, chars = layout.kinds, layout.chars
    counts = np.bincount(kinds)[kinds]
    chars_of = np.bincount(kinds, chars)[kinds]
    linked_of = np.bincount(kinds, chars * linked)[kinds]
    prose_of = np.bincount(kinds, prose)[kinds]
    some = np.maximum(1, chars_of)
    return np.stack(
        [
            np.log1p(counts),
            np.log1p(chars_of / counts),
            linked_of / some,
            prose_of / some,
            prose_of / max(1.0, prose.sum()),
        ],
        axis=1,
    )


_FAR = (-3, -2, -1, 1, 2, 3)
_NEAR = (-2, -1, 1, 2)


def _neighbour_group(column: dict[str, NDArray[np.float64]], tags: Indices, layout: Layout) -> Numbers:
    sizes = np.stack([np.log1p(column["chars"]), column["linked"], np.log1p(column["sentences"])], axis=1)
    heading = (tags >= TAGS.index("h1")) & (tags <= TAGS.index("h6"))
    marks = np.stack([column["terminal"], heading], axis=1).astype(np.float32)
    identity = np.stack([tags, layout.around[1], layout.kinds], axis=1).astype(np.float32)
    same = neighbours(identity, _NEAR, fill=-1) == np.tile(identity, len(_NEAR))
    return np.hstack([neighbours(sizes.astype(np.float32), _FAR), neighbours(marks, _NEAR), same])


_WINDOWS = (4, 10)


def _window_group(running: NDArray[np.float64], index: Indices) -> Numbers:
    count = len(index)
    columns = []
    for window in _WINDOWS:
        for low, high in ((index - window, index), (index + 1, index + 1 + window)):
            chars, linked, prose, labels = running[:, np.clip(high, 0, count)] - running[:, np.clip(low, 0, count)]
            columns += [np.log1p(prose), (linked + labels) / np.maximum(1, chars + labels)]
    return np.stack(columns, axis=1)


GROUPS: dict[str, tuple[str, ...]] = {
    "text": MEASURES,
    "tag": (*TAGS, "other"),
    "around": (*AROUND, "hidden"),
    "position": POSITION,
    "container": tuple(f"{name}{level}" for level in range(LEVELS) for name in CONTAINER),
    "kind": KIND,
    "neighbour": tuple(f"{n}{o:+}" for o in _FAR for n in ("chars", "linked", "sentences"))
    + tuple(f"{n}{o:+}" for o in _NEAR for n in ("terminal", "heading"))
    + tuple(f"same_{n}{o:+}" for o in _NEAR for n in ("tag", "parent", "kind")),
    "window": tuple(f"{n}{s}{w}" for w in _WINDOWS for s in "-+" for n in ("prose", "linked")),
}
"""The names of the measures, by group, in the order of the columns."""
