"""Headings and titles of videos that were glued to the sentence behind them: `Hausse historiqueIl appartient donc`."""

from __future__ import annotations

import re
from collections.abc import Iterator

LOWER = r"[^\W\d_A-ZÀ-Þ]"
"""A letter that is no Latin capital."""

OPENERS = {
    "en": "The|It|He|She|They|There|This|These|More|But|When|After|According",
    "fr": "Le|La|Les|Un|Une|Des|Il|Elle|Ils|Elles|On|Selon|Dans|En|Ce|Cette|Ces|Mais|Au|Pour|Après",
}
"""Words with which a sentence begins, by language: with another word in lower case behind them they are in no name."""

# Further ones, for where no space stands before the word; names have capitals inside, too ("PayPal", "iPhone").
_OTHERS = {
    "fr": (
        "|(?:À|Aux|Avec|Contactée?|Depuis|Interrogée?|Lors|Par|Sa|Ses|Si|Son|Sur)"
        rf" {LOWER}|[CDL]['’]{LOWER}"
    )
}
_BEGINNINGS = {
    language: re.compile(rf"(?:{words}) {LOWER}{LOWER}{_OTHERS.get(language, '')}")
    for language, words in OPENERS.items()
}

LANGUAGES = frozenset(_BEGINNINGS)
"""Of which it is known how a sentence begins."""

# Capitals are found by a table; what stands before them is asked behind it.
_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<=[a-zß-ÿ].)|[A-ZÀ-Þ](?<=\w[\"”»].)")
_APART = re.compile(r"[\s'’«“(-]")
_LONGEST_WORD = 27
_HEADING = re.compile(r"[-–] [^\n]{3,60}? [-–](?=[\"«“]?[A-ZÀ-Þ])")
"""A heading as news agencies mark it: `- Green Arabia -The prints were found`."""


def parted(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence: what was glued to its front, and itself; most have one."""
    heading = _HEADING.match(text, start, end)
    if heading:
        yield start, heading.end()
        start = heading.end()
    beginning = _BEGINNINGS[language]
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
