"""Quotation marks on the wrong side of a boundary, as in `They left." They took my ring", she said`."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = '"'
_STOPS = frozenset(".!?…")
_CLOSES = re.compile(r'[^"]*[^"\s]\s?"(?=[\s,.;:)]|\Z)')


def moved(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give a mark to the sentence that it opens, where it stands behind a full stop as if it closed.

    Some sites have the space behind an opening mark instead of before it. Such a mark closes nothing, because none is
    open, and the next mark closes what it opens.

    Args:
        text: the text.
        spans: the start and the end of each sentence of one paragraph, in order.
    """
    found = list(spans)
    is_open = False
    for place, (start, end) in enumerate(found):
        marks = text.count(MARK, start, end)
        if marks % 2 and not is_open and place + 1 < len(found) and text[end - 1] == MARK and text[end - 2] in _STOPS:
            following, last = found[place + 1]
            if following == end + 1 and _CLOSES.match(text, following, found[-1][1]):
                found[place], found[place + 1] = (start, end - 1), (end - 1, last)
                marks -= 1
        is_open ^= marks % 2 == 1
    return found
