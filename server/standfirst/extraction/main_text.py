"""The main text of a page: the blocks that are the article, and trafilatura's opinion where that is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
import numpy as np
import trafilatura
from lxml import etree

from standfirst.extraction.block_model import load_model
from standfirst.extraction.blocks import CutPage, cut
from standfirst.model import Paragraph, ParagraphKind

THRESHOLD = 0.5
"""Blocks that are more likely article text than not; also where F1 on unseen sites is highest."""

SURE = 0.7
"""A mean probability of the words chosen below which trafilatura is asked too."""

SHORT_CHARS = 250
"""Fewer letters than any brief has: trafilatura is asked too."""

_SHINGLE = 4
_REPEATED_WORDS = 12
_REPEATED_SHARE = 0.8
_TITLE_SLACK = 12
_CLOSING = frozenset('.!?…。！？।؟"”’»」』)')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS: dict[str, ParagraphKind] = {"li": "list_item", "dd": "list_item", "dt": "list_item", "blockquote": "quote"}
_NESTING = 6
_ALL_BOLD = 0.95
_LABEL_CHARS = 80


@dataclass(frozen=True, slots=True)
class MainText:
    """The article's paragraphs, and how sure the finder is of them.

    Attributes:
        paragraphs: kinds text, heading, list_item and quote in reading order, without the headline; indices from 0.
        confidence: 0 to 1, the mean probability of the words chosen.
        share: 0 to 1, the share of the page's words that were chosen.
        link_density: 0 to 1, the share of the chosen words that stand in links.
    """

    paragraphs: tuple[Paragraph, ...]
    confidence: float
    share: float
    link_density: float


NOTHING = MainText((), 0.0, 0.0, 0.0)


def find_main_text(tree: lxml.html.HtmlElement, *, url: str | None = None, title: str | None = None) -> MainText:
    """Find the main text in a parsed page, which may be changed by this.

    Args:
        tree: the page's root.
        url: its address, if known.
        title: its headline, if known; a block that repeats it is left out.
    """
    found = _by_blocks(cut(tree), title)
    if found.confidence < SURE or sum(len(p.text) for p in found.paragraphs) < SHORT_CHARS:
        return _second_opinion(tree, url, title, found)
    return found


def _by_blocks(page: CutPage, title: str | None) -> MainText:
    if not page.blocks:
        return NOTHING
    probabilities, layout = load_model().judge(page, title)
    chosen = probabilities >= THRESHOLD
    for i, block in enumerate(page.blocks):
        if i == layout.headline or _is_title(block.text, title):
            chosen[i] = False
    kept = list(_without_repetition(page, np.flatnonzero(chosen).tolist()))
    if not kept:
        return NOTHING
    words = layout.words[kept]
    linked = np.array([page.blocks[i].linked for i in kept])
    return MainText(
        paragraphs=tuple(Paragraph(n, kind, text) for n, (kind, text) in enumerate(_paragraphs(page, kept))),
        confidence=float(np.average(probabilities[kept], weights=words)),
        share=float(words.sum() / layout.words.sum()),
        link_density=float(np.average(linked, weights=words)),
    )


def _second_opinion(tree: lxml.html.HtmlElement, url: str | None, title: str | None, found: MainText) -> MainText:
    """Ask trafilatura, and take its answer where the blocks' words are hardly in it and it has more of them."""
    try:
        text = trafilatura.extract(tree, url=url, include_comments=False, fast=True, favor_precision=True) or ""
    except (ValueError, TypeError, AttributeError, etree.Error):
        return found  # a page that it cannot read is no better for it
    lines = [line.strip() for line in text.splitlines()]
    kept = [line for line in lines if line and not _is_title(line, title)]
    if sum(map(len, kept)) <= sum(len(p.text) for p in found.paragraphs):
        return found
    paragraphs = [
        Paragraph(i, "list_item" if line.startswith("- ") else "text", line.removeprefix("- "))
        for i, line in enumerate(kept)
    ]
    return MainText(tuple(paragraphs), found.confidence, found.share, found.link_density)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_title(text: str, title: str | None) -> bool:
    if not title or abs(len(text) - len(title)) > _TITLE_SLACK:
        return False
    return _plain(text) == _plain(title)


def _without_repetition(page: CutPage, chosen: list[int]) -> Iterator[int]:
    """Leave out the blocks most of whose words were said before: the page's copies for print, sharing and phones."""
    seen: set[tuple[str, ...]] = set()
    for i in chosen:
        words = page.blocks[i].text.split()
        runs = [tuple(words[k : k + _SHINGLE]) for k in range(len(words) - _SHINGLE + 1)]
        if len(words) >= _REPEATED_WORDS and sum(run in seen for run in runs) > _REPEATED_SHARE * len(runs):
            continue
        seen.update(runs)
        yield i


def _paragraphs(page: CutPage, chosen: list[int]) -> Iterator[tuple[ParagraphKind, str]]:
    """Join what only a line break parted in the middle of a sentence, and name each paragraph's kind."""
    text = ""
    box = last = -1
    for i in chosen:
        block = page.blocks[i]
        if text and block.after_break and i == last + 1 and block.box == box and text[-1] not in _CLOSING:
            text = f"{text} {block.text}"
        else:
            if text:
                yield _kind(page, last, text), text
            text = block.text
        box, last = block.box, i
    if text:
        yield _kind(page, last, text), text


def _kind(page: CutPage, index: int, text: str) -> ParagraphKind:
    block = page.blocks[index]
    box = page.boxes[block.box]
    if box.tag in _HEADINGS or (block.bold > _ALL_BOLD and len(text) < _LABEL_CHARS and text[-1] not in _CLOSING):
        return "heading"
    for _ in range(_NESTING):
        if box.tag in _KINDS:
            return _KINDS[box.tag]
        if box.parent < 0:
            break
        box = page.boxes[box.parent]
    return "text"
