"""Copies are found, and books cost no more than articles."""

from __future__ import annotations

from standfirst.model import Article, Paragraph
from standfirst.stories.near_duplicates import READ_CHARACTERS, fold


def article(text: str) -> Article:
    return Article(paragraphs=(Paragraph(0, "text", text),), language="en")


def numbered(first: int, words: int) -> str:
    return " ".join(f"word{n}" for n in range(first, first + words))


def test_a_copy_is_folded_and_another_text_is_not() -> None:
    copy = article(numbered(0, 300))
    assert fold([article(numbered(0, 320)), copy, article(numbered(1_000, 300))]) == [[0, 1], [2]]


def test_of_a_long_text_the_beginning_is_compared() -> None:
    """Else fifty books in one briefing would use up the time in which it is to be told."""
    begin = numbered(0, READ_CHARACTERS // 5)
    assert fold([article(begin + numbered(1_000_000 * n, 20_000)) for n in (1, 2)]) == [[0, 1]]
