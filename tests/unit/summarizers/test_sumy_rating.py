"""The door to sumy."""

from __future__ import annotations

from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer

from standfirst.summarizers.sumy_rating import rate


def test_equal_sentences_have_a_rating_each() -> None:
    words = [("harbour", "closes"), ("strike", "begins"), ("harbour", "closes")]
    assert len(rate(LexRankSummarizer, words)) == len(words)


def test_sentences_that_others_resemble_are_rated_higher() -> None:
    words = [
        ("harbour", "closes", "spring"),
        ("harbour", "closes", "workers"),
        ("harbour", "spring", "workers"),
        ("pancakes", "baked", "elsewhere"),
        ("museum", "opened", "yesterday"),
    ]
    ratings = rate(ReductionSummarizer, words)
    assert min(ratings[:3]) > max(ratings[3:])


def test_sentences_that_share_nothing_are_no_obstacle() -> None:
    """LexRank divides by zero there; the ratings are numbers all the same."""
    assert all(rating == rating for rating in rate(LexRankSummarizer, [("a",), ("b",)]))  # noqa: PLR0124  # NaN is unlike itself


def test_stop_words_are_passed_over() -> None:
    words = [("the", "harbour", "the", "harbour"), ("the", "the", "the", "the")]
    ratings = rate(LuhnSummarizer, words, frozenset({"the"}))
    assert ratings[0] > ratings[1] == 0


def test_no_words_give_no_ratings() -> None:
    assert rate(LexRankSummarizer, [(), ()]) == [0.0, 0.0]
