"""What trafilatura thinks of a page that the block model is in doubt about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import lxml.etree
import lxml.html
import numpy as np
import trafilatura
from numpy.typing import NDArray

from standfirst.extraction.blocks.repetition import shingles_of

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


def votes(texts: Sequence[str], lines: Sequence[str]) -> NDArray[np.float64]:
    """Of each block from 1, all of it stands in those lines, to -1, nothing of it does; all 0 where there are none."""
    known: set[int] = set().union(*map(shingles_of, lines))
    if not known:
        return np.zeros(len(texts))
    return np.array(list(_shares(texts, known))) * 2 - 1


def _shares(texts: Sequence[str], known: set[int]) -> Iterator[float]:
    for text in texts:
        runs = shingles_of(text)
        yield len(runs & known) / len(runs)
