"""The public functions: pure, safe in threads and in worker processes of any engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from standfirst import extraction, pipeline, rendering
from standfirst.model import DEFAULT_METHOD, Article, Document, Length, Sentence, Summary, SummaryOptions
from standfirst.text import sentences as sentence_splitting


def extract(html: str | bytes, url: str | None = None) -> Article:
    """Find the article in a page.

    Args:
        html: the page, as text or as bytes (the charset is found from BOM and meta).
        url: its address, if known.

    Raises:
        ContentError: the page holds no article, or cannot be read.
    """
    return extraction.extract_article(Document(html, url), pipeline.DEFAULT_BOUNDS).article


def summarize(
    html: str | bytes,
    url: str | None = None,
    length: str | Length | Mapping[str, object] = "medium",
    method: str = DEFAULT_METHOD,
    language: str | None = None,
) -> Summary:
    """Sum up a page in sentences of its own.

    Args:
        html: the page, as text or as bytes.
        url: its address, if known.
        length: `short`, `medium`, `long`, or a `Length`; a ceiling.
        method: a summarizer's name.
        language: an ISO 639-1 code, where it is known better than the page says.

    Raises:
        RequestError: an option is impossible.
        ContentError: the page holds no article, or cannot be read.
    """
    options = SummaryOptions.of(method=method, length=length, language=language)
    return pipeline.summarize_document(Document(html, url, language=language), options)


def summarize_text(
    text: str,
    title: str | None = None,
    language: str | None = None,
    length: str | Length | Mapping[str, object] = "medium",
    method: str = DEFAULT_METHOD,
) -> Summary:
    """Sum up plain text whose paragraphs are parted by blank lines; arguments and errors as in `summarize`."""
    return pipeline.summarize_text(text, title, SummaryOptions.of(method=method, length=length, language=language))


def render(summary: Summary, form: Literal["json", "markdown", "text"] = "json") -> str:
    """Write a summary down: as the HTTP reply's JSON, as Markdown, or as plain text.

    Raises:
        InvalidRequest: the form is none of the three.
    """
    return rendering.render_summary(summary, form)


def sentences(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """Split a text into sentences with their offsets: `text[s.start:s.end] == s.text`."""
    return sentence_splitting.split(text, language)
