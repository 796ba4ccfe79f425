"""What a page says twice: its copies for print, for sharing and for phones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import mode

SHINGLE = 4
"""Texts are compared by runs of so many words."""

_LONG_WORDS = 12
_REPEATED_SHARE = 0.8
_LONG_CHARS = 80
_SPACELESS = 15
"""More letters a word than this: the script has no spaces, and each character counts as a word."""


def words_of(text: str) -> list[str]:
    """The words of a text, or the characters of a text in a script without spaces."""
    words = text.split()
    return list(text) if len(text) > _SPACELESS * len(words) else words


def shingles_of(text: str) -> set[int]:
    """The runs of words in a text, as hashes; a shorter text is one run."""
    words = words_of(text)
    return set(map(hash, zip(*[words[i:] for i in range(SHINGLE)], strict=False))) or {hash(tuple(words))}


def without_repetition(texts: Sequence[str], places: Sequence[int], chosen: Iterable[int]) -> Iterator[int]:
    """Leave out long texts that were said before, word by word or all but a fifth of them, in another place.

    In one place, as in the plan of a week, and in short ("Yes."), an author repeats on purpose.

    Args:
        texts: all texts of the page.
        places: of each text, the number of the container that it stands in.
        chosen: indices of the texts to look at.
    """
    known: set[int] = set()
    place_of: dict[int, int] = {}
    unplaced: list[tuple[set[int], int]] = []  # most pages say nothing twice, and never ask where a run stood first
    for i in chosen:
        text = texts[i]
        runs = shingles_of(text)
        new = runs - known
        if len(runs) - len(new) > _REPEATED_SHARE * len(runs) and (
            len(text) >= _LONG_CHARS or len(runs) > _LONG_WORDS - SHINGLE
        ):
            for earlier, place in unplaced:
                place_of.update(dict.fromkeys(earlier, place))
            unplaced.clear()
            if mode(map(place_of.__getitem__, runs - new)) != places[i]:
                continue
        known |= new
        unplaced.append((new, places[i]))
        yield i
