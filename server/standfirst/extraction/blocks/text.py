"""What a block's text looks like: counts that mean the same in every language and script."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from standfirst.extraction.blocks.cut_page import SHORT_WORDS, CutPage
from standfirst.extraction.blocks.marks import Marks, Row

LONG_CHARS = 80
"""A block of more letters than this may be prose."""

WIDE_CHARS = 2.5
WIDE_WORDS = 0.6
"""A character of a script that is dense stands for so many letters more, and for so many words."""

_DENSE_WORDS = 60
_MANY = 5
_HEAD = 40
_SAMPLE = 200
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states of its article.

    Attributes:
        title, byline, description: as its metadata give them.
        language: ISO 639-1 code.
        live: whether it is a live blog.
        thread: whether it is a thread of a forum, whose posts are its text.
    """

    title: str | None = None
    byline: str | None = None
    description: str | None = None
    language: str | None = None
    live: bool = False
    thread: bool = False


def _likeness(own: Mapping[int, Sequence[str]], wide: Row, stated: str | None) -> tuple[list[float], list[float]]:
    """The shares of each block's words that a stated text has, and of that text's that it has; else of its letters."""
    of_block, of_stated = [0.0] * len(wide), [0.0] * len(wide)
    words, letters = frozenset(_WORDS.findall((stated or "").lower())), frozenset(stated or "")
    for i, written in own.items() if words else ():
        theirs = letters if wide[i] else words
        if not theirs.isdisjoint(written):
            mine = set(written)
            common = len(mine & theirs)
            of_block[i], of_stated[i] = common / len(mine), common / len(theirs)
    return of_block, of_stated


def _occurrences(texts: list[str]) -> tuple[list[int], list[int]]:
    """How often the page says each text, and how often up to it."""
    seen: dict[str, int] = {}
    nth = []
    for text in texts:
        seen[text] = count = seen.get(text, 0) + 1
        nth.append(min(count, _MANY))
    return [min(seen[text], _MANY) for text in texts], nth


class _Counted:
    """What the rows are counted from, for all blocks of a page."""

    def __init__(self, page: CutPage, stated: Stated) -> None:
        self.blocks = page.blocks
        texts = [block.text for block in page.blocks]
        self.marks = Marks(texts)
        self.wide = self.marks.count("wide")
        self.words = self.marks.count("space") + 1 + WIDE_WORDS * self.wide
        looked_at = np.flatnonzero((self.wide == 0) | (self.words < _DENSE_WORDS)).tolist()
        own = {i: page.blocks[i].text if self.wide[i] else page.blocks[i].words for i in looked_at}
        short = {i: own[i] for i in looked_at if self.wide[i] or self.words[i] <= SHORT_WORDS}
        self.title = _likeness(short, self.wide, stated.title)
        self.byline = _likeness(own, self.wide, stated.byline)
        self.description = _likeness(own, self.wide, stated.description)
        self.times, self.nth = _occurrences(texts)

    def share(self, name: str, within: int) -> Row:
        """The share that characters of a class have in the first ones of each block."""
        shares: Row = self.marks.count(name, within) / np.minimum(self.marks.lengths, within)
        return shares


_ROWS: Mapping[str, Callable[[_Counted], ArrayLike]] = {
    "chars": lambda page: page.marks.lengths + WIDE_CHARS * page.wide,
    "words": lambda page: page.words,
    "sentences": lambda page: page.marks.sentences(),
    "commas": lambda page: page.marks.count("comma"),
    "digits": lambda page: page.share("digit", _SAMPLE),
    "upper": lambda page: page.share("upper", _HEAD),
    "terminal": lambda page: page.marks.last_is("terminal"),
    "colon": lambda page: page.marks.last_is("colon"),
    "opening": lambda page: page.marks.first_is("opening"),
    "lower": lambda page: page.marks.first_is("lower"),
    "alnum": lambda page: page.marks.first_is("alnum"),
    "pipe": lambda page: page.marks.count("pipe") > 0,
    "copyright": lambda page: page.marks.count("sign") > 0,
    "ellipsis": lambda page: page.marks.end_in_dots(),
    "word_length": lambda page: np.where(page.wide > 0, 5.0, (page.marks.lengths + 1) / page.words - 1),
    "linked": lambda page: [block.linked for block in page.blocks],
    "links": lambda page: [block.links for block in page.blocks],
    "bold": lambda page: [block.bold for block in page.blocks],
    "images": lambda page: [min(block.images, _MANY) for block in page.blocks],
    "labels": lambda page: [block.labels for block in page.blocks],
    "after_break": lambda page: [block.after_break for block in page.blocks],
    "in_title": lambda page: page.title[0],
    "of_title": lambda page: page.title[1],
    "in_byline": lambda page: page.byline[0],
    "of_byline": lambda page: page.byline[1],
    "in_description": lambda page: page.description[0],
    "of_description": lambda page: page.description[1],
    "lead_in": lambda page: [block.lead_in for block in page.blocks],
    "prompted": lambda page: [block.prompted for block in page.blocks],
    "times": lambda page: page.times,
    "nth": lambda page: page.nth,
}

COUNTS = tuple(_ROWS)
"""The rows of `count_text`."""

MEASURES = (*COUNTS, "sentence_rate", "comma_rate", "next_images", "next_labels")
"""The rows of `text_measures`."""


def count_text(page: CutPage, stated: Stated) -> NDArray[np.float64]:
    """Count what each block's text is made of: `COUNTS` as rows, a column for each block."""
    counted = _Counted(page, stated)
    return np.array([row(counted) for row in _ROWS.values()], dtype=np.float64)


_SCALED = [COUNTS.index(name) for name in ("chars", "words", "sentences", "commas", "links", "labels")]
_RATES = [COUNTS.index(name) for name in ("sentences", "commas")]
_FOLLOWING = [COUNTS.index(name) for name in ("images", "labels")]


def text_measures(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """The counts on a scale fit for a model, with rates per word and the images that follow: `MEASURES` as rows."""
    scaled = counts.copy()
    scaled[_SCALED] = np.log1p(counts[_SCALED])
    rates = counts[_RATES] / np.maximum(1, counts[COUNTS.index("words")])
    following = np.zeros((len(_FOLLOWING), counts.shape[1]))
    following[:, :-1] = scaled[_FOLLOWING, 1:]
    return np.vstack([scaled, rates, following])
