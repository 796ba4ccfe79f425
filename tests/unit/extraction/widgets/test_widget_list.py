"""The list of widgets, through `widget_list` and `read_widget_list`."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from standfirst.extension_folder import extension_folder
from standfirst.extraction.widgets.selectors import select
from standfirst.extraction.widgets.widget_list import normal_label, read_widget_list, widget_list

INSTALLED = extension_folder() / "shared" / "widgets.json"


def test_every_selector_is_understood_here_and_has_its_first_test() -> None:
    for row in widget_list().rows:
        for selector, required in row.selectors:
            select(lxml.html.document_fromstring("<p></p>"), selector)
            assert required.text


def test_every_row_names_a_site_a_kind_and_a_way_to_find_it() -> None:
    content = json.loads(INSTALLED.read_text(encoding="utf-8"))
    kinds = {"prompt", "button", "static", "modal", "tab", "expander", "popover"}
    for row in content["widgets"]:
        assert row["site"]
        assert row["languages"]
        assert row["kind"] in kinds
        assert row["selectors"] or row["labels"]


def test_the_wheels_place_is_read_like_the_checkouts(tmp_path: Path) -> None:
    """Where the package carries the extension inside it."""
    copy = tmp_path / "standfirst" / "extension" / "shared"
    copy.mkdir(parents=True)
    (copy.parent / "manifest.json").write_text("{}", encoding="utf-8")
    (copy / "widgets.json").write_bytes(INSTALLED.read_bytes())
    folder = extension_folder(tmp_path / "standfirst")
    assert folder == copy.parent
    assert read_widget_list(folder / "shared" / "widgets.json").rows == widget_list().rows


@pytest.mark.parametrize(
    "label",
    [
        "Key Takeaways",
        "KEY POINTS:",
        "⚡ At a glance",
        "Takeaways by Bloomberg AI",
        "TL;DR",
        "In Kürze:",
        "L’essentiel",
        "Kort fortalt",
        "요약",
        "要約",
        "摘要",
        "Das Wichtigste in Kürze",
        "AI summary",
    ],
)
def test_publishers_names_for_a_summary_are_labels(label: str) -> None:
    assert widget_list().is_label(label)
    assert widget_list().holds_label(["x", f" {label} "])


@pytest.mark.parametrize(
    "text", ["Summary of the match", "The key points are these", "Gist of it", "", "Register", "In"]
)
def test_a_label_is_the_whole_text(text: str) -> None:
    assert not widget_list().is_label(text)


@pytest.mark.parametrize(
    ("text", "offers"), [("No time to read?", True), ("Get a summary", True), ("Key points", False)]
)
def test_an_offer_is_told_from_a_heading(text: str, *, offers: bool) -> None:
    assert widget_list().is_prompt(text) is offers


def test_a_row_with_hosts_applies_there_and_below() -> None:
    row = next(row for row in widget_list().rows if "businessinsider.com" in row.hosts)
    assert row.is_on("businessinsider.com")
    assert row.is_on("www.businessinsider.com")
    assert not row.is_on("notbusinessinsider.com")


def test_a_label_is_compared_without_what_stands_around_it() -> None:
    assert normal_label(" »  Das  Wichtigste\nin Kürze: « ") == "das wichtigste in kürze"
