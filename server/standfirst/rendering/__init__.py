"""Summaries, articles and briefings as JSON, Markdown and text; JSON requests to the model, strictly."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, Protocol

from standfirst.errors import InvalidRequest
from standfirst.model import Briefing, Extraction, Summary
from standfirst.rendering import as_json, as_markdown, as_text

__all__ = ["INCLUDABLE", "Form", "render_article", "render_briefing", "render_summary", "summary_fields", "write_json"]

Form = Literal["json", "markdown", "text"]

INCLUDABLE = as_json.INCLUDABLE
"""Parts of the article that the JSON of a summary holds on request only: they are as large as the article."""


summary_fields, write_json = as_json.summary_fields, as_json.write


class _Writer(Protocol):
    def summary(self, value: Summary, /) -> str: ...

    def extraction(self, value: Extraction, /) -> str: ...

    def briefing(self, value: Briefing, /) -> str: ...


_WRITERS: Mapping[Form, _Writer] = {"json": as_json, "markdown": as_markdown, "text": as_text}


def render_summary(
    summary: Summary, form: Form = "json", include: Collection[str] = (), history_id: int | None = None
) -> str:
    """Write a summary down.

    Args:
        summary: what to write.
        form: `json` (the reply of `POST /v1/summaries`), `markdown` or `text`.
        include: for JSON, any of `INCLUDABLE`.
        history_id: for JSON, where the history keeps it.

    Raises:
        InvalidRequest: the form is none of the three.
    """
    if form == "json":
        return as_json.summary(summary, include, history_id)
    return _writer(form).summary(summary)


def render_article(extraction: Extraction, form: Form = "json") -> str:
    """Write an extraction down, with the article's text and paragraphs.

    Raises:
        InvalidRequest: the form is none of the three.
    """
    return _writer(form).extraction(extraction)


def render_briefing(briefing: Briefing, form: Form = "json") -> str:
    """Write a briefing down: `json` (the reply of `POST /v1/briefings`), `markdown` or `text`.

    Raises:
        InvalidRequest: the form is none of the three.
    """
    return _writer(form).briefing(briefing)


def _writer(form: Form) -> _Writer:
    if form not in tuple(_WRITERS):  # compared, not hashed: a program may pass anything
        raise InvalidRequest("There is no such form.", hint=f"Use one of {', '.join(_WRITERS)}.")
    return _WRITERS[form]
