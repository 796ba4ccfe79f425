"""The history as a file."""

from __future__ import annotations

import json

from tests.unit.history.entries import summary_of

from standfirst.history import MAX_PAGE, History, export


def test_an_export_in_json_lines_holds_everything(history: History) -> None:
    history.add(summary_of("One “quoted”."))
    history.add(summary_of("Two\nlines."))
    lines = list(export(history.all_entries(), "jsonl"))
    assert all(line.count("\n") == 1 for line in lines)
    assert [json.loads(line)["text"] for line in lines] == ["Two\nlines.", "One “quoted”."]
    assert set(json.loads(lines[0])) >= {"id", "saved_at", "url", "title", "text", "sentences"}


def test_an_export_in_markdown_lets_no_page_write_markup(history: History) -> None:
    """What came from a page is text."""
    hostile = "<script>alert(1)</script> ![x](https://evil.example/pixel) [a](javascript:alert(1)) `c` # h"
    history.add(summary_of(hostile, title=hostile, url='https://news.example/a(b)>"<c'))
    written = "".join(export(history.all_entries(), "markdown"))
    assert "<" not in written.replace("\\<", "")
    assert "![" not in written
    assert "](javascript" not in written.replace("\\](", "")
    assert written.startswith("## [")
    assert "https://news.example/a%28b%29%3E%22%3Cc)" in written


def test_a_long_history_is_listed_whole(history: History) -> None:
    for number in range(MAX_PAGE + 3):
        history.add(summary_of(f"{number}."))
    assert len(list(history.all_entries())) == MAX_PAGE + 3
    assert len(history.entries(limit=10**6).entries) == MAX_PAGE
