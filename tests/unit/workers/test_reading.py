"""The jobs, called in this process."""

from __future__ import annotations

import json

from tests.api.replies import PAGE, PARAGRAPHS

from standfirst.config import Bounds
from standfirst.model import Document, PlainText, SummaryOptions
from standfirst.workers import reading

SENTENCE = PARAGRAPHS[0].partition(". ")[0] + "."
TEXT = PlainText("\n\n".join(PARAGRAPHS), "A title")


def test_a_text_is_summed_up_under_the_callers_title() -> None:
    """A selection has no headline of its own."""
    options = SummaryOptions(method="lead")
    value = json.loads(reading.write_summary(TEXT, options, {"article_text"}, "json", Bounds()))
    assert value["article"]["title"] == "A title"
    assert value["sentences"][0]["text"] == SENTENCE
    assert value["article"]["text"].startswith(SENTENCE)


def test_a_text_is_given_back_as_an_article() -> None:
    """Cleaned, in paragraphs."""
    value = json.loads(reading.write_article(TEXT, "json", Bounds()))
    assert len(value["article"]["paragraphs"]) >= 1
    assert SENTENCE in value["article"]["text"]


def test_a_page_is_given_back_as_an_article() -> None:
    """In the form that was asked for."""
    assert SENTENCE in reading.write_article(Document(PAGE), "text", Bounds()).decode()
