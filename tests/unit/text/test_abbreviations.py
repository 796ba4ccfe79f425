from __future__ import annotations

import pytest

from standfirst.text.abbreviations import ends_at_period
from standfirst.text.conventions import for_language


def ends(text: str, language: str = "en") -> bool:
    """Judge the period that `|` stands behind."""
    before, after = text.split("|")
    whole = before + after
    return ends_at_period(whole, 0, len(before) - 1, len(before) + 1, for_language(language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He met Dr.| Jones", "en"),
        ("Call No.| 5", "en"),
        ("on Jan.| 3", "en"),
        ("the U.S.| Senate", "en"),
        ("by J.| R. Smith", "en"),
        ("at 8 p.m.| Monday", "en"),
        ("1.| First", "en"),
        ("IV.| Fourth", "en"),
        ("Das ist z.| B. gut", "de"),
        ("Das ist z. B.| Gold", "de"),
        ("am 3.| Mai", "de"),
        ("Heinrich VIII.| Tudor", "de"),
        ("в г.| Москве", "ru"),
        ("W 2010 r.| Kowalski", "pl"),
        ("T.C.| Sağlık", "tr"),
        ("con EE.| UU.", "es"),
        ("Sgtm.| Pepper", "en"),
    ],
)
def test_an_abbreviation_an_initial_or_an_ordinal_goes_on(text: str, language: str) -> None:
    assert not ends(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He went home.| Then", "en"),
        ("in the U.S.| The", "en"),
        ("It ended at 8 p.m.| Police", "en"),
        ("He said no.| Then", "en"),
        ("taller than I.| She", "en"),
        ("in 1990.| Smith", "en"),
        ("Er kam 1990.| Köln", "de"),
        ("Brot usw.| Alles", "de"),
        ("Он уехал в 1990 г.| Потом", "ru"),
        ("хлеб и т. д.| Магазин", "ru"),
        ("It was Alzheimer's.| Women", "en"),
    ],
)
def test_a_sentence_may_end_at_one(text: str, language: str) -> None:
    assert ends(text, language)
