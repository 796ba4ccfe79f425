"""The pass over the markup before it is parsed, through `scan`."""

from __future__ import annotations

import contextlib

import pytest

from standfirst.config import Bounds
from standfirst.errors import PageTooComplex, UnsupportedDocument
from standfirst.extraction.page.scanning import MAX_JSON_LD, scan

BOUNDS = Bounds()


@pytest.mark.parametrize(
    "page",
    [
        "<p>Plain text, with <b>bold</b> and <a href='x'>a link</a>.</p>",
        "<P CLASS=old>Upper case<BR>and breaks",
        "<p title='a > b'>greater in an attribute</p>",
        '<p x"">a stray quote</p><p>and what follows</p>',
        "<p>1 < 2 and 3 << 4</p>",
        "<p>an unfinished tag <a href=",
    ],
)
def test_ordinary_markup_is_left_as_it_is(page: str) -> None:
    assert scan(page, BOUNDS).html == page


@pytest.mark.parametrize(
    "noise",
    [
        "<script>if (a < b) document.write('<p>no</p>')</script>",
        "<SCRIPT>var a = '</p>'</SCRIPT >",
        "<style>p > a { color: red }</style>",
        "<!-- a comment with <p> and -- dashes -->",
        "<svg><path d='M0 0'/></svg>",
        "<textarea>typed <p> text</textarea>",
        "<select><option>one<option>two</select>",
        "<iframe src=x>old browsers</iframe>",
        "<!DOCTYPE html>",
        "<?xml version='1.0'?>",
    ],
)
def test_what_can_be_no_text_is_cut_without_a_notice(noise: str) -> None:
    page = scan(f"<p>before</p>{noise}<p>after</p>", BOUNDS)
    assert page.html == "<p>before</p><p>after</p>"
    assert not page.dropped
    assert not page.truncated


def test_a_comment_between_letters_leaves_no_space() -> None:
    assert scan("<p>eigh<!-- -->teen</p>", BOUNDS).html == "<p>eighteen</p>"


def test_an_unclosed_drawing_ends_at_the_next_paragraph() -> None:
    assert scan("<svg><path><p>text</p>", BOUNDS).html == "<p>text</p>"


@pytest.mark.parametrize("opener", ["<!-- ", "<script>", "<style>", "<textarea>"])
def test_what_is_never_closed_takes_the_rest_with_it(opener: str) -> None:
    """As in browsers."""
    assert scan(f"<p>before</p>{opener}<p>after</p>", BOUNDS).html == "<p>before</p>"


def test_structured_data_is_kept_apart() -> None:
    page = scan('<script type="application/ld+json">{"a": 1}</script><script>code()</script><p>text</p>', BOUNDS)
    assert page.json_ld == ['{"a": 1}']
    assert page.html == "<p>text</p>"


def test_structured_data_over_its_bounds_is_passed_over() -> None:
    huge = f'<script type="application/ld+json">{"x" * (BOUNDS.json_ld_bytes + 1)}</script>'
    many = '<script type="application/ld+json">{}</script>' * 50
    assert scan(f"<p>text</p>{huge}", BOUNDS).json_ld == []
    assert len(scan(f"<p>text</p>{many}", BOUNDS).json_ld) == MAX_JSON_LD


def test_data_addresses_are_dropped_silently() -> None:
    page = scan(f'<img alt="x" src="data:image/png;base64,{"A" * 7_000_000}"><p>after</p>', BOUNDS)
    assert page.html == '<img alt="x"><p>after</p>'
    assert not page.dropped


def test_an_attribute_over_its_bound_is_dropped_and_told() -> None:
    page = scan(f'<div id="a" data-x="{"y" * 5_000_000}"><p>text</p></div>', BOUNDS)
    assert page.html == '<div id="a"><p>text</p></div>'
    assert page.dropped


@pytest.mark.parametrize("hidden", ["", ' title=">"'])
def test_attributes_over_their_number_are_dropped_and_told(hidden: str) -> None:
    page = scan(f"<p{hidden} {' '.join(f'a{n}=1' for n in range(200_000))}>text</p>", BOUNDS)
    assert page.html.count("=") <= BOUNDS.attributes
    assert page.html.endswith("text</p>")
    assert page.dropped


def test_text_over_its_bound_is_cut_and_told() -> None:
    page = scan(f"<p>{'word ' * 1_600_000}</p><p>after</p>", BOUNDS)
    assert len(page.html) <= BOUNDS.text_bytes + 10
    assert page.html.startswith("<p>word word")
    assert page.truncated


@pytest.mark.parametrize("piece", ["<p>x", "<br>", "<div>", "<tr><td>x</td></tr>", "<svg><p>"])
def test_more_elements_than_any_article_has_are_refused(piece: str) -> None:
    with pytest.raises(PageTooComplex):
        scan(piece * 100_000, BOUNDS)


@pytest.mark.parametrize("text", ["no markup at all", "1 < 2 > 0", '{"json": true}'])
def test_a_document_without_markup_is_refused(text: str) -> None:
    with pytest.raises(UnsupportedDocument):
        scan(text, BOUNDS)


@pytest.mark.parametrize(
    "piece", ["<", "</", "<!-- ", "<!", '<a "', "<a =", "<a b='\" c=\"' ", "<script>", "<svg>", "<select><option>"]
)
def test_a_million_broken_pieces_end_in_a_page_or_a_name(piece: str) -> None:
    with contextlib.suppress(PageTooComplex):
        assert len(scan("<p>text</p>" + piece * 500_000, BOUNDS).html) <= BOUNDS.text_bytes + 2_000_000


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (r"a \ud83d b", r"a \ufffd b"),
        (r"\uDC00", r"\ufffd"),
        (r"\ud83d\ude00", r"\ud83d\ude00"),
        (r"\u00e9", r"\u00e9"),
    ],
)
def test_half_characters_in_data_are_replaced(written: str, kept: str) -> None:
    page = scan(f'<script type="application/ld+json">["{written}"]</script><p>Text', Bounds())
    assert page.json_ld == [f'["{kept}"]']
