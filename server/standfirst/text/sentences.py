"""Sentences with exact offsets: `text[s.start:s.end] == s.text`, and no character but white space is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from standfirst.model import PARAGRAPH_BREAK, Article, Sentence
from standfirst.text import boundaries, clauses, conventions, glued, stray_marks
from standfirst.text.language import guess
from standfirst.text.lines import standing_lines

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*+\n)+")
_WORD = re.compile(r"[^\W_]")

Span = tuple[int, int]


def split(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """Split a text into sentences.

    Args:
        text: paragraphs are parted by blank lines; no sentence crosses them.
        language: ISO 639-1 code; without it the language is guessed from the text, cheaply.

    Returns:
        Sentences with offsets into `text` in code points; `paragraph` counts the paragraphs that are not empty.
    """
    found: list[Sentence] = []
    language = language or guess(text)
    paragraph = 0
    for low, high in _paragraphs(text):
        before = len(found)
        for start, end in _spans(text, low, high, language):
            found.append(Sentence(len(found), paragraph, start, end, text[start:end]))
        paragraph += len(found) > before
    return tuple(found)


def article_sentences(article: Article) -> tuple[Sentence, ...]:
    """Split an article's paragraphs into sentences; headings are not sentences.

    Returns:
        Sentences with offsets into `article.text`; `paragraph` is the paragraph's index.
    """
    found: list[Sentence] = []
    text = article.text
    language = article.language or guess(text)
    low = 0
    for paragraph in article.paragraphs:
        high = low + len(paragraph.text)
        if paragraph.kind != "heading":
            for start, end in _spans(text, low, high, language):
                found.append(Sentence(len(found), paragraph.index, start, end, text[start:end]))
        low = high + len(PARAGRAPH_BREAK)
    return tuple(found)


def _paragraphs(text: str) -> Iterator[Span]:
    low = 0
    for blank in _BLANK_LINES.finditer(text):
        yield low, blank.start()
        low = blank.end()
    yield low, len(text)


def _spans(text: str, low: int, high: int, language: str | None) -> Iterable[Span]:
    rules = conventions.for_language(language)
    found: list[Span] = []
    for line_low, line_high in standing_lines(text, low, high):
        _gather(text, boundaries.spans(text, line_low, line_high, rules), found)
    if text.find(stray_marks.MARK, low, high) >= 0:
        found = stray_marks.moved(text, found)
    if language:
        found = [part for start, end in found for part in glued.parted(text, start, end, language)]
    if language and clauses.has_clauses(language):
        return [part for start, end in found for part in clauses.spans(text, start, end, language)]
    return found


def _gather(text: str, spans: Iterable[Span], found: list[Span]) -> None:
    """Add sentences to those found; what holds no letter or digit belongs to the sentence before it on its line."""
    first = len(found)
    for start, end in spans:
        if len(found) > first and not _WORD.search(text, start, end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
