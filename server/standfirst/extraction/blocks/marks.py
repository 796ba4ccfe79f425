"""The characters of a page's blocks that count for something: marks, digits, capitals, letters of dense scripts."""

from __future__ import annotations

import re
import sys
from functools import cache

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float64]

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
_UTF32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


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


class Marks:
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
