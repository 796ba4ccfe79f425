"""Snowball's stemmers with table searches, against Snowball's own."""

from __future__ import annotations

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from standfirst.text.stemmers import Stemmers
from standfirst.text.tables import languages
from standfirst.text.tags import english_name
from standfirst.text.words import stop_words

STEMMED = sorted(
    code for code in languages() if english_name(code) in snowballstemmer.algorithms() and stop_words(code)
)


@pytest.mark.parametrize("code", STEMMED)
def test_stems_are_those_of_the_library(code: str) -> None:
    ours, own = Stemmers().of(code), snowballstemmer.stemmer(english_name(code))
    assert ours is not None
    words = stop_words(code)
    assert [ours.stemWord(word) for word in words] == [own.stemWord(word) for word in words]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'é", min_size=1))
def test_any_word_has_the_stem_of_the_library(word: str) -> None:
    stemmers = Stemmers()
    for code in ("en", "fr"):
        ours = stemmers.of(code)
        assert ours is not None
        assert ours.stemWord(word) == snowballstemmer.stemmer(english_name(code)).stemWord(word)


def test_a_language_that_the_library_does_not_know_has_no_stemmer() -> None:
    assert Stemmers().of("ja") is None
    assert Stemmers().of("xx") is None
