"""The blocks that are text as paragraphs: joined where only a line break parted them, each with its kind."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.extraction.blocks.cut_page import Box, CutPage
from standfirst.extraction.blocks.elements import HEADINGS
from standfirst.extraction.blocks.text import LONG_CHARS
from standfirst.model import ParagraphKind
from standfirst.word_count import count_words

_CLOSING = frozenset('.!?…。！？।؟"”’»」』)')
_KINDS: dict[str, ParagraphKind] = {"li": "list_item", "dd": "list_item", "dt": "list_item", "blockquote": "quote"}
_NESTING = 6
_ALL_BOLD = 0.95
_SENTENCE_WORDS, _LONG_WORDS = 8, 20
_STOPS = (".", "。", "।", "…", ".”", ".»", ".“", '."')
_LABEL_CHARS = 80


def paragraphs_of(page: CutPage, chosen: list[int]) -> Iterator[tuple[ParagraphKind, str]]:
    """Join what only a line break parted in the middle of a sentence, and name each paragraph's kind."""
    text = ""
    box = last = -1
    for i in chosen:
        block = page.blocks[i]
        if (
            text
            and block.after_break
            and i == last + 1
            and block.box == box
            and text[-1] not in _CLOSING
            and not page.blocks[last].bold > _ALL_BOLD > block.bold
        ):
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
    if box.tag in HEADINGS and not _is_sentence(text):
        return "heading"
    if block.bold > _ALL_BOLD and len(text) < _LABEL_CHARS and text[-1] not in _CLOSING:
        return "heading"
    for _ in range(_NESTING):
        if box.tag == "dd" and len(text) >= LONG_CHARS:
            return "text"  # some old sites write their paragraphs so
        if box.tag == "li" and len(text) >= LONG_CHARS and _is_only_item(page, box):
            return "text"
        if box.tag in _KINDS:
            return _KINDS[box.tag]
        if box.parent < 0:
            break
        box = page.boxes[box.parent]
    return "text"


def _is_only_item(page: CutPage, item: Box) -> bool:
    """Whether a list is only there to set a single text apart, such as the standfirst."""
    around = page.boxes[item.parent]
    return around.last - around.first == 1


def _is_sentence(text: str) -> bool:
    """Whether a heading is text: a sentence that ends as one, or a standfirst, which is longer than any heading."""
    words = count_words(text)
    return words >= _LONG_WORDS or (words >= _SENTENCE_WORDS and text.endswith(_STOPS))
