"""A page of a corpus as the block model learns from it: measured, its tokens taken, its blocks labelled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from block_labels import coverage, shingles_of, words_of
from corpora import Case, site_of
from numpy.typing import NDArray

from standfirst.config import Bounds
from standfirst.errors import StandfirstError
from standfirst.extraction import widgets
from standfirst.extraction.blocks.cutting import cut
from standfirst.extraction.blocks.features import measure
from standfirst.extraction.blocks.layout import Layout
from standfirst.extraction.blocks.text import Stated
from standfirst.extraction.blocks.tokens import block_tokens
from standfirst.extraction.metadata import find_metadata
from standfirst.extraction.page import decoding, parsing, scanning
from standfirst.extraction.page.names import page_names

POSITIVE = 0.5
"""A block is article text when so much of it stands in the gold text."""

_HEADLINE_CHARS = 300


@dataclass(slots=True)
class Page:
    """A page of a corpus, measured: a row of `measures` for each block."""

    corpus: str
    id: str
    site: str
    texts: list[str]
    measures: NDArray[np.float32]
    layout: Layout
    tokens: list[dict[str, list[str]]]
    labels: NDArray[np.float32]
    headline: NDArray[np.bool_]
    gold: Counter[tuple[str, ...]]
    fold: int = 0

    @property
    def found(self) -> float:
        """The share of the gold text that stands in the blocks labelled as article."""
        texts = [text for text, label in zip(self.texts, self.labels, strict=True) if label >= POSITIVE]
        shingles = Counter(shingles_of(words_of("\n".join(texts))))
        return (shingles & self.gold).total() / max(1, self.gold.total())


def read_page(named: tuple[str, Case]) -> Page | None:
    """Measure and label a page of a corpus, in the state in which extraction hands it to the block model."""
    corpus, case = named
    try:
        scanned = scanning.scan(decoding.decode(case["html"]), Bounds())
        tree = parsing.parse(scanned.html)
    except StandfirstError:
        return None
    known = find_metadata(tree, scanned.json_ld, case.get("url"))
    widgets.drop_widgets(tree, page_names(tree), scanned.html, case.get("url"))
    page = cut(tree)
    if not page.blocks:
        return None
    measures, layout = measure(page, Stated(known.title, known.byline, known.description))
    texts = [block.text for block in page.blocks]
    return Page(
        corpus=corpus,
        id=case["id"],
        site=site_of(case),
        texts=texts,
        measures=np.ascontiguousarray(measures.T),
        layout=layout,
        tokens=[block_tokens(page, block) for block in page.blocks],
        labels=np.array(coverage(texts, case["gold"]), np.float32),
        headline=_headlines(texts, layout.headline, known.title),
        gold=Counter(shingles_of(words_of(case["gold"]))),
    )


def _headlines(texts: list[str], headline: int, title: str | None) -> NDArray[np.bool_]:
    """Which blocks are the headline, which is no part of the text whatever the gold text has."""
    words = words_of(title or "")
    alike = [bool(words) and len(text) < _HEADLINE_CHARS and words_of(text) == words for text in texts]
    if headline >= 0:
        alike[headline] = True
    return np.array(alike)
