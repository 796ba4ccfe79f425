"""Where an article begins to tell its news."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import HARBOUR, article_of, sentences_of, source_of

from standfirst.model import SummaryOptions
from standfirst.summarizers import summarize
from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.telling import telling_place

TITLE = "Port Ellery's council closes the old harbour to cargo ships"


def place(openings: list[str], title: str | None = TITLE) -> int:
    """Where an article tells, behind other opening sentences."""
    source = source_of([*openings, *HARBOUR], title)
    return telling_place(source, 0, Dependence(source))


@pytest.mark.parametrize("title", [TITLE, None])
@pytest.mark.parametrize(
    "openings",
    [
        ["Have you ever wondered what becomes of cranes that nobody needs?"],
        ["You may think that nothing ever changes by the sea, and you would be wrong."],
        ["Gulls scream, and somewhere a bell rings.", "It is early, and nobody is about yet on the quay."],
        ["Here is what everybody should know about it before the spring:"],
    ],
)
def test_an_article_tells_its_news_behind_a_teaser(openings: list[str], title: str | None) -> None:
    assert place(openings, title) == len(openings)


@pytest.mark.parametrize("title", [TITLE, None])
def test_an_article_that_opens_with_its_news_tells_it_there(title: str | None) -> None:
    assert place([], title) == 0


def test_a_sentence_that_leans_on_the_teaser_does_not_open_the_news() -> None:
    openings = ["Have you ever wondered what becomes of cranes?", f"But {HARBOUR[0][0].lower()}{HARBOUR[0][1:]}"]
    assert place(openings) == len(openings)


def test_a_summary_goes_on_from_where_the_news_are_told() -> None:
    teaser = "Have you ever wondered what becomes of cranes that nobody needs?"
    article = article_of([teaser, *HARBOUR], TITLE)
    summary = summarize(article, sentences_of(article), SummaryOptions.of(method="news"))
    assert summary.sentences[0].text == HARBOUR[0]
    assert teaser not in [sentence.text for sentence in summary.sentences]
