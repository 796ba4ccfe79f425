"""JSON requests, read strictly."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.config import Bounds
from standfirst.errors import AddressNotAllowed, InvalidRequest, StandfirstError
from standfirst.model import Address, Document, Length, PlainText
from standfirst.rendering.requests import FIELDS, SummaryRequest, read_summary_request

BOUNDS = Bounds()


def read(value: object) -> SummaryRequest:
    """Read a value as it would come over the wire."""
    return read_summary_request(json.dumps(value).encode(), BOUNDS)


def test_a_page_with_all_fields_is_understood() -> None:
    """What the contract shows."""
    request = read(
        {
            "html": "<p>One.",
            "url": "https://news.example/a",
            "title": " A\ttitle ",
            "language": "de",
            "method": "lead",
            "length": {"unit": "words", "amount": 50},
            "include": ["article_text"],
        }
    )
    assert request.source == Document("<p>One.", "https://news.example/a", "A title", "de")
    assert request.options.method == "lead"
    assert request.options.length == Length("words", 50)
    assert request.include == {"article_text"}


def test_nulls_stand_for_what_is_not_given() -> None:
    """A caller may send every field."""
    request = read({**dict.fromkeys(FIELDS), "text": "One."})
    assert request.source == PlainText("One.")
    assert request.options.length == Length.of("medium")


def test_an_address_alone_is_to_be_fetched() -> None:
    request = read({"url": "https://news.example/a", "title": "Mine", "language": "fr"})
    assert request.source == Address("https://news.example/a", "Mine", "fr")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "about:blank", "x", "https://a/\r\nb"])
def test_an_address_beside_a_page_that_is_no_web_address_is_dropped(url: str) -> None:
    """Pages come from anywhere, also from `about:` and `file:`."""
    request = read({"html": "<p>", "url": url})
    assert request.source == Document("<p>")


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a/\r\nb", "https://a b/", "ftp://a/"]
)
def test_an_address_alone_that_is_no_web_address_is_refused(url: str) -> None:
    """It is never fetched."""
    with pytest.raises(AddressNotAllowed):
        read({"url": url})


def test_an_address_of_a_megabyte_is_refused_alone_and_dropped_beside_a_page() -> None:
    """No server takes one."""
    long = "https://news.example/" + "a" * 1_000_000
    with pytest.raises(AddressNotAllowed):
        read({"url": long})
    assert read({"html": "<p>", "url": long}).source == Document("<p>")


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ({}, "html"),
        ({"html": "<p>", "text": "x"}, "text"),
        ({"text": "x", "url": "https://a.example/"}, "url"),
        ({"html": 3}, "html"),
        ({"text": ["x"]}, "text"),
        ({"url": True}, "url"),
        ({"html": "<p>", "title": {}}, "title"),
        ({"html": "<p>", "language": 4}, "language"),
        ({"html": "<p>", "language": "../../x"}, "language"),
        ({"html": "<p>", "language": "English"}, "language"),
        ({"html": "<p>", "method": None, "include": "article_text"}, "include"),
        ({"html": "<p>", "include": [1]}, "include"),
        ({"html": "<p>", "include": [["article_text"]]}, "include"),
        ({"html": "<p>", "include": ["secrets"]}, "include"),
        ({"html": "<p>", "method": 1}, "method"),
        ({"html": "<p>", "length": 3}, "length"),
        ({"html": "<p>", "length": True}, "length"),
        ({"html": "<p>", "length": "3"}, "length"),
        ({"html": "<p>", "length": {"unit": "pages", "amount": 1}}, "length.unit"),
        ({"html": "<p>", "length": {"unit": "sentences", "amount": 0}}, "length.amount"),
        ({"html": "<p>", "length": {"unit": "sentences", "amount": -1}}, "length.amount"),
        ({"html": "<p>", "length": {"unit": "sentences", "amount": 1.5}}, "length.amount"),
        ({"html": "<p>", "length": {"unit": "sentences", "amount": True}}, "length.amount"),
        ({"html": "<p>", "length": {"unit": "sentences", "amount": "3"}}, "length.amount"),
        ({"html": "<p>", "length": {"unit": "sentences", "amount": 1e9}}, "length.amount"),
        ({"html": "<p>", "length": {"unit": "ratio", "amount": 2}}, "length.amount"),
        ({"html": "<p>", "length": {"unit": "sentences"}}, "length"),
        ({"html": "<p>", "speed": "fast"}, "speed"),
    ],
)
def test_a_wrong_field_is_named(value: object, named: str) -> None:
    """The caller learns which, and what to send."""
    with pytest.raises(InvalidRequest) as refusal:
        read(value)
    assert f"`{named}`" in refusal.value.message
    assert refusal.value.hint.startswith(("Send ", "Use ", "Known are "))


def test_an_unknown_fields_name_is_no_way_to_have_text_echoed() -> None:
    """Only what looks like a field's name is repeated."""
    with pytest.raises(InvalidRequest) as refusal:
        read({"<b>bold</b>": 1})
    assert "<b>" not in refusal.value.message


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1]",
        b'"s"',
        b"null",
        b"3",
        b'{"html": "\xff"}',
        b'\xef\xbb\xbf{"html": "x"}',
        b'{"html": "x", "html": "y"}',
        b'{"html": "x", "length": {"unit": "words", "unit": "words", "amount": 1}}',
        b'{"html": "\\ud800"}',
        b'{"\\udc00": "x"}',
        b'{"html": "x", "length": {"unit": "words", "amount": NaN}}',
        b'{"html": "x", "length": {"unit": "words", "amount": Infinity}}',
        b'{"html": "x", "length": {"unit": "words", "amount": -Infinity}}',
        b'{"html": "x", "length": {"unit": "words", "amount": 1e999}}',
        b'{"html": "x", "length": {"unit": "words", "amount": ' + b"9" * 5000 + b"}}",
        b'{"html": "x", "length": {"unit": "words", "amount": ' + b"9" * 4000 + b"}}",
        b'{"include": ' + b"[" * 40 + b"]" * 40 + b"}",
        b'{"include": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"include": ' + b'{"a":' * 100_000,
        b"[" * 100_000,
        b'{"x": [' + b"[]," * 100_000 + b"[]]}",
        b'{"x": [' + b"0," * 100_000 + b"0]}",
        b'{"x": [' + b'"",' * 100_000 + b'""]}',
        b"{" + b",".join(b'"%d": 0' % number for number in range(100_000)) + b"}",
        b'"' + b'\\"' * 100_000,
        b'{"html": "' + b"\\" * 100_001,
    ],
    ids=lambda body: repr(body[:40]),
)
def test_what_is_not_strict_json_is_refused(body: bytes) -> None:
    """Python's reader is lenient, and crashes on what nests deep."""
    with pytest.raises(InvalidRequest):
        read_summary_request(body, BOUNDS)


