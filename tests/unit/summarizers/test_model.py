"""What is left of a choice behind the guards."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import HARBOUR, article_of, sentences_of

from standfirst.model import Length, NoticeCode, SummaryOptions
from standfirst.summarizers import Choice, model_candidates, summarize

SENTENCES = (
    "The council of Larkhaven voted on Tuesday to rebuild the old ferry landing for 4.2 million euros.",
    "Mayor Ruth Alder said that the work would begin in spring and take two years.",
    "She promised the fishermen a longer pier as well.",
    "A third of the money comes from the state, which has paid for three such landings since 2019.",
    "The owner of the ferry line welcomed the vote, for his boats carried 400 people a day before the storm.",
    "The council of Larkhaven voted on Tuesday to rebuild the old ferry landing for 4.2 million euros again.",
    "Shopkeepers on the northern bank have lost half of their customers since the flood, a survey found.",
    "It was the second vote of the year.",
)


MEDIUM = Length("sentences", 3)


def chosen(*numbers: int, length: Length = MEDIUM) -> Choice:
    article = article_of(SENTENCES)
    return summarize(article, sentences_of(article), SummaryOptions.of(choose=numbers, length=length))


def places(choice: Choice) -> list[int]:
    return [place for sentence in choice.sentences for place in sentence.sources]


def test_what_can_stand_is_taken_as_chosen_in_the_articles_order() -> None:
    assert places(chosen(6, 0, 4)) == [0, 4, 6]


def test_a_sentence_that_needs_another_takes_it_along_where_there_is_room() -> None:
    assert places(chosen(2, 6)) == [1, 2, 6]


def test_where_most_of_it_hangs_what_points_back_makes_way() -> None:
    told = places(chosen(2, 7, length=Length("sentences", 2)))
    assert len(told) == 2
    assert told != [2, 7]


def test_nothing_is_told_twice() -> None:
    told = places(chosen(0, 5, 4))
    assert 5 not in told
    assert {0, 4} <= set(told)


@pytest.mark.parametrize("length", [Length("sentences", 2), Length("words", 35), Length("ratio", 0.3)])
def test_the_length_is_a_ceiling_whatever_was_chosen(length: Length) -> None:
    told = chosen(*range(len(SENTENCES)), length=length)
    words = sum(len(sentence.text.split()) for sentence in told.sentences)
    all_words = sum(len(text.split()) for text in SENTENCES)
    reached = {"sentences": len(told.sentences), "words": words, "ratio": words / all_words}[length.unit]
    assert 0 < reached <= length.amount


def test_numbers_that_the_article_does_not_have_are_left_out() -> None:
    assert places(chosen(900, 6, 77)) == [6]


def test_where_nothing_is_left_news_chooses_and_says_so() -> None:
    told = chosen(900)
    assert told.method == "news"
    assert told.sentences
    assert [notice.code for notice in told.notices] == [NoticeCode.MODEL_UNAVAILABLE]


def test_a_model_is_asked_for_as_many_as_fit() -> None:
    article = article_of(HARBOUR)
    for length, amount in ((Length("sentences", 3), 3), (Length("sentences", 1), 1), (Length("ratio", 1), 0)):
        options = SummaryOptions.of(method="model", length=length)
        _, ranking, asked = model_candidates(article, sentences_of(article), options)
        assert asked == amount
        assert sorted(ranking) == (list(range(len(HARBOUR))) if amount else [])


def test_what_reads_like_a_teaser_makes_way() -> None:
    teaser = "Read on to find out what you should know about it!"
    article = article_of((*SENTENCES, teaser))
    options = SummaryOptions.of(choose=(len(SENTENCES), 0, 4), length=MEDIUM)
    told = summarize(article, sentences_of(article), options)
    assert {0, 4} <= set(places(told))
    assert len(SENTENCES) not in places(told)
