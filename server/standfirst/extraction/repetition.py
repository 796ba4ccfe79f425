"""What a page says twice: its copies for print, for sharing and for phones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

SHINGLE = 4
"""Texts are compared by runs of so many words."""

_LONG_WORDS = 12
_REPEATED_SHARE = 0.8
_REPEATED_CHARS = 12
_SPACELESS = 15
"""More letters a word than this: the script has no spaces, and each character counts as a word."""


def words_of(text: str) -> list[str]:
    """The words of a text, or the characters of a text in a script without spaces."""
    words = text.split()
    return list(text) if len(text) > _SPACELESS * len(words) else words


def shingles_of(text: str) -> set[tuple[str, ...]]:
    """The runs of words in a text; a shorter text is one run."""
    words = words_of(text)
    return set(zip(*(words[i:] for i in range(SHINGLE)), strict=False)) or {tuple(words)}


def without_repetition(texts: Sequence[str], chosen: Iterable[int]) -> Iterator[int]:
    """Leave out the texts that were said before, word by word or all but a fifth of them."""
    said: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    for i in chosen:
        text = texts[i]
        if text in said and len(text) >= _REPEATED_CHARS:
            continue
        runs = shingles_of(text)
        if len(runs) > _LONG_WORDS - SHINGLE and len(runs & seen) > _REPEATED_SHARE * len(runs):
            continue
        said.add(text)
        seen |= runs
        yield i
