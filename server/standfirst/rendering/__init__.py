"""Summaries and articles as JSON, Markdown and text; JSON requests to the model, strictly."""

from __future__ import annotations

import json
from typing import Literal

from standfirst.model import Summary

__all__ = ["render_summary"]


def render_summary(summary: Summary, form: Literal["json", "markdown", "text"]) -> str:
    """Write a summary down."""
    return summary.text if form != "json" else json.dumps({"text": summary.text})
