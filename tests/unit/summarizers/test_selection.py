"""Lengths as budgets."""

from __future__ import annotations

import pytest

from standfirst.model import Length
from standfirst.summarizers.selection import Budget


@pytest.mark.parametrize(
    ("length", "sentences", "words", "held"),
    [
        (Length("sentences", 3), 3, 900, True),
        (Length("sentences", 3), 4, 10, False),
        (Length("words", 50), 9, 50, True),
        (Length("words", 50), 1, 51, False),
        (Length("ratio", 0.25), 9, 100, True),
        (Length("ratio", 0.25), 9, 101, False),
    ],
)
def test_a_length_is_a_ceiling(length: Length, sentences: int, words: int, *, held: bool) -> None:
    assert Budget.of(length, article_words=400).holds(sentences, words) is held
