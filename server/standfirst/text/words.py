"""Words, stems and stop words."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")


def words(text: str, language: str | None = None) -> list[str]:
    """The words of a text, lower-cased."""
    return _WORD.findall(text.lower())


def stem(word: str, language: str | None = None) -> str:
    """The stem of a lower-cased word."""
    return word


def stop_words(language: str | None) -> frozenset[str]:
    """Words that say nothing of the subject."""
    return frozenset()
