"""The page's own words about its article, through `extract_article` and `find_metadata`."""

from __future__ import annotations

import json

from standfirst.config import Bounds
from standfirst.extraction import extract_article
from standfirst.extraction.metadata import find_metadata
from standfirst.extraction.page.parsing import parse
from standfirst.model import Document, OwnWords
from standfirst.rendering import render_article

URL = "https://a.example/news/2024/pier-at-larkhaven-to-be-repaired-18765.html"
NODE = {
    "@type": "NewsArticle",
    "headline": "Pier to be repaired",
    "alternativeHeadline": "Larkhaven mends its pier",
    "description": "The board has voted for the repair, which will take two years.",
    "keywords": ["Larkhaven", "Piers, Harbours"],
}
HEAD = (
    '<meta property="og:title" content="Eleven years later, a pier">'
    '<meta property="og:description" content="The board has voted for the repair…">'
    '<meta name="description" content="All about the pier.">'
    '<meta name="keywords" content="larkhaven, board">'
)


def own_words(html: str, *nodes: object, url: str | None = None) -> OwnWords:
    return find_metadata(parse(html), [json.dumps(node) for node in nodes], url).own_words


def test_they_are_gathered_from_all_that_a_page_declares() -> None:
    found = own_words(f"{HEAD}<h1>Pier to be repaired</h1><p>x</p>", NODE, url=URL)
    assert found.descriptions == (NODE["description"], "All about the pier.")
    assert found.headlines == ("Larkhaven mends its pier", "Eleven years later, a pier")
    assert found.keywords == ("larkhaven", "Piers", "Harbours", "board")
    assert found.address_words == ("pier", "at", "larkhaven", "to", "be", "repaired")
    assert found.bullets == ()


def test_an_address_without_a_sentence_of_words_tells_nothing() -> None:
    assert own_words("<p>x</p>", url="https://a.example/news/local/18765").address_words == ()
    assert own_words("<p>x</p>").address_words == ()


def test_an_address_in_another_script_is_decoded() -> None:
    url = "https://a.example/%D0%BC%D0%BE%D1%81%D1%82-%D1%87%D0%B5%D1%80%D0%B5%D0%B7-%D1%80%D0%B5%D0%BA%D1%83"
    assert own_words("<p>x</p>", url=url).address_words == ("мост", "через", "реку")


def test_values_of_a_wrong_kind_are_passed_over() -> None:
    node = {"@type": "Article", "headline": {"a": 1}, "keywords": [1, {"name": "x"}, None], "description": 7}
    assert own_words("<p>x</p>", node) == OwnWords()


def test_an_article_carries_them_and_no_output_shows_them() -> None:
    text = "The harbour board voted on Tuesday to repair the old pier after eleven years of delays and quarrels. " * 12
    page = f"<html><head>{HEAD}</head><body><h1>Pier to be repaired</h1><article><p>{text}</p></article></body></html>"
    extraction = extract_article(Document(page, URL), Bounds())
    assert "All about the pier." in extraction.article.own_words.descriptions
    for form in ("json", "markdown", "text"):
        assert "All about the pier" not in render_article(extraction, form)
