"""The history as files: JSON Lines for programs, Markdown for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Literal
from urllib.parse import quote

from standfirst.history.entries import Entry

ExportForm = Literal["jsonl", "markdown"]

# Whatever begins markup in Markdown or HTML; a page's title must not become a link, an image or a tag.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#|~!])")
_LIST_START = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def export(entries: Iterable[Entry], form: ExportForm) -> Iterator[str]:
    """Write entries down, one piece of text each."""
    write = _as_json if form == "jsonl" else _as_markdown
    return (write(entry) for entry in entries)


def _as_json(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def _as_markdown(entry: Entry) -> str:
    title = _escape(entry.title or entry.url or "Untitled")
    heading = f"[{title}](<{quote(entry.url, safe=_SAFE)}>)" if entry.url else title
    credit = " · ".join(_escape(part) for part in (entry.byline, entry.site_name, entry.saved_at[:10]) if part)
    sentences = "\n".join(f"- {_escape(sentence)}" for sentence in entry.sentences)
    return f"## {heading}\n\n{credit}\n\n{sentences}\n\n"


_SAFE = "%/:=&?~#+!$,;'@()*[]"


def _escape(text: str) -> str:
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LIST_START.sub(r"\1\\\2\3", line).replace("&", "&amp;")
