"""Markup into a tree, through `parse`."""

from __future__ import annotations

import pytest

from standfirst.errors import NoArticleFound, PageTooComplex
from standfirst.extraction.page.parsing import parse


@pytest.mark.parametrize("depth", [1, 300, 2_000])
def test_text_is_kept_however_deep_an_honest_page_nests(depth: int) -> None:
    tree = parse(f"{'<div>' * depth}deep{'</div>' * depth}<p>after</p>")
    assert tree.text_content() == "deepafter"


def test_a_page_that_nests_deeper_is_refused_and_not_cut() -> None:
    with pytest.raises(PageTooComplex):
        parse("<div>" * 5_000 + "deep")


def test_nothing_is_no_page() -> None:
    with pytest.raises(NoArticleFound):
        parse(" ")


def test_a_text_of_many_megabytes_is_whole() -> None:
    assert len(parse(f"<p>{'x' * 12_000_000}</p>").text_content()) == 12_000_000


def test_a_declaration_of_another_charset_changes_nothing() -> None:
    assert parse('<meta charset="big5"><p>Größe, 茶</p>').text_content() == "Größe, 茶"


@pytest.mark.parametrize("body", ["", "<body>", "</head><body>"])
def test_an_article_stands_in_the_body_whether_the_page_opens_it_or_not(body: str) -> None:
    tree = parse(f"<title>Title</title><meta name=a content=b>{body}<article><p>One.</p></article><p>Two.</p>")
    assert [node.tag for node in tree.find("head")] == ["title", "meta"]
    assert tree.find("body").text_content() == "One.Two."


def test_what_follows_the_end_of_the_page_is_read() -> None:
    tree = parse("<html><body><p>Menu</p></body></html><main><p>The bridge opens.</p></main>")
    assert tree.text_content() == "MenuThe bridge opens."
