"""What a block's text looks like: counts that mean the same in every language and script."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.cut_page import SHORT_WORDS, CutPage

# fmt: off
COUNTS = (
    "chars", "words", "sentences", "commas", "digits", "upper", "terminal", "colon", "opening", "lower", "alnum",
    "pipe", "copyright", "ellipsis", "word_length", "linked", "links", "bold", "images", "labels", "after_break",
    "in_title", "of_title", "in_byline", "of_byline", "in_description", "of_description", "lead_in", "prompted",
    "times", "nth",
)
# fmt: on
"""The rows of `count_text`."""

MEASURES = (*COUNTS, "sentence_rate", "comma_rate", "next_images", "next_labels")
"""The rows of `text_measures`."""

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
_PLANE = 0x10000
_CLASSES = {
    "wide": r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]",
    "end": r"[.!?…।؟։]",
    "closing": r"[\s\"'”’»)\]]",
    "wide_end": r"[。！？]",
    "comma": r"[,，、،;；]",
    "digit": r"\d",
    "space": r" ",
    "pipe": r"\|",
    "sign": r"[©@]",
    "terminal": r"[.!?…。！？।؟\"”’»」』)）:：]",
    "colon": r"[:：]",
    "opening": r"[\"“„«»「『‘']",
    "alnum": r"[^\W_]",
}
_BIT = {name: 1 << i for i, name in enumerate((*_CLASSES, "upper", "lower"))}
_COUNTED = sum(_BIT[name] for name in ("wide", "end", "wide_end", "comma", "digit", "space", "pipe", "sign", "upper"))

Row = NDArray[np.float64]


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


@cache
def _character_classes() -> NDArray[np.uint16]:
    """The bits of each character of the basic plane; the last one, which is none, stands for all beyond."""
    plane = "".join(map(chr, range(_PLANE)))
    bits = np.zeros(_PLANE, np.uint16)
    for name, expression in _CLASSES.items():
        bits[[found.start() for found in re.finditer(expression, plane)]] |= _BIT[name]
    for name, test in (("upper", str.isupper), ("lower", str.islower)):
        bits[[code for code, character in enumerate(plane) if test(character)]] |= _BIT[name]
    return bits


class _Marks:
    """The characters of all blocks that count for something, and the block that each stands in."""

    def __init__(self, texts: list[str]) -> None:
        self.lengths = np.array([len(text) for text in texts])
        self.starts = np.cumsum(self.lengths + 1) - self.lengths
        self.ends = self.starts + self.lengths - 1
        joined = "\n" + "\n".join(texts) + "\n"
        self.codes = np.frombuffer(joined.encode(_UTF32), np.uint32)
        self.bits = _character_classes().take(self.codes, mode="clip")
        self.places = np.flatnonzero(self.bits & _COUNTED)
        self.owners = np.searchsorted(self.starts, self.places, side="right") - 1
        self.found = self.bits[self.places]
        self.offsets = self.places - self.starts[self.owners]

    def count(self, name: str, within: int | None = None) -> Row:
        """How many characters of a class each block has, among its first ones if so asked."""
        chosen = self.found & _BIT[name] > 0
        if within is not None:
            chosen &= self.offsets < within
        return np.bincount(self.owners[chosen], minlength=len(self.starts)).astype(float)

    def sentences(self) -> Row:
        """How many sentences seem to end in each block."""
        closed = self.bits[self.places + 1] & _BIT["closing"] > 0
        ends = (self.found & _BIT["end"] > 0) & closed
        return np.bincount(self.owners[ends], minlength=len(self.starts)) + self.count("wide_end")

    def first_is(self, name: str) -> NDArray[np.bool_]:
        """Whether each block's first character is of a class."""
        first: NDArray[np.bool_] = self.bits[self.starts] & _BIT[name] > 0
        return first

    def last_is(self, name: str) -> NDArray[np.bool_]:
        """Whether each block's last character is of a class."""
        last: NDArray[np.bool_] = self.bits[self.ends] & _BIT[name] > 0
        return last

    def end_in_dots(self) -> NDArray[np.bool_]:
        """Whether each block breaks off."""
        dots = self.codes == ord(".")
        three = dots[self.ends] & dots[self.ends - 1] & dots[np.maximum(self.ends - 2, 0)]
        broken: NDArray[np.bool_] = three | (self.codes[self.ends] == ord("…"))
        return broken


_UTF32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


def count_text(page: CutPage, stated: Stated) -> NDArray[np.float64]:
    """Count what each block's text is made of: `COUNTS` as rows, a column for each block."""
    blocks = page.blocks
    texts = [block.text for block in blocks]
    marks = _Marks(texts)
    wide = marks.count("wide")
    words = marks.count("space") + 1 + WIDE_WORDS * wide
    looked_at = np.flatnonzero((wide == 0) | (words < _DENSE_WORDS)).tolist()
    own = {i: blocks[i].text if wide[i] else blocks[i].words for i in looked_at}
    short = {i: own[i] for i in looked_at if wide[i] or words[i] <= SHORT_WORDS}
    times, nth = _occurrences(texts)
    return np.array(
        [
            marks.lengths + WIDE_CHARS * wide,
            words,
            marks.sentences(),
            marks.count("comma"),
            marks.count("digit", _SAMPLE) / np.minimum(marks.lengths, _SAMPLE),
            marks.count("upper", _HEAD) / np.minimum(marks.lengths, _HEAD),
            marks.last_is("terminal"),
            marks.last_is("colon"),
            marks.first_is("opening"),
            marks.first_is("lower"),
            marks.first_is("alnum"),
            marks.count("pipe") > 0,
            marks.count("sign") > 0,
            marks.end_in_dots(),
            np.where(wide > 0, 5.0, (marks.lengths + 1) / words - 1),
            [block.linked for block in blocks],
            [block.links for block in blocks],
            [block.bold for block in blocks],
            [min(block.images, _MANY) for block in blocks],
            [block.labels for block in blocks],
            [block.after_break for block in blocks],
            *_likeness(short, wide, stated.title),
            *_likeness(own, wide, stated.byline),
            *_likeness(own, wide, stated.description),
            [block.lead_in for block in blocks],
            [block.prompted for block in blocks],
            times,
            nth,
        ],
        dtype=np.float64,
    )


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