def test_structure_is_bounded_and_text_is_not() -> None:
    """Quotation marks, brackets and escapes within a page are text."""
    page = '<p class="a">[{"x": [1, 2, 3]}, "\\"]</p>' * 10_000
    assert read({"html": page}).source == Document(page)
    most = replace(BOUNDS, json_tokens=10)
    assert read_summary_request(b'{"text": "a", "title": "b"}', most)  # 4 strings, 2 brackets, 2 colons, 1 comma
    with pytest.raises(InvalidRequest):
        read_summary_request(b'{"text": "a", "title": "b", "url": null}', most)


def test_control_characters_in_a_title_are_dropped() -> None:
    """NUL in a field is no fault, and goes nowhere."""
    request = read({"html": "<p>\0", "title": "A\0B\x1b[1m\u202e\u2066\u200b"})
    assert request.source.title == "A B [1m"


def test_a_title_is_cut_where_no_headline_goes() -> None:
    """It would be kept and shown."""
    request = read({"text": "One.", "title": "x" * 5000})
    assert request.source.title == "x" * BOUNDS.title_characters


@given(
    st.binary(max_size=200) | st.dictionaries(st.sampled_from(FIELDS), st.from_type(object)).map(repr).map(str.encode)
)
def test_any_body_is_understood_or_refused(body: bytes) -> None:
    """Nothing but a named error leaves the reader."""
    with contextlib.suppress(StandfirstError):
        read_summary_request(body, BOUNDS)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_any_values_of_known_fields_are_understood_or_refused(value: dict[str, object]) -> None:
    """Likewise for what is JSON."""
    with contextlib.suppress(StandfirstError):
        read(value)
