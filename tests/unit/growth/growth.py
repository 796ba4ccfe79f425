"""How the work of a part grows with its text, told by the processor's time over a wide range of sizes."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import NamedTuple

SIZES = (8_192, 32_768)
"""Characters."""

FASTEST = 1.3
"""The exponent that no part may exceed: sorting has 1.1, a look at all pairs 2."""

NOTHING = 0.06
"""Seconds for the larger text below which no growth is told: it could be anything, and costs nobody anything."""

TOO_LONG = 1.0
"""Seconds: what takes as long for a small text is at fault, however it grows."""

ROUNDS = 3
"""Of which the least counts: what else the machine does only ever adds to it."""


class Growth(NamedTuple):
    """How long the larger text took, and the exponent of growth; 0 where it took next to nothing."""

    seconds: float
    exponent: float

    @property
    def is_too_fast(self) -> bool:
        """Whether a text of some hundred kilobytes would keep a reader waiting."""
        return self.exponent > FASTEST or self.seconds > TOO_LONG

    def __str__(self) -> str:
        return f"{self.seconds:7.3f} s  exponent {self.exponent:.2f}"


def measure(part: Callable[[str, str | None], object], unit: str, language: str | None) -> Growth:
    """Measure how the work of a part grows with the repetitions of a unit."""
    part(f"{unit} {unit}", language)  # what is loaded or compiled once is no growth
    small, large = ((unit * (size // len(unit) + 1))[:size] for size in SIZES)
    seconds = _seconds(part, small, language)
    if seconds > TOO_LONG:
        return Growth(seconds, math.inf)
    long = _seconds(part, large, language)
    if long < NOTHING:
        return Growth(long, 0.0)
    for _ in range(ROUNDS):
        exponent = math.log(long / seconds) / math.log(SIZES[1] / SIZES[0])
        if exponent <= FASTEST:
            break
        # Only what seems to be at fault is looked at again.
        seconds = max(seconds, _seconds(part, small, language)) if seconds < NOTHING / 16 else seconds
        long = min(long, _seconds(part, large, language))
    return Growth(long, exponent)


def _seconds(part: Callable[[str, str | None], object], text: str, language: str | None) -> float:
    begin = time.process_time()
    part(text, language)
    return time.process_time() - begin
