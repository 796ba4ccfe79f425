"""What trafilatura thinks of a page, through `ask` and `votes`."""

import lxml.html

from standfirst.extraction.blocks.second_opinion import ask, votes
from standfirst.extraction.page.parsing import parse

PROSE = (
    "The harbour board met on Tuesday, and after two hours of debate it voted to repair the old pier before winter. "
)


def test_the_prose_of_a_page_is_among_its_lines() -> None:
    page = f"<html><body><article><h1>Pier</h1><p>{PROSE}</p><p>{PROSE * 3}</p></article></body></html>"
    assert any(PROSE.strip() in line for line in ask(parse(page), None))


def test_an_empty_tree_has_no_lines() -> None:
    assert ask(lxml.html.document_fromstring("<p></p>"), None) == []


def test_blocks_are_voted_for_by_how_much_of_them_is_in_the_lines() -> None:
    assert votes([PROSE, "Subscribe to our newsletter today"], [PROSE], 8).tolist() == [1.0, -1.0]


def test_no_lines_are_no_opinion() -> None:
    assert votes([PROSE], [], 8).tolist() == [0.0]


def test_blocks_that_it_may_have_missed_are_not_voted_down() -> None:
    assert votes([PROSE, "Another paragraph of the same article"], [PROSE], 1_000).tolist() == [1.0, 0.0]
