"""What a block's place, shape and company say about it, as numbers: nothing that one language or one site knows."""

from __future__ import annotations

from math import log1p

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.bars import barred_blocks
from standfirst.extraction.blocks.cut_page import CutPage
from standfirst.extraction.blocks.layout import (
    AROUND,
    LEVELS,
    Indices,
    Layout,
    box_rows,
    boxes_around,
    chain_of,
    find_headline,
)
from standfirst.extraction.blocks.text import COUNTS, LONG_CHARS, MEASURES, Stated, count_text, text_measures

Numbers = NDArray[np.float32]

# fmt: off
TAGS = (
    "p", "li", "td", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "blockquote", "section", "article", "th",
    "pre", "ul",
)
# fmt: on
PROSE_LINKED = 0.5
"""Prose is a block of more than `LONG_CHARS`, less than this share of them linked."""

_TAG_NUMBERS = {tag: i for i, tag in enumerate(TAGS)}


def sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Run up from 0, so that the difference of two places is the sum of what lies between."""
    return np.concatenate(([0.0], np.cumsum(values)))


def windows(running: NDArray[np.float64], sizes: tuple[int, ...]) -> list[NDArray[np.float64]]:
    """Sums over so many blocks before and after each one, given sums that run up over the page (last axis)."""
    reach = max(sizes)
    count = running.shape[-1] - 1
    padded = np.zeros((*running.shape[:-1], count + 1 + 2 * reach))
    padded[..., reach:-reach] = running
    padded[..., -reach:] = running[..., -1:]
    here = padded[..., reach : reach + count]
    beyond = padded[..., reach + 1 : reach + 1 + count]
    sums_around = []
    for size in sizes:
        sums_around.append(here - padded[..., reach - size : reach - size + count])
        sums_around.append(padded[..., reach + 1 + size : reach + 1 + size + count] - beyond)
    return sums_around


def neighbours(rows: Numbers, offsets: tuple[int, ...], fill: float = 0.0) -> Numbers:
    """The rows as the blocks at some offsets have them, one under the other."""
    reach = max(map(abs, offsets))
    height, count = rows.shape
    padded = np.full((height, count + 2 * reach), fill, dtype=np.float32)
    padded[:, reach : reach + count] = rows
    return np.concatenate([padded[:, reach + offset : reach + offset + count] for offset in offsets])


def measure(page: CutPage, stated: Stated) -> tuple[Numbers, Layout]:
    """Measure each block of a page that has any.

    Returns:
        `NAMES` as rows, a column for each block; and the layout that the second pass needs.
    """
    boxes = page.boxes
    count = len(page.blocks)
    index = np.arange(count)
    text = count_text(page, stated)
    row = dict(zip(COUNTS, text, strict=True))
    chars, linked = row["chars"], row["linked"]
    own = np.array([block.box for block in page.blocks])
    names = [boxes[box].tag for box in own]
    flags, box_kinds = box_rows(page)
    headline = find_headline(names, row["in_title"], row["of_title"])
    layout = Layout(
        chars=chars,
        words=row["words"],
        around=boxes_around(page, own),
        first=np.array([box.first for box in boxes]),
        last=np.array([box.last for box in boxes]),
        kinds=np.array(box_kinds)[own],
        headline=headline,
        barred=barred_blocks(page, headline, chars, thread=stated.thread),
    )
    tags = np.array([_TAG_NUMBERS.get(name, len(TAGS)) for name in names])
    prose = chars * ((chars > LONG_CHARS) & (linked < PROSE_LINKED))
    running = np.zeros((4, count + 1))
    np.cumsum([chars, chars * linked, prose, row["labels"]], axis=1, out=running[:, 1:])
    groups = (
        text_measures(text),
        tags == np.arange(len(TAGS) + 1)[:, None],
        np.array(flags)[own] >> np.arange(len(AROUND) + 1)[:, None] & 1,
        _position_group(page, layout, running[0]),
        _container_group(page, layout, running, index),
        _kind_group(layout, linked, prose),
        _neighbour_group(row, tags, layout),
        _window_group(running),
    )
    return np.concatenate(groups, dtype=np.float32, casting="unsafe"), layout


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


def _position_group(page: CutPage, layout: Layout, running: NDArray[np.float64]) -> NDArray[np.float64]:
    count = len(page.blocks)
    index = np.arange(count)
    headline = layout.headline
    start = max(headline, 0)
    chain = set(chain_of(page, headline)) if headline >= 0 else set()
    common: list[int] = []
    for i, box in enumerate(page.boxes):
        common.append(box.depth if i in chain else common[box.parent] if box.parent >= 0 else 0)
    own = layout.around[0]
    shared = np.array(common)[own]
    depth = np.array([box.depth for box in page.boxes])[own]
    headline_depth = page.boxes[page.blocks[headline].box].depth if headline >= 0 else 0
    blocks_from = index - start
    chars_from = running[:-1] - running[start]
    rows = np.empty((len(POSITION), count))
    for i, row in enumerate(
        (
            headline >= 0,
            index > headline,
            np.sign(blocks_from) * np.log1p(np.abs(blocks_from)),
            np.sign(chars_from) * np.log1p(np.abs(chars_from)),
            index / count,
            running[:-1] / max(1.0, running[-1]),
            index == headline,
            log1p(count),
            log1p(running[-1]),
            depth,
            depth - shared,
            headline_depth - shared,
            depth - headline_depth,
        )
    ):
        rows[i] = row
    return rows


CONTAINER = ("blocks", "chars", "linked", "prose", "share", "place", "headline")


def _container_group(
    page: CutPage, layout: Layout, running: NDArray[np.float64], index: Indices
) -> NDArray[np.float64]:
    around = layout.around[:LEVELS]
    first, last = layout.first[around], layout.last[around]
    chars, linked, prose, _ = running[:, last] - running[:, first]
    labels = np.array([box.labels for box in page.boxes])[around]
    blocks = last - first
    on_chain = np.zeros(len(page.boxes))
    if layout.headline >= 0:
        on_chain[chain_of(page, layout.headline)] = 1
    some = np.maximum(1, chars)
    measures = np.empty((LEVELS, len(CONTAINER), len(index)))
    measures[:, 0] = np.log1p(blocks)
    measures[:, 1] = np.log1p(chars)
    measures[:, 2] = (linked + labels) / np.maximum(1, chars + labels)
    measures[:, 3] = prose / some
    measures[:, 4] = prose / max(1.0, running[2, -1])
    measures[:, 5] = (index - first) / blocks
    measures[:, 6] = on_chain[around]
    return measures.reshape(-1, len(index))


KIND = ("alike", "alike_chars", "alike_linked", "alike_prose", "alike_share")


def _kind_group(layout: Layout, linked: NDArray[np.float64], prose: NDArray[np.float64]) -> NDArray[np.float64]:
    kinds, chars = layout.kinds, layout.chars
    counts = np.bincount(kinds)[kinds]
    chars_of = np.bincount(kinds, chars)[kinds]
    linked_of = np.bincount(kinds, chars * linked)[kinds]
    prose_of = np.bincount(kinds, prose)[kinds]
    some = np.maximum(1, chars_of)
    return np.array(
        [
            np.log1p(counts),
            np.log1p(chars_of / counts),
            linked_of / some,
            prose_of / some,
            prose_of / max(1.0, prose.sum()),
        ]
    )


_FAR = (-3, -2, -1, 1, 2, 3)
_NEAR = (-2, -1, 1, 2)


def _neighbour_group(row: dict[str, NDArray[np.float64]], tags: Indices, layout: Layout) -> Numbers:
    sizes = np.array([np.log1p(row["chars"]), row["linked"], np.log1p(row["sentences"])], np.float32)
    heading = (tags >= TAGS.index("h1")) & (tags <= TAGS.index("h6"))
    marks = np.array([row["terminal"], heading], np.float32)
    identity = np.array([tags, layout.around[1], layout.kinds], np.float32)
    same = neighbours(identity, _NEAR, fill=-1) == np.tile(identity, (len(_NEAR), 1))
    return np.concatenate([neighbours(sizes, _FAR), neighbours(marks, _NEAR), same])


_WINDOWS = (4, 10)


def _window_group(running: NDArray[np.float64]) -> NDArray[np.float64]:
    rows = []
    for chars, linked, prose, labels in windows(running, _WINDOWS):
        rows += [np.log1p(prose), (linked + labels) / np.maximum(1, chars + labels)]
    return np.array(rows)


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
"""The names of the measures, by group, in the order of the rows."""
