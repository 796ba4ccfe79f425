"""How many tokens a text is, before any model has counted: by its scripts.

Byte-pair vocabularies differ most where they were trained on little. The table's first number is for one of 49,000
entries (SmolLM2), so that what is estimated fits; the second for the most frugal of three large ones (GPT-4o, GPT-4,
Llama 3), so that a server that counts far fewer has read a part only. `benchmarks/language_model.py` made both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import NamedTuple


class Tokens(NamedTuple):
    """Tokens a character, or of a text: for a small vocabulary, and for the most frugal one."""

    most: float
    least: float


RATES = {
    "latin": Tokens(0.34, 0.19),
    "cyrillic": Tokens(0.76, 0.23),
    "greek": Tokens(0.83, 0.34),
    "arabic": Tokens(0.93, 0.30),
    "hebrew": Tokens(1.08, 0.38),
    "devanagari": Tokens(1.06, 0.28),
    "thai": Tokens(1.83, 0.41),
    "hangul": Tokens(2.04, 0.55),
    "cjk": Tokens(1.75, 0.72),
    "other": Tokens(1.85, 0.28),
}
ENGLISH = Tokens(0.225, 0.18)
"""Of which every vocabulary knows whole words."""

ACCENT = 1.9
"""Tokens that each accented Latin letter adds, in a small vocabulary: it breaks its word in pieces."""

RESERVE = 1.15
"""News is estimated at most 12 % too low in nine languages, other text of the table's scripts 14 %; Vietnamese with its
accents as characters of their own, and Ethiopic, by a third. benchmarks/README.md has the figures."""

_STARTS = (
    (0x0000, "latin"),
    (0x0370, "greek"),
    (0x0400, "cyrillic"),
    (0x0530, "other"),
    (0x0590, "hebrew"),
    (0x0600, "arabic"),
    (0x0780, "other"),
    (0x0900, "devanagari"),
    (0x0980, "other"),
    (0x0E00, "thai"),
    (0x0E80, "other"),
    (0x1100, "hangul"),
    (0x1200, "other"),
    (0x1E00, "latin"),
    (0x1F00, "greek"),
    (0x2000, "other"),
    (0x2E80, "cjk"),
    (0x3130, "hangul"),
    (0x3190, "cjk"),
    (0xA000, "other"),
    (0xAC00, "hangul"),
    (0xD7B0, "other"),
    (0xF900, "cjk"),
    (0xFB00, "other"),
    (0xFB1D, "hebrew"),
    (0xFB50, "arabic"),
    (0xFE00, "other"),
    (0xFF66, "cjk"),
    (0xFFA0, "hangul"),
    (0xFFE0, "other"),
    (0x20000, "cjk"),
    (0x32000, "other"),
)
_POINTS = [point for point, _ in _STARTS]


def estimate(text: str, language: str | None = None) -> Tokens:
    """Estimate a text's tokens.

    Args:
        text: any.
        language: an ISO 639-1 code, if known: English takes fewer than other languages of its script.
    """
    counts = Counter(text)
    scripts: Counter[str] = Counter()
    accents = 0
    for character, count in counts.items():
        if character.isalpha():
            script = _STARTS[bisect_right(_POINTS, ord(character)) - 1][1]
            scripts[script] += count
            accents += count if script == "latin" and not character.isascii() else 0
    letters = scripts.total()
    if not letters:
        return Tokens(len(text), len(text) * RATES["latin"].least)  # figures and signs: each may be a token
    most = least = 0.0
    for script, count in scripts.items():
        rate = ENGLISH if script == "latin" and language == "en" else RATES[script]
        most += rate.most * count
        least += rate.least * count
    # Spaces and signs are shared out among the scripts: the rates are of running text.
    return Tokens(most / letters * len(text) + ACCENT * accents, least / letters * len(text))
