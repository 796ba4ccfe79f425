"""Thai and Lao: no mark ends a sentence, a space does; but a space also parts clauses, numbers and names.

A space ends a sentence where what stands before it is long enough and what follows does not continue it: the clues
are the words that open and close clauses (Aroonmanakun, "Thoughts on Word and Sentence Segmentation in Thai", 2007).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from standfirst.text.languages import section
from standfirst.text.phrases import Phrases

LONG = 90
"""Characters after which any space between clauses is taken."""

SHORT = 28
"""Characters after which a space is taken if a word that opens sentences follows, or one that closes them precedes."""

SUBJECT = 12
"""Characters after which a space is taken if a personal pronoun follows."""

LEFTOVER = 8
"""Characters: a shorter rest belongs to what stands before it."""

_PIECE = re.compile(r"\S++")
_LOOK = 40


@dataclass(frozen=True, slots=True)
class ClauseTable:
    """The words that open and close clauses: `[clauses]` of a language's file.

    Attributes:
        opens: words that open a sentence.
        subjects: personal pronouns, which open one where a clause has stood.
        continues: words that go on from the clause before them.
        closes: words that close a sentence.
        expects: words that something must follow.
    """

    opens: tuple[str, ...]
    subjects: tuple[str, ...]
    continues: tuple[str, ...]
    closes: tuple[str, ...]
    expects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clues:
    opens: re.Pattern[str]
    subject: re.Pattern[str]
    continues: re.Pattern[str]
    closes: re.Pattern[str]
    expects: re.Pattern[str]


@cache
def _clues(language: str | None) -> _Clues | None:
    table = section(language, "clauses", ClauseTable)
    if table is None:
        return None
    any_of = Phrases.alternation
    return _Clues(
        opens=re.compile(any_of(table.opens)),
        subject=re.compile(any_of(table.subjects)),
        continues=re.compile(rf"{any_of(table.continues)}|[\dA-Za-z()\[\]%ๆฯ.,:;!?”’»/&+=-]"),
        closes=re.compile(rf"(?:{any_of(table.closes)})\Z"),
        expects=re.compile(rf"(?:{any_of(table.expects)}|[\dA-Za-z.,:;(“‘«/&+=-])\Z"),
    )


def has_clauses(language: str | None) -> bool:
    """Whether a language's sentences end at spaces."""
    return _clues(language) is not None


def spans(text: str, low: int, high: int, language: str) -> Iterator[tuple[int, int]]:
    """Part `text[low:high]`, a stretch without sentence marks, at the spaces that end sentences."""
    clues = _clues(language)
    if clues is None:
        yield low, high
        return
    begin = end = -1
    depth = 0
    for piece in _PIECE.finditer(text, low, high):
        start, stop = piece.span()
        if begin < 0:
            begin = start
        elif depth <= 0 and high - start >= LEFTOVER and _ends(text, begin, end, start, clues):
            yield begin, end
            begin, depth = start, 0
        end = stop
        depth += _opened(piece[0])
    if begin >= 0:
        yield begin, end


def _opened(piece: str) -> int:
    """How many quotes and brackets a piece opens, less those it closes; straight quotes tell no side."""
    return sum(map(piece.count, "“‘«(")) - sum(map(piece.count, "”’»)"))


def _ends(text: str, begin: int, end: int, start: int, clues: _Clues) -> bool:
    length = end - begin
    before = text[max(begin, end - _LOOK) : end]
    if length < SUBJECT or clues.continues.match(text, start) or clues.expects.search(before):
        return False
    if length >= LONG:
        return True
    if clues.subject.match(text, start):
        return not clues.continues.match(text, begin)
    return length >= SHORT and bool(clues.opens.match(text, start) or clues.closes.search(before))
