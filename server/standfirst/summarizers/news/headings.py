"""Headings and titles of videos that are glued to a sentence: it begins where none has ended."""

from __future__ import annotations

import re

from standfirst.text.glued import LOWER, OPENERS

_BEFORE = re.compile(r"""(?:(\w)|\w["”»]) ?\Z""")


# "… aussi à Rouen Le port du masque".
_HEADINGS = {language: re.compile(rf"(?:{words})(?= {LOWER}{LOWER})") for language, words in OPENERS.items()}


def holds_heading(text: str, language: str | None) -> bool:
    """Tell whether a sentence begins in the midst of a text: behind a word in lower case, or a closing quote."""
    beginning = _HEADINGS.get(language or "")
    found = beginning.finditer(text, 1) if beginning else ()
    before = (_BEFORE.search(text, max(0, match.start() - 3), match.start()) for match in found)
    return any(behind is not None and (behind[1] is None or behind[1].islower()) for behind in before)
