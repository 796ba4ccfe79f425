"""Sentences as running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLOSED = re.compile(r"[.!?…;:。！？؟؛।॥։።។၊။][\"'”’»“«)\]」』›\s]*\Z")
_WITHOUT_SPACE = frozenset({"ja", "zh"})
_WITHOUT_MARKS = frozenset({"th", "lo"})
"""Languages in which nothing stands between sentences; and in which a space does, without a mark before it."""


def joined(sentences: Sequence[str], language: str | None) -> str:
    """Join sentences as their language does; what has no mark at its end, as headings have none, ends its line.

    Args:
        sentences: in their order, verbatim.
        language: ISO 639-1 code.
    """
    space = "" if language in _WITHOUT_SPACE else " "
    parts: list[str] = []
    for sentence in sentences:
        if parts:
            closed = language in _WITHOUT_MARKS or _CLOSED.search(parts[-1][-8:])
            parts.append(space if closed else "\n")
        parts.append(sentence)
    return "".join(parts)
