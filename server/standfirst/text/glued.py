"""Headings and titles of videos that were glued to the sentence behind them: `Hausse historiqueIl appartient donc`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from standfirst.text.languages import section

LOWER = r"[^\W\d_A-ZÀ-Þ]"
"""A letter that is no Latin capital."""


@dataclass(frozen=True, slots=True)
class GluedTable:
    """Words with which a sentence begins: `[glued]` of a language's file.

    Attributes:
        openers: those that are in no name where a word in lower case follows.
        further: others, for where no space stands before them; names have capitals inside, too ("PayPal", "iPhone").
        elided: letters before an apostrophe ("L'eau"), for the same place.
    """

    openers: tuple[str, ...]
    further: tuple[str, ...] = ()
    elided: str = ""


# Capitals are found by a table; what stands before them is asked behind it.
_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<=[a-zß-ÿ].)|[A-ZÀ-Þ](?<=\w[\"”»].)")
_APART = re.compile(r"[\s'’«“(-]")
_LONGEST_WORD = 27
_HEADING = re.compile(r"[-–] [^\n]{3,60}? [-–](?=[\"«“]?[A-ZÀ-Þ])")
"""A heading as news agencies mark it: `- Green Arabia -The prints were found`."""


@cache
def openers(language: str | None) -> str:
    """An expression for the words with which a sentence begins in a language; matches nothing where none are known."""
    table = section(language, "glued", GluedTable)
    return "|".join(table.openers) if table else "(?!)"


@cache
def _beginning(language: str) -> re.Pattern[str] | None:
    table = section(language, "glued", GluedTable)
    if table is None:
        return None
    ways = [rf"(?:{openers(language)}) {LOWER}{LOWER}"]
    if table.further:
        ways.append(rf"(?:{'|'.join(table.further)}) {LOWER}")
    if table.elided:
        ways.append(rf"[{table.elided}]['’]{LOWER}")
    return re.compile("|".join(ways))


def parted(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence: what was glued to its front, and itself; most have one."""
    beginning = _beginning(language)
    if beginning is None:
        yield start, end
        return
    heading = _HEADING.match(text, start, end)
    if heading:
        yield start, heading.end()
        start = heading.end()
    for capital in _CAPITAL.finditer(text, start + 1, end):
        place = capital.start()
        if beginning.match(text, place, end) and _is_word(text, max(start, place - _LONGEST_WORD), place):
            yield start, place
            start = place
    yield start, end


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch ends with a whole word or a quote, not with a part of a name ("HeForShe")."""
    word = _APART.split(text[start:end])[-1]
    return word.endswith(('"', "”", "»")) or not any(character.isupper() for character in word[1:])
