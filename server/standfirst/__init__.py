"""Standfirst: a news page's summary, made on your own machine, out of the article's own sentences."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standfirst.api import briefing, extract, render, sentences, summarize, summarize_text
    from standfirst.errors import StandfirstError
    from standfirst.model import (
        Article,
        Briefing,
        Length,
        Notice,
        Paragraph,
        Sentence,
        Story,
        StorySentence,
        Summary,
        SummarySentence,
    )

__version__ = "0.1.0"

_HOMES = {
    "briefing": "api",
    "extract": "api",
    "render": "api",
    "sentences": "api",
    "summarize": "api",
    "summarize_text": "api",
    "StandfirstError": "errors",
    "Article": "model",
    "Briefing": "model",
    "Length": "model",
    "Notice": "model",
    "Paragraph": "model",
    "Sentence": "model",
    "Story": "model",
    "StorySentence": "model",
    "Summary": "model",
    "SummarySentence": "model",
}

__all__ = [
    "Article",
    "Briefing",
    "Length",
    "Notice",
    "Paragraph",
    "Sentence",
    "StandfirstError",
    "Story",
    "StorySentence",
    "Summary",
    "SummarySentence",
    "__version__",
    "briefing",
    "extract",
    "render",
    "sentences",
    "summarize",
    "summarize_text",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for (PEP 562), so that `--help` loads no engine."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name what has yet to be imported, too, for those who look around in a console."""
    return sorted({*globals(), *__all__})
