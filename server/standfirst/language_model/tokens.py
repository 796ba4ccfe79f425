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
    "ethiopic": Tokens(2.7, 0.28),
    "other": Tokens(1.85, 0.28),
}
LATIN = {
    "ca": 0.31,
    "en": 0.225,
    "es": 0.31,
    "eu": 0.42,
    "fi": 0.38,
    "fr": 0.29,
    "hr": 0.41,
    "id": 0.38,
    "nl": 0.37,
    "pl": 0.40,
    "pt": 0.30,
    "sw": 0.42,
}
"""Of a small vocabulary, where a language is known to differ: it has whole words of some, and next to none of others.
English, Spanish, Basque, French and Polish by news, the others by the Declaration of Human Rights."""

ACCENT = 1.9
"""Tokens that each accented Latin letter adds, in a small vocabulary: it breaks its word in pieces."""

RESERVE = 1.15
"""No text that was measured is estimated as much too low. benchmarks/figures/language_models.md has the figures."""

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
    (0x1200, "ethiopic"),
    (0x13A0, "other"),
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
        text: any, composed (NFC): an accent that is a character of its own counts as none.
        language: an ISO 639-1 code, if known: languages of the Latin script differ.
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
        rate = RATES[script]
        most += count * (LATIN.get(language or "", rate.most) if script == "latin" else rate.most)
        least += rate.least * count
    # Spaces and signs are shared out among the scripts: the rates are of running text.
    return Tokens(most / letters * len(text) + ACCENT * accents, least / letters * len(text))
