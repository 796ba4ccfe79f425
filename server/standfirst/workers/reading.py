"""The jobs: what came over the wire in, the rendered reply out. They run in workers; importing them loads no engine.

The parent passes a request's bytes on unread, so that no JSON, however it is made, holds up the other readers, and
two workers do twice the work of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standfirst import rendering
from standfirst.config import Bounds, Briefing
from standfirst.model import (
    Address,
    Article,
    BriefingDocument,
    Candidates,
    Document,
    Extraction,
    FailedDocument,
    Length,
    Notice,
    PlainText,
    Reading,
    SummaryOptions,
)
from standfirst.rendering import briefing_requests
from standfirst.rendering.requests import SummaryRequest, read_summary_request
from standfirst.summarizers import check_method

if TYPE_CHECKING:
    from standfirst.model import Summary

Asked = bytes | SummaryRequest
"""The body of a request; or a request that was read before, once the page that it names has been fetched."""


def answer_summary(asked: Asked, form: rendering.Form, bounds: Bounds) -> bytes | SummaryRequest:
    """Sum up and render.

    Returns:
        The reply's body; or the request, if its caller has to fetch the page, or to ask a model, first.

    Raises:
        StandfirstError: the request is refused, or as `pipeline.summarize_document` does.
    """
    wanted, summary = summarize_request(asked, bounds)
    return wanted if summary is None else rendering.render_summary(summary, form, wanted.include).encode()


def answer_article(asked: Asked, form: rendering.Form, bounds: Bounds) -> bytes | SummaryRequest:
    """Extract and render.

    Returns:
        As in `answer_summary`.

    Raises:
        StandfirstError: the request is refused, or as `extraction.extract_article` does.
    """
    from standfirst import extraction  # noqa: PLC0415  # the engine, which the parent never loads

    wanted = _read(asked, bounds)
    source = _source(wanted)
    if source is None:
        return wanted
    return rendering.render_article(extraction.extract_article(source, bounds), form).encode()


def summarize_request(asked: Asked, bounds: Bounds) -> tuple[SummaryRequest, Summary | None]:
    """Sum up, for a caller that does more with the summary than pass it on.

    Returns:
        The request, and the summary; None if its caller has to fetch the page, or to ask a model, first.

    Raises:
        StandfirstError: as in `answer_summary`.
    """
    wanted = _read(asked, bounds)
    source = _source(wanted)
    return wanted, None if source is None or wanted.options.asks_model else summarize(source, wanted.options, bounds)


def summarize(document: Document | PlainText, options: SummaryOptions, bounds: Bounds) -> Summary:
    """Sum up what has been read already.

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


def find_candidates(document: Document | PlainText, options: SummaryOptions, bounds: Bounds) -> Candidates:
    """Read, for a language model that chooses from what was read.

    Raises:
        StandfirstError: as `pipeline.find_candidates` does.
    """
    from standfirst import pipeline  # noqa: PLC0415  # the engine, which the parent never loads

    return pipeline.find_candidates(document, options, bounds)


def summarize_extraction(
    extracted: Extraction, options: SummaryOptions, notices: tuple[Notice, ...], chosen_by: str | None
) -> Summary:
    """Sum up what was read, by what a model chose."""
    from standfirst import pipeline  # noqa: PLC0415  # the engine, which the parent never loads

    return pipeline.summarize_extraction(extracted, options, notices, chosen_by)


def _read(asked: Asked, bounds: Bounds) -> SummaryRequest:
    wanted = read_summary_request(asked, bounds) if isinstance(asked, bytes) else asked
    check_method(wanted.options.method)
    return wanted


def _source(wanted: SummaryRequest) -> Document | PlainText | None:
    return None if isinstance(wanted.source, Address) else wanted.source
