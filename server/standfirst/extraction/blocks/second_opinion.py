"""What trafilatura thinks of a page that the block model is in doubt about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import lxml.etree
import lxml.html
import numpy as np
import trafilatura
from numpy.typing import NDArray

from standfirst.extraction.blocks.repetition import shingles_of
from standfirst.word_count import count_words

MISSED = 0.5
"""Where trafilatura finds a smaller share of the words, it has missed some: +1 to +2 thousandths of F1 on wcxb."""

# What trafilatura and lxml raise on broken trees; such a page gets no second opinion.
_FAULTS = (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, lxml.etree.LxmlError)


def ask(tree: lxml.html.HtmlElement, url: str | None) -> list[str]:
    """The lines of the text that trafilatura finds in a page, which may be changed by this.

    Its own second opinions are left out: for jusText's it would keep the words of all languages, 34 MB, for good.
    """
    try:
        text = trafilatura.extract(tree, url=url, include_comments=False, fast=True)
    except _FAULTS:
        return []
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def votes(texts: Sequence[str], lines: Sequence[str], expected: float) -> NDArray[np.float64]:
    """Of each block from 1, all of it stands in those lines, to -1, nothing of it does; all 0 where there are none.

    Args:
        texts: the blocks.
        lines: what trafilatura found.
        expected: how many words the text is likely to have. Who finds less than half of them has missed some: what is
            not in those lines may be text all the same.
    """
    known: set[int] = set().union(*map(shingles_of, lines))
    if not known:
        return np.zeros(len(texts))
    opinions = np.array(list(_shares(texts, known))) * 2 - 1
    found = sum(map(count_words, lines))
    return np.maximum(opinions, 0) if found < MISSED * expected else opinions


def _shares(texts: Sequence[str], known: set[int]) -> Iterator[float]:
    for text in texts:
        runs = shingles_of(text)
        yield len(runs & known) / len(runs)
