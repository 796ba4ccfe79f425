"""Text as the reader sees it, through `clean_text` and `clean_paragraphs`."""

from __future__ import annotations

import pytest

from standfirst.extraction.page.cleaning import clean_paragraphs, clean_text
from standfirst.model import Paragraph


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("har\u00adbour bridge", "harbour bridge"),
        ("coun\u200bcil\ufeff", "council"),
        ("12\u00a0000\u202fF  and\n\tmore", "12 000 F and more"),
        ("\u202ereversed\u202c text", "reversed text"),
        ("bell\x07 and escape\x1b", "bell and escape"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("family 👨\u200d👩\u200d👧 emoji", "family 👨\u200d👩\u200d👧 emoji"),
        ("joined\u200d latin", "joined latin"),
        ("e" + "\u0301" * 50 + " stacked", "e" + "\u0301" * 4 + " stacked"),
        ("}} The council met.", "The council met."),
        ("The council met. }}", "The council met."),
        ("A set {1, {2}} has two members.", "A set {1, {2}} has two members."),
        ("The set is {1, {2}}", "The set is {1, {2}}"),
    ],
)
def test_a_text_loses_what_nobody_sees(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    "leftover",
    [
        "}}",
        "{{",
        "}} }}",
        "{{ article.lead }}",
        "{% endif %}",
        "[[ad]]",
        "<%= name %>",
        "${title}",
        '[adrotate group="3"]',
        "[/caption]",
        "***",
        "—",
        "",
        "\u200b",
    ],
)
def test_what_a_template_left_is_no_text(leftover: str) -> None:
    assert clean_text(leftover) == ""


@pytest.mark.parametrize("text", ["[Applause]", "(laughs)", "$5", "{a}", "[1] See the report."])
def test_brackets_with_words_are_text(text: str) -> None:
    assert clean_text(text) == text


def test_paragraphs_are_counted_anew_and_keep_their_kind() -> None:
    raw = (Paragraph(0, "text", "}}"), Paragraph(1, "heading", " A  heading "), Paragraph(2, "quote", "“Said.”"))
    assert clean_paragraphs(raw) == (Paragraph(0, "heading", "A heading"), Paragraph(1, "quote", "“Said.”"))


def test_a_megabyte_of_braces_is_no_trouble() -> None:
    assert clean_text("}} " * 400_000 + "end") == "end"
