"""A page as the block model reads it: its boxes, and the blocks of text in them."""

from __future__ import annotations

from dataclasses import dataclass, field

import lxml.html

SHORT_WORDS = 30
"""A text of at most so many words may be a label, a prompt or a headline: all its words are looked at."""


@dataclass(slots=True)
class Box:
    """A block-level element. The blocks of its subtree are `blocks[first:last]`.

    `labels` are the letters of the short links in its subtree that are no blocks; while it is open, of those before it.
    """

    tag: str
    attributes: list[tuple[str, str]]
    parent: int
    depth: int
    first: int
    labels: int
    last: int = 0


@dataclass(slots=True)
class Block:
    """A run of text, cut at block-level elements and at line breaks.

    Attributes:
        text: single-spaced.
        words: those of a short text, of a longer one those that it opens with; lower case.
        box: index of the innermost block-level element around it.
        lead: the inline element that the run begins with.
        links: how many links it has.
        linked, bold: shares (0 to 1) of its characters in links, in bold type.
        lead_in: the share that stands before its first link; 1 where it has none.
        prompted: whether that ends as a label does: "Read also: …".
        after_break: only a single line break parts it from the block before.
        images: how many images stand between it and the block before.
        labels: how many letters of short links that are no blocks stand there.
    """

    text: str
    words: list[str]
    box: int
    lead: lxml.html.HtmlElement | None
    links: int
    linked: float
    bold: float
    lead_in: float
    prompted: bool
    after_break: bool
    images: int
    labels: int


@dataclass(slots=True)
class CutPage:
    """The boxes of a page that hold blocks, in document order, parents before children; its blocks in reading order."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def is_short(text: str) -> bool:
    """Tell whether a block's text is short enough to be a label."""
    return text.count(" ") < SHORT_WORDS
