"""The jobs: a page or a text in, the rendered reply out. They run in workers; importing them loads no engine."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from standfirst import rendering
from standfirst.config import Bounds, Briefing
from standfirst.model import (
    Article,
    BriefingDocument,
    Document,
    FailedDocument,
    Length,
    PlainText,
    Reading,
    SummaryOptions,
)
from standfirst.rendering import briefing_requests

if TYPE_CHECKING:
    from standfirst.model import Summary


def write_summary(
    document: Document | PlainText,
    options: SummaryOptions,
    include: Collection[str],
    form: rendering.Form,
    bounds: Bounds,
) -> bytes:
    """Sum up and render.

    Raises:
        StandfirstError: as `pipeline.summarize_document` does.
    """
    return rendering.render_summary(summarize(document, options, bounds), form, include).encode()


def write_article(document: Document | PlainText, form: rendering.Form, bounds: Bounds) -> bytes:
    """Extract and render.

    Raises:
        StandfirstError: as `extraction.extract_article` does.
    """
    from standfirst import extraction  # noqa: PLC0415  # the engine, which the parent never loads

    return rendering.render_article(extraction.extract_article(document, bounds), form).encode()


def summarize(document: Document | PlainText, options: SummaryOptions, bounds: Bounds) -> Summary:
    """Sum up, for a caller that does more with the summary than pass it on.

    Raises:
        StandfirstError: as `pipeline.summarize_document` does.
    """
    from standfirst import pipeline  # noqa: PLC0415  # the engine, which the parent never loads

    return pipeline.summarize_document(document, options, bounds)


def read_briefing_request(body: bytes, bounds: Bounds, settings: Briefing) -> briefing_requests.BriefingRequest:
    """Understand a request for a briefing.

    Raises:
        StandfirstError: as `briefing_requests.read_briefing_request` does.
    """
    return briefing_requests.read_briefing_request(body, bounds, settings)


def read_for_briefing(document: BriefingDocument, length: Length, bounds: Bounds) -> Reading:
    """Read one document of a briefing.

    Raises:
        StandfirstError: as `pipeline.read_for_briefing` does.
    """
    from standfirst import pipeline  # noqa: PLC0415  # the engine, which the parent never loads

    return pipeline.read_for_briefing(document, length, bounds)


def write_briefing(  # noqa: PLR0913  # what was read, what of it failed, what is wanted, and how
    readings: Sequence[Reading | None],
    failed: Sequence[FailedDocument],
    length: Length,
    read_before: Sequence[Article],
    *,
    form: rendering.Form,
    reading_milliseconds: float,
) -> bytes:
    """Tell what was read, and render it."""
    from standfirst import pipeline  # noqa: PLC0415  # the engine, which the parent never loads

    briefing = pipeline.brief(readings, failed, length, read_before, reading_milliseconds)
    return rendering.render_briefing(briefing, form).encode()


def write_recalled_briefing(
    articles: Sequence[Article], length: Length, read_before: Sequence[Article], form: rendering.Form
) -> bytes:
    """Tell what the history holds, and render it."""
    from standfirst import pipeline  # noqa: PLC0415  # the engine, which the parent never loads

    return rendering.render_briefing(pipeline.recall_briefing(articles, length, read_before), form).encode()
