"""The jobs, called in this process."""

from __future__ import annotations

import json

import pytest
from tests.api.replies import PAGE, PARAGRAPHS

from standfirst.errors import InvalidRequest
from standfirst.model import Document, SummaryOptions
from standfirst.rendering.requests import SummaryRequest
from standfirst.workers import reading

SENTENCE = PARAGRAPHS[0].partition(". ")[0] + "."
TEXT = "\n\n".join(PARAGRAPHS)


def request(document: Document | None = None, text: str | None = None) -> SummaryRequest:
    """Ask for a medium summary."""
    return SummaryRequest(document, text, None, "A title", SummaryOptions(method="lead"), frozenset({"article_text"}))


def test_a_text_is_summed_up_under_the_callers_title() -> None:
    """A selection has no headline of its own."""
    value = json.loads(reading.summary(request(text=TEXT), "json"))
    assert value["article"]["title"] == "A title"
    assert value["sentences"][0]["text"] == SENTENCE
    assert value["article"]["text"].startswith(SENTENCE)


def test_a_text_is_given_back_as_an_article() -> None:
    """Cleaned, in paragraphs."""
    value = json.loads(reading.article(request(text=TEXT), "json"))
    assert len(value["article"]["paragraphs"]) >= 1
    assert SENTENCE in value["article"]["text"]


def test_a_page_is_given_back_as_an_article() -> None:
    """In the form that was asked for."""
    assert SENTENCE in reading.article(request(Document(PAGE)), "text").decode()


def test_a_page_that_nobody_fetched_is_refused() -> None:
    """The workers open no connections."""
    for job in (reading.summary, reading.article):
        with pytest.raises(InvalidRequest):
            job(request(), "json")
