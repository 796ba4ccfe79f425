"""Headings and titles of videos that are glued to a sentence: it begins where none has ended."""

from __future__ import annotations

import re
from functools import cache

from standfirst.text.glued import LOWER, openers

_BEFORE = re.compile(r"""(?:(\w)|\w["”»]) ?\Z""")


def holds_heading(text: str, language: str | None) -> bool:
    """Tell whether a sentence begins in the midst of a text: behind a word in lower case, or a closing quote."""
    found = _beginning(language).finditer(text, 1)
    before = (_BEFORE.search(text, max(0, match.start() - 3), match.start()) for match in found)
    return any(behind is not None and (behind[1] is None or behind[1].islower()) for behind in before)


@cache
def _beginning(language: str | None) -> re.Pattern[str]:
    """Where a sentence begins, as in "… aussi à Rouen Le port du masque"."""
    return re.compile(rf"(?:{openers(language)})(?= {LOWER}{LOWER})")
