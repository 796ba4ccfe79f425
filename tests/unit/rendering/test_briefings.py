"""Briefings written down, and requests for them understood."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from tests.unit.stories.articles import FERRY, LIBRARY

import standfirst
from standfirst.config import Bounds, Briefing
from standfirst.errors import AddressNotAllowed, InvalidRequest
from standfirst.model import Address, Document, Length, PlainText
from standfirst.rendering.briefing_requests import BriefingRequest, read_briefing_request
from standfirst.rendering.text_fragments import link_to

DOCUMENTS = [
    {"text": text, "site_name": outlet, "url": f"https://news.example/{n}", "title": f"Ferry [{n}]"}
    for n, (outlet, text) in enumerate(FERRY.items())
]


def read(value: object, settings: Briefing = Briefing()) -> BriefingRequest:  # noqa: B008  # it is frozen
    """Read a value as it would come over the wire."""
    return read_briefing_request(json.dumps(value).encode(), Bounds(), settings)


def test_the_json_is_that_of_the_contract() -> None:
    briefing = standfirst.briefing([*DOCUMENTS, {"text": ""}])
    written = json.loads(standfirst.render(briefing))
    assert set(written) == {"stories", "articles", "failed", "timings_ms"}
    assert set(written["stories"][0]) >= {"articles", "near_duplicates", "from", "to", "sentences"}
    assert set(written["stories"][0]["sentences"][0]) == {
        "text", "article", "index", "start", "end", "link", "only_here", "new",
    }  # fmt: skip
    first = written["stories"][0]["sentences"][0]
    assert first["link"] == link_to(f"https://news.example/{first['article']}", first["text"])
    assert written["articles"][0]["site_name"] == "Harbour Post"
    assert written["articles"][3] is None
    assert written["failed"][0]["document"] == 3
    assert {"code", "detail", "hint"} <= set(written["failed"][0])


def test_markdown_links_each_sentence_to_its_place() -> None:
    written = standfirst.render(standfirst.briefing(DOCUMENTS), "markdown")
    assert written.startswith("## [Ferry \\[")
    lines = [line for line in written.splitlines() if line.startswith("- ")]
    assert len(lines) == 3
    assert all("(https://news.example/" in line and "#:~:text=" in line for line in lines)


def test_text_names_the_outlet_of_each_sentence_and_what_is_missing() -> None:
    written = standfirst.render(standfirst.briefing([*DOCUMENTS, {"text": ""}]), "text")
    assert written.count("(Harbour Post)") + written.count("(only Harbour Post") == 1
    assert "Document 4 is missing" in written


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(InvalidRequest):
        standfirst.render(standfirst.briefing([]), "pdf")  # type: ignore[arg-type]  # what a caller may pass


def test_a_long_sentence_is_named_by_its_ends() -> None:
    sentence = "It was a bright, cold day - in April & May - " * 4 + "and the clocks were striking thirteen."
    fragment = link_to("https://a.example/x?y#old", sentence).partition("#:~:text=")[2]
    assert fragment == "It%20was%20a%20bright%2C%20cold,the%20clocks%20were%20striking%20thirteen."
    assert link_to("https://a.example/x?y#old", "One - two.") == "https://a.example/x?y#:~:text=One%20%2D%20two."


def test_a_long_sentence_without_spaces_is_named_by_its_ends_too() -> None:
    fragment = link_to("https://a.example/", "市議会は火曜日に古い港を閉鎖することを決めた" * 8)
    assert fragment.count(",") == 1
    assert len(fragment) < 600


def test_documents_are_understood_with_what_is_known_of_them() -> None:
    request = read(
        {
            "documents": [
                {"html": "<p>One.", "url": "https://a.example/", "published": "2026-11-30T08:00:00Z"},
                {"text": "Two.", "url": "https://b.example/", "title": "A\ttitle", "site_name": "B", "language": "en"},
                {"url": "https://c.example/"},
            ],
            "length": {"unit": "words", "amount": 50},
        }
    )
    page, text, address = request.documents
    assert page.source == Document("<p>One.", "https://a.example/")
    assert page.published == "2026-11-30"
    assert (text.source, text.url, text.site_name) == (PlainText("Two.", "A title", "en"), "https://b.example/", "B")
    assert address.source == Address("https://c.example/")
    assert request.length == Length("words", 50)


@pytest.mark.parametrize(
    "moment", ["2026-11-30T00:00:00Z", "2026-11-30T01:00:00+01:00", "2026-11-30 00:00:00.000+00:00"]
)
def test_since_is_a_moment(moment: str) -> None:
    assert read({"since": moment}).since == datetime(2026, 11, 30, tzinfo=UTC)


TEXT = {"text": "One."}


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"documents": []},
        {"documents": {}},
        {"documents": "one"},
        {"documents": [TEXT], "since": "2026-11-30"},
        {"documents": [TEXT], "length": 3},
        {"documents": [TEXT], "method": "news"},
        {"documents": [TEXT] * 51},
        {"documents": [None]},
        {"documents": ["One."]},
        {"documents": [{}]},
        {"documents": [{"html": "<p>", "text": "One."}]},
        {"documents": [{"html": 3}]},
        {"documents": [{"text": []}]},
        {"documents": [{**TEXT, "published": "yesterday"}]},
        {"documents": [{**TEXT, "published": "2026-13-45"}]},
        {"documents": [{**TEXT, "language": "English"}]},
        {"documents": [{**TEXT, "body": "x"}]},
        {"since": "yesterday"},
        {"since": 5},
        {"since": "0001-01-01T00:00:00+14:00"},
        {"since": ""},
    ],
)
def test_what_cannot_be_is_refused_with_a_hint(value: object) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read(value)
    assert caught.value.hint


def test_an_address_that_is_none_of_a_page_is_refused() -> None:
    with pytest.raises(AddressNotAllowed, match="Document 1"):
        read({"documents": [TEXT, {"url": "file:///etc/passwd"}]})


def test_the_message_names_the_document() -> None:
    with pytest.raises(InvalidRequest, match="Document 2"):
        standfirst.briefing([TEXT, TEXT, {"text": "Two.", "url": 5}])


def test_python_takes_bytes_documents_and_texts_as_well() -> None:
    page = f"<html lang=en><title>Seeds</title><article><h1>Seeds</h1><p>{LIBRARY}</article></html>"
    briefing = standfirst.briefing(
        [{"html": page.encode(), "url": "https://a.example/"}, Document(page), PlainText(FERRY["Coast Radio"])]
    )
    assert [article is not None for article in briefing.articles] == [True, True, True]
    assert briefing.stories[0].near_duplicates


def test_an_address_alone_is_not_fetched_by_a_pure_function() -> None:
    with pytest.raises(InvalidRequest, match="address alone"):
        standfirst.briefing([{"url": "https://a.example/"}])
