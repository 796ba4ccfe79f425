"""Summaries and articles as JSON, Markdown and text; JSON requests to the model, strictly."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from standfirst.errors import InvalidRequest
from standfirst.model import Extraction, Summary
from standfirst.rendering import as_json, as_markdown, as_text

__all__ = ["FORMS", "INCLUDABLE", "Form", "render_article", "render_summary"]

Form = Literal["json", "markdown", "text"]
FORMS: tuple[Form, ...] = ("json", "markdown", "text")

INCLUDABLE = as_json.INCLUDABLE
"""Parts of the article that the JSON of a summary holds on request only: they are as large as the article."""


def render_summary(
    summary: Summary, form: str = "json", include: Collection[str] = (), history_id: int | None = None
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
    if form == "markdown":
        return as_markdown.summary(summary)
    if form == "text":
        return as_text.summary(summary)
    raise InvalidRequest("There is no such form of a summary.", hint=f"Use one of {', '.join(FORMS)}.")


def render_article(extraction: Extraction, form: str = "json") -> str:
    """Write an extraction down, with the article's text and paragraphs.

    Raises:
        InvalidRequest: the form is none of the three.
    """
    if form == "json":
        return as_json.extraction(extraction)
    if form == "markdown":
        return as_markdown.extraction(extraction)
    if form == "text":
        return as_text.extraction(extraction)
    raise InvalidRequest("There is no such form of an article.", hint=f"Use one of {', '.join(FORMS)}.")
