"""The scripts that text is written in, as far as they tell the language."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from standfirst.word_count import BEYOND_LATIN

_RANGES = {
    "latin": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "cyrillic": "Ѐ-ԯ",
    "arabic": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff",
    "devanagari": "\u0900-\u097f",
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "kana": "\u3041-\u30ff\u31f0-\u31ff",
    "ko": "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f",
    "el": "Ͱ-Ͽἀ-῿",
    "he": "\u0590-\u05ff",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf",
    "am": "\u1200-\u137f",
    "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "km": "\u1780-\u17ff",
    "bo": "\u0f00-\u0fff",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "or": "\u0b00-\u0b7f",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
}
"""Unicode blocks by script; by language where only one of the world's news languages is written in it."""

OF_ONE_LANGUAGE = frozenset(script for script in _RANGES if len(script) == len("el")) | {"ja", "zh"}
"""Scripts that are named by their language."""

_LETTER = re.compile("|".join(f"(?P<{script}>[{block}])" for script, block in _RANGES.items()))
_LATIN = re.compile(f"[{_RANGES['latin']}]")
_KANA_SHARE = 0.05

KNOWN_CHARACTERS = 4096
"""Characters whose script is remembered: Chinese news use some 3,000, all other languages fewer."""


def main_script(text: str) -> str | None:
    """Name the script that most letters of a text belong to.

    Returns:
        `latin`, `cyrillic`, `arabic`, `devanagari`, or the ISO 639-1 code of the one language written in it;
        None for a text without letters of a known script.
    """
    if not BEYOND_LATIN.search(text):
        return "latin" if _LATIN.search(text) else None
    letters: Counter[str] = Counter()
    for character, times in Counter(text).items():
        if script := _script_of(character):
            letters[script] += times
    if not letters:
        return None
    # A Chinese, Japanese or Korean character says about as much as two letters: names in Latin must not outweigh them.
    han, kana = letters.pop("han", 0), letters.pop("kana", 0)
    if han or kana:
        letters["ja" if kana > _KANA_SHARE * (han + kana) else "zh"] = 2 * (han + kana)
    letters["ko"] *= 2
    return max(letters, key=letters.__getitem__)


@lru_cache(KNOWN_CHARACTERS)
def _script_of(character: str) -> str | None:
    letter = _LETTER.match(character)
    return letter.lastgroup if letter else None
