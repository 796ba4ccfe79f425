"""Summaries and articles written down."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.unit.rendering.summaries import ARTICLE, EXTRACTION, FIRST, SECOND, SUMMARY, THIRD

from standfirst import rendering
from standfirst.errors import InvalidRequest
from standfirst.rendering.as_markdown import escape


def test_json_has_the_contracts_fields_in_its_order() -> None:
    """A caller that reads the contract finds exactly these names."""
    value = json.loads(rendering.render_summary(SUMMARY))
    assert list(value) == [
        "article",
        "sentences",
        "text",
        "method",
        "kind",
        "key_facts",
        "keywords",
        "compression_ratio",
        "minutes_saved",
        "notices",
        "timings_ms",
        "history_id",
    ]
    assert list(value["article"]) == [
        "url",
        "title",
        "byline",
        "site_name",
        "published",
        "language",
        "word_count",
        "character_count",
        "sentence_count",
        "reading_minutes",
        "likely",
    ]
    assert list(value["sentences"][0]) == ["text", "index", "paragraph", "start", "end", "score"]
    assert list(value["key_facts"][0]) == ["kind", "text", "sentence", "start", "end", "sentence_text"]


def test_json_offsets_point_into_the_articles_text() -> None:
    """They count code points, so an emoji before a sentence shifts it by one."""
    value = json.loads(rendering.render_summary(SUMMARY, "json", {"article_text"}))
    text = value["article"]["text"]
    assert [text[s["start"] : s["end"]] for s in value["sentences"]] == [FIRST, THIRD]
    fact = value["key_facts"][0]
    assert text[fact["start"] : fact["end"]] == fact["text"] == "4.2 million euros"
    assert fact["sentence_text"] == SECOND


def test_json_holds_the_articles_text_and_paragraphs_only_when_asked() -> None:
    """They are as large as the article."""
    plain = json.loads(rendering.render_summary(SUMMARY))["article"]
    full = json.loads(rendering.render_summary(SUMMARY, "json", ["article_text", "paragraphs"]))["article"]
    assert "text" not in plain
    assert "paragraphs" not in plain
    assert full["text"] == ARTICLE.text
    assert full["paragraphs"][1] == {"index": 1, "kind": "heading", "text": "Buses"}


def test_json_counts_what_the_article_has() -> None:
    """Characters are code points, sentences are those that a summary may choose from."""
    article = json.loads(rendering.render_summary(SUMMARY))["article"]
    assert article["character_count"] == len(ARTICLE.text)
    assert article["sentence_count"] == 3
    assert article["word_count"] == ARTICLE.word_count


def test_an_articles_json_has_text_and_paragraphs() -> None:
    """`POST /v1/articles` is asked for nothing else."""
    value = json.loads(rendering.render_article(EXTRACTION))
    assert list(value) == ["article", "notices", "timings_ms"]
    assert value["article"]["text"] == ARTICLE.text
    assert [p["kind"] for p in value["article"]["paragraphs"]] == ["text", "heading", "list_item", "quote"]
    assert value["notices"] == [{"code": "partial_article", "message": "Only a part of the article is on the page."}]
    assert value["timings_ms"] == {"total": 1.3}


def test_markdown_has_headline_provenance_sentences_and_notices() -> None:
    """What is pasted into notes says where it comes from."""
    assert rendering.render_summary(SUMMARY, "markdown") == (
        "# [Bridge opens](https://news.example/bridge?a=1)\n\n"
        "Ruth Alder · The Elmsford Post · 2024-06-25\n\n"
        f"- {FIRST}\n- {THIRD}\n\n"
        "> Only a part of the article is on the page.\n"
    )


def test_an_article_in_markdown_keeps_the_kinds_of_its_paragraphs() -> None:
    """Headings, list items and quotes look like what they are."""
    lines = rendering.render_article(EXTRACTION, "markdown").splitlines()
    assert "## Buses" in lines
    assert f"- {THIRD}" in lines
    assert "> It took long." in lines


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("1. no list", r"1\. no list"),
        ("2024 was a year", "2024 was a year"),
        ("a_b *c* `d` ~e~", r"a\_b \*c\* \`d\` \~e\~"),
        ("AT&amp;T", "AT&amp;amp;T"),
        ("AT&T", "AT&T"),
        ("> no quote", r"\> no quote"),
        ("One.\n- two", "One.\n\\- two"),
    ],
)
def test_markdown_reads_no_markup_in_a_pages_text(text: str, escaped: str) -> None:
    """A page's words stay words."""
    assert escape(text) == escaped


def test_a_link_in_markdown_does_not_end_early() -> None:
    """An address with a parenthesis or a blank in it stays one address."""
    article = replace(ARTICLE, document_url="https://news.example/a_(b) c>")
    head = rendering.render_summary(replace(SUMMARY, article=article), "markdown").splitlines()[0]
    assert head == "# [Bridge opens](https://news.example/a_%28b%29%20c%3E)"


def test_text_has_one_sentence_a_line() -> None:
    """Line tools can read it."""
    assert rendering.render_summary(SUMMARY, "text") == (
        f"Bridge opens\n\n{FIRST}\n{THIRD}\n\n(Only a part of the article is on the page.)\n"
    )


def test_text_holds_no_control_characters() -> None:
    """A page cannot talk to the reader's terminal."""
    article = replace(ARTICLE, title="Bridge\x1b[31m\x07 opens\x9b2J")
    assert rendering.render_summary(replace(SUMMARY, article=article), "text").startswith("Bridge[31m opens2J\n")


def test_an_article_in_text_is_headline_and_text() -> None:
    """Nothing else."""
    assert rendering.render_article(EXTRACTION, "text") == f"Bridge opens\n\n{ARTICLE.text}\n"


def test_an_unknown_form_is_refused() -> None:
    """Both doors say so in the same words."""
    with pytest.raises(InvalidRequest):
        rendering.render_summary(SUMMARY, "html")  # type: ignore[arg-type]  # what a program may pass
    with pytest.raises(InvalidRequest):
        rendering.render_article(EXTRACTION, "html")  # type: ignore[arg-type]  # what a program may pass


def test_a_publication_that_signs_itself_is_named_once() -> None:
    article = replace(ARTICLE, byline="The Mail", site_name="The Mail")
    assert rendering.render_article(replace(EXTRACTION, article=article), "markdown").count("The Mail") == 1
