"""Lengths as budgets, and the part of a long article that is ranked."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import HARBOUR, source_of

from standfirst.model import Length
from standfirst.summarizers.selection import Budget, preselect


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


def test_a_short_article_is_ranked_whole() -> None:
    part, places = preselect(source_of(HARBOUR), 50)
    assert len(part.sentences) == len(HARBOUR)
    assert list(places) == list(range(len(HARBOUR)))


def test_of_a_long_article_the_sentences_about_its_subject_are_ranked() -> None:
    stray = "Meanwhile, quite elsewhere, somebody baked seventeen enormous pancakes."
    part, places = preselect(source_of([*HARBOUR[:6], stray, *HARBOUR[6:]]), 6)
    assert len(part.sentences) == 6
    assert 6 not in places
    assert [s.index for s in part.sentences] == list(places) == sorted(places)
