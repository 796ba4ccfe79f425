"""How much text this is, in words and in minutes: one measure for every language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

WORDS_PER_MINUTE = 225
"""A grown-up reads 238 words of English a minute in silence (Brysbaert 2019); news sites count with 200 to 250."""

UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my"})
"""Languages that are written without spaces between words."""

CHARACTERS_PER_SPACELESS_WORD = 2
"""Chinese and Japanese words average about two characters; Thai, Lao, Khmer and Burmese are counted alike."""

_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_RUN = rf"[\p{{L}}\p{{N}}\p{{M}}_--[{_SPACELESS}]]++"
# Unicode text segmentation (UAX 29): letters, marks and digits, joined by an inner apostrophe, point, colon or comma.
_WORD = rf"(?V1){_RUN}(?:['’.:·,]{_RUN})*+"
# Where neither combining marks nor scripts beyond Latin, Greek and Cyrillic occur, `re` counts the same much faster,
# and Latin letters faster still: it finds them by one table instead of by several categories.
_BEYOND_PLAIN = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0530-\u1dff\u2c00-\U0010ffff]")
_PLAIN_WORD = re.compile(r"\w++(?:['’.:·,]\w++)*+")
BEYOND_LATIN = re.compile("[^\0-\u024f\u2000-\u206f\u20a0-\u20bf]")
LATIN_LETTERS = "A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-ɏ"
"""Where nothing is beyond Latin: what `re` takes for part of a word, but for 0 to 9 and the underscore."""
_LATIN_WORD = re.compile(rf"[0-9_{LATIN_LETTERS}]++(?:['’.:·,][0-9_{LATIN_LETTERS}]++)*+")


def count_words(text: str) -> int:
    """Count the Unicode words of a text; scripts without spaces count two characters a word."""
    if not BEYOND_LATIN.search(text):
        return len(_LATIN_WORD.findall(text))
    if not _BEYOND_PLAIN.search(text):
        return len(_PLAIN_WORD.findall(text))
    characters = len(_compiled(rf"[{_SPACELESS}]").findall(text))
    return len(_compiled(_WORD).findall(text)) + -(-characters // CHARACTERS_PER_SPACELESS_WORD)


@cache
def _compiled(expression: str) -> regex.Pattern[str]:
    """Loading the library and these classes takes 20 ms, which most pages need not wait for."""
    import regex  # noqa: PLC0415  # as said

    return regex.compile(expression)


def reading_minutes(words: int) -> float:
    """Minutes that a reader takes for so many words, to a tenth."""
    return round(words / WORDS_PER_MINUTE, 1)
