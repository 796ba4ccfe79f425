"""The jobs, called in this process."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.api.replies import PAGE, PARAGRAPHS

from standfirst.config import Bounds
from standfirst.errors import InvalidRequest, UnknownMethod
from standfirst.model import Document
from standfirst.rendering.requests import SummaryRequest
from standfirst.workers import reading

SENTENCE = PARAGRAPHS[0].partition(". ")[0] + "."
TEXT = {"text": "\n\n".join(PARAGRAPHS), "title": "A title"}


def body(**fields: object) -> bytes:
    """A request as it comes."""
    return json.dumps(fields).encode()


def test_a_text_is_summed_up_under_the_callers_title() -> None:
    """A selection has no headline of its own."""
    asked = body(**TEXT, method="lead", include=["article_text"])
    value = json.loads(bytes_of(reading.answer_summary(asked, "json", Bounds())))
    assert value["article"]["title"] == "A title"
    assert value["sentences"][0]["text"] == SENTENCE
    assert value["article"]["text"].startswith(SENTENCE)


def test_a_text_is_given_back_as_an_article() -> None:
    """Cleaned, in paragraphs."""
    value = json.loads(bytes_of(reading.answer_article(body(**TEXT), "json", Bounds())))
    assert len(value["article"]["paragraphs"]) >= 1
    assert SENTENCE in value["article"]["text"]


def test_a_page_is_given_back_as_an_article() -> None:
    """In the form that was asked for."""
    assert SENTENCE in bytes_of(reading.answer_article(body(html=PAGE), "text", Bounds())).decode()


def test_what_names_a_page_comes_back_to_be_fetched() -> None:
    """And is answered once the page is there."""
    for job in (reading.answer_summary, reading.answer_article):
        wanted = job(body(url="https://news.example/a", method="lead"), "text", Bounds())
        assert isinstance(wanted, SummaryRequest)
        assert SENTENCE in bytes_of(job(replace(wanted, source=Document(PAGE)), "text", Bounds())).decode()
    assert reading.summarize_request(body(url="https://news.example/a"), Bounds())[1] is None


def test_what_cannot_be_asked_for_is_refused() -> None:
    """As errors, which cross to the parent."""
    with pytest.raises(InvalidRequest):
        reading.answer_summary(b"{", "json", Bounds())
    with pytest.raises(UnknownMethod):
        reading.answer_article(body(html=PAGE, method="no such"), "json", Bounds())


def bytes_of(reply: bytes | SummaryRequest) -> bytes:
    """The reply, which is one."""
    assert isinstance(reply, bytes)
    return reply
