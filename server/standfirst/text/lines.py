"""Line breaks inside a paragraph: the end of a line that stands alone, or only where hard-wrapped prose turned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

MIN_WRAP = 45
"""Characters: nobody wraps prose narrower, such short lines are titles, list items or verse."""

MAX_WRAP = 130
"""Characters: nobody wraps prose wider, such long lines are paragraphs."""

_MARK = re.compile(r"[.!?…;:]")
_CLOSED = re.compile(r"[^\W\d_]{3}\.[^\S\n]*+\Z")


def standing_lines(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a paragraph that no sentence crosses: one, or one for each line that stands alone."""
    turn = text.find("\n", low, high)
    if turn < 0:
        yield low, high
        return
    turns = [turn]
    while (turn := text.find("\n", turn + 1, high)) >= 0:
        turns.append(turn)
    edges = [low, *(turn + 1 for turn in turns), high + 1]
    width = max(len(text[a : b - 1].strip()) for a, b in pairwise(edges))
    wrapped = MIN_WRAP <= width <= MAX_WRAP and _is_wrapped(text, edges, width)
    bare = width < MIN_WRAP and not _MARK.search(text, low, high)
    begin = low
    for turn, after in zip(turns, edges[2:], strict=True):
        following = text[turn + 1 : min(after, turn + 80)].lstrip(" \t\r\"'“‘«„(")
        lower = following[:1].islower() and not _CLOSED.search(text, max(begin, turn - 12), turn)
        if following and not wrapped and (bare or not lower):
            yield begin, turn
            begin = turn + 1
    yield begin, high


def _is_wrapped(text: str, edges: list[int], width: int) -> bool:
    """Whether nearly every line is so full that the next line's first word would not have fitted."""
    full = 0
    lines = [text[a : b - 1].strip() for a, b in pairwise(edges)]
    for line, following in pairwise(lines):
        first = following[: width + 1].split(None, 1)
        full += bool(first) and len(line) + 1 + len(first[0]) > width
    return full >= 0.8 * (len(lines) - 1)
