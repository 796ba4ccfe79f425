"""Sentence splitting with exact offsets."""

from __future__ import annotations

import re

from standfirst.model import PARAGRAPH_BREAK, Article, Sentence

_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])\s*|\n+")


def split(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """Split a text into sentences; paragraphs are parted by blank lines."""
    found: list[Sentence] = []
    start = 0
    for paragraph, block in enumerate(text.split(PARAGRAPH_BREAK)):
        for begin, end in _spans(block):
            found.append(Sentence(len(found), paragraph, start + begin, start + end, block[begin:end]))
        start += len(block) + len(PARAGRAPH_BREAK)
    return tuple(found)


def article_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article's paragraphs; headings are not sentences."""
    found: list[Sentence] = []
    start = 0
    for paragraph in article.paragraphs:
        if paragraph.kind != "heading":
            for begin, end in _spans(paragraph.text):
                found.append(
                    Sentence(len(found), paragraph.index, start + begin, start + end, paragraph.text[begin:end])
                )
        start += len(paragraph.text) + len(PARAGRAPH_BREAK)
    return tuple(found)


def _spans(block: str) -> list[tuple[int, int]]:
    spans, begin = [], 0
    for match in [*_END.finditer(block), None]:
        stop = match.start() if match else len(block)
        stop_full = match.end() if match else len(block)
        piece = block[begin:stop_full]
        stripped = piece.strip()
        if stripped:
            at = begin + piece.index(stripped)
            spans.append((at, at + len(stripped)))
        begin = stop_full
    return spans
