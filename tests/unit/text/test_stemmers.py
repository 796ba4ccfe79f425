"""Snowball's stemmers, by the code of a language."""

from __future__ import annotations

import pytest

from standfirst.text.stemmers import Stemmers

ALIKE = {
    "en": ("connection", "connected"),
    "de": ("häusern", "hauses"),
    "fr": ("continuait", "continuer"),
    "es": ("habladas", "hablado"),
    "ru": ("городами", "городов"),
    "fi": ("taloissa", "talossa"),
    "ar": ("الكتاب", "كتاب"),
}


@pytest.mark.parametrize("code", ALIKE)
def test_forms_of_a_word_have_one_stem(code: str) -> None:
    stemmer = Stemmers().of(code)
    assert stemmer is not None
    one, other = ALIKE[code]
    assert stemmer.stemWord(one) == stemmer.stemWord(other)


def test_a_language_that_the_library_does_not_know_has_no_stemmer() -> None:
    assert Stemmers().of("ja") is None
    assert Stemmers().of("xx") is None
