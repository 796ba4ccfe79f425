"""Figures and names, as far as two articles can be compared by them."""

from __future__ import annotations

import pytest

from standfirst.model import Article, Paragraph
from standfirst.stories.differing import differing_figures
from standfirst.stories.reported import Reported, is_only_here, numbers
from standfirst.text.sentences import article_sentences


def article(text: str, language: str = "en") -> Article:
    """An article of one paragraph."""
    return Article(language=language, paragraphs=(Paragraph(0, "text", text),))


def only_here(text: str, *others: str, language: str = "en") -> bool:
    """Whether the first sentence of a text reports what the others do not."""
    own = article(text, language)
    compared = [Reported(article(other, language)) for other in others]
    return is_only_here(article_sentences(own)[0], Reported(own), compared)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 people, 1.200 people, 1 200 people and 1200 people", [1200] * 4),
        ("3.5 or 3,5 per cent", [3.5, 3.5]),
        ("on 12 May, May 12 and the 12th of 50 days", [50]),
        ("at 10:30 of 12/05, in room B12 on the 3-year lease", []),
        ("1 234 567 euros", [1234567]),
    ],
)
def test_a_number_is_read_in_any_spelling(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text, "en")] == values


def test_a_figure_that_no_other_article_has_is_only_here() -> None:
    assert only_here("The quake killed 31 people.", "The quake killed many people.")
    assert not only_here("The quake killed 1,200 people.", "The quake killed 1200 people.")


def test_a_small_number_a_year_and_a_day_are_not_only_here() -> None:
    assert not only_here("The quake of 2024 killed 3 people on 12 May.", "The quake killed three people.")


def test_a_full_name_that_no_other_article_has_is_only_here() -> None:
    assert only_here("The mayor, Ines Okafor, wept.", "The mayor wept.")
    assert not only_here("The mayor, Ines Okafor, wept.", "Mrs Okafor wept.")
    assert not only_here("LOS ANGELES — The mayor wept.", "The mayor wept.")


def test_a_noun_of_german_is_no_name() -> None:
    assert not only_here("Der Rat hat das Rathaus verkauft.", "Man trennt sich von dem Gebäude.", language="de")


def differences(one: str, other: str, language: str = "en") -> list[tuple[str, ...]]:
    """The texts of the figures that differ."""
    found = differing_figures({0: article(one, language), 1: article(other, language)})
    return [tuple(figure.text for figure in group) for group in found]


def test_figures_of_one_thing_that_differ_are_found() -> None:
    one, other = "The quake in Tarnby killed 31 people on Sunday.", "On Sunday 45 people were killed by a Tarnby quake."
    assert differences(one, other) == [("31 people", "45 people")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quake in Tarnby killed 31 people.", "The choir of Norwick has 45 people who sing."),  # another thing
        ("The quake in Tarnby cost 10.9 million euros.", "The quake in Tarnby cost 11 million euros."),  # rounded
        ("The quake in Tarnby cost 44.8 million euros.", "The quake in Tarnby cost 44 million euros."),  # cut off
        ("The quake in Tarnby killed 31 people.", "The quake in Tarnby killed 3,100 people."),  # another order
        ("The quake in Tarnby killed 31 people.", "The quake in Tarnby killed 31 people, not 45 people."),  # has both
    ],
)
def test_what_may_both_be_right_does_not_differ(one: str, other: str) -> None:
    assert differences(one, other) == []


def test_sums_differ_by_their_currency() -> None:
    one, other = "The bridge of Tarnby cost the city $14 million.", "The bridge of Tarnby cost the city $21 million."
    assert differences(one, other) == [("$14 million", "$21 million")]


def test_each_figure_stands_where_it_says() -> None:
    texts = "A 🛟 quake in Tarnby killed 31 people on Sunday.", "Sunday: 45 people were killed by a Tarnby quake."
    for group in differing_figures(dict(enumerate(map(article, texts)))):
        for figure in group:
            assert texts[figure.article][figure.start : figure.end] == figure.text
