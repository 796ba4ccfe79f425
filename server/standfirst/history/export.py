"""The history as files: JSON Lines for programs, Markdown for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Literal

from standfirst.history.entries import Entry
from standfirst.rendering.as_markdown import escape, link

ExportForm = Literal["jsonl", "markdown"]


def export(entries: Iterable[Entry], form: ExportForm) -> Iterator[str]:
    """Write entries down, one piece of text each."""
    write = _as_json if form == "jsonl" else _as_markdown
    return (write(entry) for entry in entries)


def _as_json(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def _as_markdown(entry: Entry) -> str:
    heading = link(entry.title or entry.url or "Untitled", entry.url)
    credit = " · ".join(escape(part) for part in (entry.byline, entry.site_name, entry.saved_at[:10]) if part)
    sentences = "\n".join(f"- {escape(sentence)}" for sentence in entry.sentences)
    return f"## {heading}\n\n{credit}\n\n{sentences}\n\n"
