"""Choosing the sentences that together are worth the most."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from standfirst.summarizers.news.candidates import Candidate
from standfirst.summarizers.news.coreference import Mention
from standfirst.summarizers.news.faults import Found, Grade
from standfirst.summarizers.news.policy import POLICY
from standfirst.summarizers.news.selection import Selection, select
from standfirst.summarizers.selection import Budget

ANY_WORDS = 10**6
ALIKE = 0.85


def candidate(
    value: float,
    *,
    unfit: float = 0.0,
    need: float = 0.0,
    antecedents: Mapping[int, float] | None = None,
    words: int = 20,
) -> Candidate:
    return Candidate(words, value, unfit, need, antecedents or {}, None, Mention())


def nothing_in_common(_place: int) -> frozenset[int]:
    return frozenset()


def chosen(candidates: Sequence[Candidate], sentences: int, words: int = ANY_WORDS) -> set[int]:
    return select(candidates, POLICY, nothing_in_common, Budget(sentences, words)).chosen


@pytest.mark.parametrize("seed", range(40))
def test_nothing_better_is_found_by_trying_all(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311  # made-up figures, no secret
    same = [{i, j} for i, j in combinations(range(9), 2) if pick.random() > ALIKE]

    def repeats(place: int) -> set[int]:
        return {other for pair in same if place in pair for other in pair - {place}}

    candidates = [
        candidate(
            pick.random(),
            unfit=pick.random() ** 2,
            need=pick.random(),
            antecedents={place - 1: 0.8} if place % 3 == 2 else {},
        )
        for place in range(9)
    ]
    candidates = [replace(one, part=place // 3) for place, one in enumerate(candidates)]
    best = max(Selection(candidates, POLICY, repeats).beside(some).worth for some in combinations(range(9), 3))
    assert select(candidates, POLICY, repeats, Budget(3, ANY_WORDS)).worth == pytest.approx(best)


@pytest.mark.parametrize("seed", range(20))
def test_what_sentences_are_worth_does_not_depend_on_which_was_taken_first(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311  # made-up figures, no secret
    candidates = [
        candidate(
            pick.random(),
            need=pick.random(),
            antecedents={j: pick.random() for j in range(max(0, i - 2), i)},
        )
        for i in range(8)
    ]
    candidates = [replace(one, part=i // 3) for i, one in enumerate(candidates)]

    def repeats(place: int) -> set[int]:
        return {other for other in range(8) if other != place and (place + other) % 5 == 0}

    selection = Selection(candidates, POLICY, repeats)
    for place in pick.sample(range(8), 6):
        taken = sorted({*selection.chosen, place})
        selection.take(place)
        assert selection.worth == pytest.approx(Selection(candidates, POLICY, repeats).beside(taken).worth)


def test_a_sentence_comes_with_the_one_that_it_needs() -> None:
    candidates = [candidate(0.3), candidate(0.2), candidate(0.9, need=1.0, antecedents={1: 1.0}), candidate(0.4)]
    assert chosen(candidates, 2) == {1, 2}


def test_a_sentence_whose_need_cannot_be_met_is_left() -> None:
    candidates = [candidate(0.3), candidate(0.5, need=1.0), candidate(0.3)]
    assert chosen(candidates, 2) == {0, 2}


def test_what_is_likely_to_be_unfit_is_left() -> None:
    assert chosen([candidate(0.5, unfit=0.9), candidate(0.3), candidate(0.1)], 1) == {1}


def test_the_same_is_not_told_twice() -> None:
    candidates = [candidate(0.5), candidate(0.5), candidate(0.3)]
    told = select(candidates, POLICY, lambda place: {1 - place} if place < 2 else set(), Budget(2, ANY_WORDS))
    assert told.chosen == {0, 2}


def test_what_is_foreign_is_no_summary_beside_others() -> None:
    foreign = Candidate(20, 0.9, 0.0, 0.0, {}, Found(Grade.FOREIGN, "It is not part of the article."), Mention())
    assert chosen([foreign, candidate(0.1)], 2) == {1}
    assert chosen([foreign], 1) == {0}


def test_of_two_that_tell_as_much_the_one_in_a_part_without_any_is_taken() -> None:
    candidates = [candidate(0.5), candidate(0.31), replace(candidate(0.3), part=1)]
    assert chosen(candidates, 2) == {0, 2}


def test_of_equals_the_first_is_taken() -> None:
    assert chosen([candidate(0.3)] * 6, 2) == {0, 1}


def test_the_budget_is_kept() -> None:
    assert chosen([candidate(0.9, words=50), candidate(0.3, words=20), candidate(0.2, words=20)], 3, 45) == {1, 2}
