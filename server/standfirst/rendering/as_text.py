"""Summaries and articles as plain text, without control characters that a terminal would obey."""

from __future__ import annotations

import re

from standfirst.model import Briefing, Extraction, Summary
from standfirst.rendering.briefings import failures, outline

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def summary(value: Summary) -> str:
    """Write the headline, the sentences, each on its line, and what the reader must know."""
    sentences = "\n".join(s.text for s in value.sentences)
    notices = "\n".join(f"({notice.message})" for notice in value.notices)
    return _joined(value.article.title, sentences, notices)


def extraction(value: Extraction) -> str:
    """Write the headline and the article."""
    return _joined(value.article.title, value.article.text)


def briefing(value: Briefing) -> str:
    """Write each story: its headline, who tells it, the sentences with their outlets, and what failed at the end."""
    told = []
    for story in outline(value):
        lines = [story.headline, story.provenance]
        lines += [f"  {line.text} ({line.label})" if line.label else f"  {line.text}" for line in story.sentences]
        lines += [f"  {remark}" for remark in story.remarks]
        told.append("\n".join(line for line in lines if line))
    failed = "\n".join(f"({line})" for line in failures(value))
    return _joined(*told, failed)


def _joined(*parts: str | None) -> str:
    return _CONTROLS.sub("", "\n\n".join(part for part in parts if part)) + "\n"
