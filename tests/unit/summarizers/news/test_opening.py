"""Whether an article opens with a standfirst."""

from __future__ import annotations

import pytest
from tests.unit.summarizers.articles import HARBOUR, article_of, source_of

from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.opening import is_standfirst, opening_paragraph, opening_place
from standfirst.summarizers.source import Source
from standfirst.text.sentences import article_sentences


def test_a_sentence_that_says_what_the_article_is_about_is_a_standfirst() -> None:
    told = (
        "Port Ellery's council will close the old harbour to cargo ships next spring and spend millions on new quays, "
        "a footbridge and a museum, although dock workers plan a strike against the terminal and its machines."
    )
    source = source_of([told, *HARBOUR[2:]])
    assert is_standfirst(source, 0, Dependence(source))


def test_a_detail_at_the_top_is_no_standfirst() -> None:
    source = source_of(["Two of 9 officers were hurt at 4 in the morning.", *HARBOUR])
    assert not is_standfirst(source, 0, Dependence(source))


@pytest.mark.parametrize(
    ("opening", "places"),
    [
        ("The old harbour will close. Is it the end of the port? The council says no.", [0, 1, 2]),
        ("The old harbour will close to ships. The council says no. Is it the end of the port?", [0, 1]),
        ("The old harbour of Port Ellery will close to cargo ships next spring.", []),
        (" ".join(HARBOUR[:3]), [0, 1, 2]),
        ("Ellery. The old harbour will close to cargo ships. The council says no to the port.", [1, 2]),
        ("Your old harbour has everything a city needs. The quays. The cranes and all the sheds.", []),
        (" ".join(HARBOUR[:4]), []),
    ],
)
def test_a_short_opening_paragraph_is_read_as_a_whole(opening: str, places: list[int]) -> None:
    article = article_of([opening, *HARBOUR[4:]])
    source = Source(article, article_sentences(article))
    assert list(opening_paragraph(source, opening_place(source, range(5)))) == places


def test_a_label_opens_nothing() -> None:
    assert opening_place(source_of(["Port Ellery, Tuesday", *HARBOUR]), range(13)) == 1
