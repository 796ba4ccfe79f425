"""Quotations that reach over two sentences."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import HARBOUR, article_of

from standfirst.model import Length, SummaryOptions
from standfirst.summarizers import summarize
from standfirst.summarizers.news.quotations import amid_quotations, over_two_sentences
from standfirst.summarizers.source import Source
from standfirst.text.sentences import article_sentences

QUOTATION = (
    "“The harbour of Port Ellery has been too loud for cargo ships and for everybody else. "
    "The council has to close it next spring,” said Mayor Ines Calder."
)


def test_a_quotation_over_two_sentences_is_found_by_its_first() -> None:
    article = article_of([HARBOUR[0], QUOTATION, *HARBOUR[1:]])
    assert over_two_sentences(Source(article, article_sentences(article))) == {1}


def test_a_quotation_of_nobody_is_not() -> None:
    article = article_of([HARBOUR[0], QUOTATION.replace(" said Mayor Ines Calder", " on the old quay"), *HARBOUR[1:]])
    assert over_two_sentences(Source(article, article_sentences(article))) == frozenset()


@pytest.mark.parametrize("amount", range(1, 9))
def test_such_a_quotation_is_taken_whole_or_not_at_all(amount: int) -> None:
    article = article_of([HARBOUR[0], QUOTATION, *HARBOUR[1:]], title="Mayor Calder: harbour too loud for Port Ellery")
    options = SummaryOptions(length=Length("sentences", amount))
    taken = {s.sources[0] for s in summarize(article, article_sentences(article), options).sentences}
    assert len(taken) <= amount
    assert (1 in taken) == (2 in taken)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('"We are tired. It is far too loud here. Close it now", said the mayor. It will close.', {1}),
        ("«We are tired. It is far too loud here. Close it now», said the mayor.", {1}),
        ('The mayor spoke of "noise". It is far too loud there. He left with the "owners", too.', set()),
        ('"We are tired. It is far too loud here. The owners left for Gorse Point.', set()),
    ],
)
def test_what_stands_in_a_quotation_is_known(text: str, places: set[int]) -> None:
    article = article_of([text])
    assert amid_quotations(Source(article, article_sentences(article))) == places
