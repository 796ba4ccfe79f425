"""Headings and titles of videos that are glued to a sentence: it begins where none has ended."""

from __future__ import annotations

import re

# "… aussi à Rouen Le port du masque".
_BEGINNINGS = {
    "en": "The|It|He|She|They|There|This|These|More|But|When|After|According",
    "fr": "Le|La|Les|Un|Une|Des|Il|Elle|Ils|Elles|On|Selon|Dans|En|Ce|Cette|Ces|Mais|Au|Pour|Après",
}

_LOWER = r"[^\W\d_A-ZÀ-Þ]"
_BEFORE = re.compile(r"""(?:(\w)|\w["”»]) ?\Z""")


def _heading(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_BEGINNINGS[language]})(?= {_LOWER}{_LOWER})")


_HEADINGS = {language: _heading(language) for language in _BEGINNINGS}


def holds_heading(text: str, language: str | None) -> bool:
    """Tell whether a sentence begins in the midst of a text: behind a word in lower case, or a closing quote."""
    beginning = _HEADINGS.get(language or "")
    found = beginning.finditer(text, 1) if beginning else ()
    before = (_BEFORE.search(text, max(0, match.start() - 3), match.start()) for match in found)
    return any(behind is not None and (behind[1] is None or behind[1].islower()) for behind in before)
