"""What is no article text whatever it says, through `measure`."""

import pytest

from standfirst.extraction.blocks.cutting import cut
from standfirst.extraction.blocks.features import measure
from standfirst.extraction.blocks.text import Stated
from standfirst.extraction.page.parsing import parse

PROSE = "The harbour board met on Tuesday, and after two hours of debate it voted to repair the old pier."
TITLE = "Harbour board votes to repair the pier"


def barred(body: str, title: str | None = None) -> list[bool]:
    page = cut(parse(f"<html><body class='single no-caption'>{body}</body></html>"))
    _, layout = measure(page, Stated(title))
    return [bool(bar) for bar in layout.barred]


@pytest.mark.parametrize(
    "attributes",
    [
        "id='onetrust-consent-sdk'",
        "role='dialog'",
        "class='modal fade'",
        "class='imageCaption'",
        "class='wp-caption-text'",
        "id='comments'",
        "class='comment-list'",
        "class='author-bio'",
        "class='infobox'",
        "class='fact-box'",
        "class='is-hidden'",
    ],
)
def test_parts_that_their_names_give_away_are_barred(attributes: str) -> None:
    assert barred(f"<p>{PROSE}</p><p>{PROSE * 2}</p><div {attributes}><p>{PROSE}</p></div>") == [False, False, True]


@pytest.mark.parametrize("name", ["description", "biology", "overflow-hidden-x", "commentary", "modality"])
def test_names_that_only_begin_so_bar_nothing(name: str) -> None:
    assert barred(f"<p>{PROSE * 2}</p><div class='{name}'><p>{PROSE}</p></div>") == [False, False]


def test_an_aside_is_barred() -> None:
    assert barred(f"<p>{PROSE * 2}</p><aside><p>{PROSE}</p></aside>") == [False, True]


def test_a_part_that_holds_the_headline_is_the_article_whatever_its_name() -> None:
    inside = f"<div class='modal'><h1>{TITLE}</h1><p>{PROSE}</p></div>"
    assert barred(f"{inside}<p>{PROSE * 3}</p>", TITLE) == [False, False, False]


def test_a_part_that_holds_most_of_a_page_without_headline_is_the_article() -> None:
    assert barred(f"<div id='comments'><p>{PROSE * 3}</p></div><p>{PROSE}</p>") == [False, False]


def test_a_label_with_a_link_is_barred_and_a_link_in_prose_is_not() -> None:
    prompt = "<p>Read also: <a href='/f'>The ferry timetable changes in March, and the islands protest</a></p>"
    assert barred(f"<p>{PROSE} <a href='/p'>The pier</a> is old.</p>{prompt}") == [False, True]
