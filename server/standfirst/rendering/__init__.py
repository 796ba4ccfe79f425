"""Summaries and articles as JSON, Markdown and text; JSON requests to the model, strictly."""

from __future__ import annotations

import json
from typing import Literal

from standfirst.model import Extraction, Summary

__all__ = ["render_article", "render_summary"]


def render_summary(summary: Summary, form: Literal["json", "markdown", "text"]) -> str:
    """Write a summary down."""
    return summary.text if form != "json" else json.dumps({"text": summary.text})


def render_article(extraction: Extraction, form: Literal["json", "markdown", "text"]) -> str:
    """Write an article down; its JSON is the reply of `POST /v1/articles`."""
    text = extraction.article.text
    return text if form != "json" else json.dumps({"article": {"text": text}})
