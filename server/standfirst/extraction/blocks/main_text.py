"""The main text of a page: the blocks that are the article, with trafilatura's opinion where they are in doubt."""

from __future__ import annotations

from dataclasses import dataclass

import lxml.html
import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks import second_opinion
from standfirst.extraction.blocks.choosing import (
    LINKS_COST,
    MOSTLY_LINKS,
    likely_text,
    possible_prose,
    with_lists_as_one,
)
from standfirst.extraction.blocks.cutting import cut
from standfirst.extraction.blocks.furniture import furniture_blocks
from standfirst.extraction.blocks.model import load_model, sigmoid
from standfirst.extraction.blocks.paragraphs import paragraphs_of
from standfirst.extraction.blocks.repetition import without_repetition
from standfirst.extraction.blocks.teasers import teaser_blocks
from standfirst.extraction.blocks.text import Stated
from standfirst.extraction.blocks.words import PageWords, page_words
from standfirst.model import Paragraph
from standfirst.text import language as languages

DOUBTFUL = 0.15
"""The share of a page's text that is unsure from which trafilatura is asked: on 9 % of 1,818 pages."""

LOST = 0.4
"""The same, from which its word counts more than the model's."""

VOTE, STRONG_VOTE = 1.0, 3.0
"""What trafilatura's opinion adds to the log odds, fitted on held-out sites."""

FEW_WORDS = 40

OPINION_ELEMENTS = 5_100
"""No real page has more; trafilatura's time does not always grow with the page alone."""

_BRIEF_CHARS = 250
_TITLE_SLACK = 12
_MENU_CHARS = 40
_LABEL_CHARS = 80
_BELOW = 8
_SAMPLE_BLOCKS, _SAMPLE_CHARS = 10, 1_000


@dataclass(frozen=True, slots=True)
class MainText:
    """The article's paragraphs, and how sure the finder is of them.

    Attributes:
        paragraphs: kinds text, heading, list_item and quote in reading order, without the headline; indices from 0.
        confidence: 0 to 1, the mean probability of the words chosen.
        share: 0 to 1, the share of the page's words that were chosen.
        teasers: 0 to 1, the share of the chosen words that stand in teasers of other pages.
        for_members: whether the page says below it that the rest is for subscribers.
    """

    paragraphs: tuple[Paragraph, ...]
    confidence: float
    share: float
    teasers: float
    for_members: bool = False


NOTHING = MainText((), 0.0, 0.0, 0.0)


def find_main_text(tree: lxml.html.HtmlElement, url: str | None = None, stated: Stated | None = None) -> MainText:
    """Find the main text in a parsed page, which may be changed by this.

    Args:
        tree: the page's root.
        url: its address, if known.
        stated: what it states of its article: a block that repeats the headline is left out, one that opens with the
            byline is rather about the authors, one that is the description is often the standfirst.
    """
    stated = stated or Stated()
    page = cut(tree)
    if not page.blocks:
        return NOTHING
    logits, layout = load_model().judge(page, stated)
    texts = [block.text for block in page.blocks]
    linked = np.array([block.linked for block in page.blocks])
    words_known = _words_for(texts, logits, stated.language)
    furniture = furniture_blocks(
        page, layout.headline, words_known, title=(stated.title or "").casefold(), live=stated.live or stated.thread
    )
    body = ~layout.barred & ~furniture
    body &= [i != layout.headline and not _is_title(text, stated.title) for i, text in enumerate(texts)]
    expected, doubt = _expected_and_doubtful(logits[body], layout.words[body])
    lines: list[str] = []
    if doubt >= DOUBTFUL and len(page.boxes) <= OPINION_ELEMENTS:
        lines = second_opinion.ask(tree, url)
        votes = second_opinion.votes(texts, lines, expected)
        logits = logits + (STRONG_VOTE if doubt >= LOST else VOTE) * votes
    likely = sigmoid(with_lists_as_one(page, logits - LINKS_COST * (linked >= MOSTLY_LINKS), layout))
    places = layout.around[1].tolist()
    teasers = teaser_blocks(page, layout.words)
    for chosen in (
        likely_text(likely, linked, layout, body),
        possible_prose(likely, linked, layout) & body & ~teasers,
    ):
        kept = list(without_repetition(texts, places, np.flatnonzero(chosen).tolist()))
        words = layout.words[kept]
        if (total := words.sum()) >= FEW_WORDS:
            break
    else:
        if lines := [line for line in lines if not _is_title(line, stated.title)]:
            return _from_lines(lines)
    if not kept:
        return NOTHING
    return MainText(
        paragraphs=tuple(Paragraph(n, kind, text) for n, (kind, text) in enumerate(paragraphs_of(page, kept))),
        confidence=float(likely[kept] @ words / total),
        share=float(total / layout.words.sum()),
        teasers=float(teasers[kept] @ words / total),
        for_members=any(map(words_known.speaks_of_members, texts[kept[-1] + 1 : kept[-1] + 1 + _BELOW])),
    )


def _words_for(texts: list[str], logits: NDArray[np.float64], declared: str | None) -> PageWords:
    """The words of the language that the page declares, and of the one that it seems to be written in."""
    likeliest = [texts[i] for i in np.argsort(-logits, kind="stable")[:_SAMPLE_BLOCKS].tolist()]
    return page_words(declared, languages.detect("\n".join(likeliest)[:_SAMPLE_CHARS], declared).code)


def _expected_and_doubtful(logits: NDArray[np.float64], words: NDArray[np.float64]) -> tuple[float, float]:
    """How many words are expected to be text; and as a share of them, the words that may be judged wrongly."""
    likely = sigmoid(logits)
    expected = float((words * likely).sum())
    return expected, float((words * np.minimum(likely, 1 - likely)).sum()) / max(1.0, expected)


def _from_lines(lines: list[str]) -> MainText:
    """What trafilatura found where the blocks gave nothing."""
    if sum(map(len, lines)) < _BRIEF_CHARS:
        return NOTHING
    paragraphs = tuple(
        Paragraph(i, "list_item" if line.startswith("- ") else "text", line.removeprefix("- "))
        for i, line in enumerate(lines)
    )
    short = sum(len(line) for line in lines if len(line) < _LABEL_CHARS)
    return MainText(paragraphs, 0.0, 0.0, teasers=short / sum(map(len, lines)))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_title(text: str, title: str | None) -> bool:
    """Whether a text is the headline, alone or behind the menu's way to it ("Home News Health …")."""
    if not title or not -_TITLE_SLACK <= len(text) - len(title) <= min(_MENU_CHARS, len(title)):
        return False
    plain, headline = _plain(text), _plain(title)
    behind_menu = len(text) > len(title) and text[-1] == title[-1] and plain.endswith(headline)
    return plain == headline or behind_menu
