"""The part of a long article that sumy's methods rank."""

from __future__ import annotations

from tests.unit.summarizers.articles import HARBOUR, source_of

from standfirst.summarizers.sumy_methods import LONGEST, SUMY_METHODS, preselect


def test_a_short_article_is_ranked_whole() -> None:
    part, places = preselect(source_of(HARBOUR), 50, 5000)
    assert len(part.sentences) == len(HARBOUR)
    assert list(places) == list(range(len(HARBOUR)))


def test_of_a_long_article_the_sentences_about_its_subject_are_ranked() -> None:
    stray = "Meanwhile, quite elsewhere, somebody baked seventeen enormous pancakes."
    part, places = preselect(source_of([*HARBOUR[:6], stray, *HARBOUR[6:]]), 6, 5000)
    assert len(part.sentences) == 6
    assert 6 not in places
    assert [s.index for s in part.sentences] == list(places) == sorted(places)


def test_of_long_sentences_fewer_are_ranked() -> None:
    part, places = preselect(source_of(HARBOUR), 50, 20)
    assert 1 <= len(places) < len(HARBOUR)
    assert sum(len(terms[:LONGEST]) for terms in part.terms) <= 20


def test_one_sentence_is_ranked_however_long() -> None:
    _, places = preselect(source_of(["The harbour of the town closes. " * 50]), 50, 5)
    assert list(places) == [0]


def test_every_row_names_its_paper() -> None:
    assert all(method.paper and method.algorithm for method in SUMY_METHODS.values())
