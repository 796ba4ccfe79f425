"""The article in a plain text: what a reader copied, with what stood around it on the page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache

from standfirst.extraction.page.cleaning import clean_text
from standfirst.extraction.widgets.widget_list import widget_list
from standfirst.text.languages import profiles

_BLANK_LINES = re.compile(r"\n[ \t\r\f\v]*\n\s*")

_MAX_NEIGHBOUR_WORDS = 25
# Soft hyphens, zero-width spaces and direction marks, which a sender's own splitting leaves in the sentences.
_HARMLESS = re.compile("[\u00ad\u200b\u200e\u200f]")
_CLOSING_MARKS = re.compile(r"[\"'”’»)\].…]{1,4}")
_SENTENCE_END = re.compile(r"""[.!?…。！？।؟]["'”’»」』)\]]*$""")


def text_blocks(text: str) -> tuple[list[str], bool]:
    """Part a text into its paragraphs, free of prompts, links to other articles and template leftovers.

    Returns:
        the paragraphs with the author's own line breaks, and whether an offer to sum the article up was dropped.
    """
    offers = widget_list()
    dropped = False
    blocks: list[str] = []
    after_neighbour = False
    for lines in _lines_by_block(text):
        kept = []
        for line in lines:
            if offers.is_prompt(line):
                dropped = True
            elif line.strip(" :«»‹›<>←→|-–—").casefold() in _neighbours():
                after_neighbour = True
            elif after_neighbour and _is_headline(line):
                after_neighbour = False
            else:
                after_neighbour = False
                kept.append(line)
        if kept:
            blocks.append("\n".join(kept))
    return blocks, dropped


def as_html(text: str) -> str:
    """Give a plain text that was fetched the little markup that the reading of pages knows paragraphs by."""
    paragraphs = _BLANK_LINES.split(text.replace("\r\n", "\n"))
    marked = "".join(f"<p>{html.escape(paragraph.strip())}</p>" for paragraph in paragraphs if paragraph.strip())
    return f"<!doctype html><html><body><article>{marked}</article></body></html>"


@cache
def _neighbours() -> frozenset[str]:
    """Labels of links to other articles, in all languages; the line after one is such an article's headline."""
    labels = (label for profile in profiles().values() for label in profile.neighbours.split(", "))
    return frozenset(label.casefold() for label in labels if label)


def is_index(blocks: list[str], count_words: Callable[[str], int]) -> bool:
    """Tell whether a text is a list of headlines rather than prose: most of its words stand in no sentence."""
    loose = [block for block in blocks if not _SENTENCE_END.search(block)]
    if len(blocks) < MIN_INDEX_BLOCKS or not loose:  # of most texts not one word need be counted
        return False
    return 2 * sum(map(count_words, loose)) > sum(map(count_words, blocks))


MIN_INDEX_BLOCKS = 6
"""Fewer unfinished lines are a poem, a table or a clumsy selection."""


def _lines_by_block(text: str) -> Iterator[list[str]]:
    for block in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line for line in map(_clean_line, block.split("\n")) if line]
        if lines:
            yield lines


def _clean_line(line: str) -> str:
    """Clean a line, but leave its spaces and invisible marks: whoever sends a text looks for its sentences in it."""
    cleaned, bare = clean_text(line), line.strip()
    if cleaned == bare:
        return bare
    same = " ".join(_HARMLESS.sub("", line).split()) == cleaned
    return bare if same or _CLOSING_MARKS.fullmatch(bare) else cleaned


def _is_headline(line: str) -> bool:
    return len(line.split()) <= _MAX_NEIGHBOUR_WORDS and not _SENTENCE_END.search(line)
