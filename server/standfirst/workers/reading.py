"""The jobs: a page or a text in, the rendered reply out. They run in workers; importing them loads no engine."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from standfirst import rendering
from standfirst.config import Bounds
from standfirst.model import Document, PlainText, SummaryOptions

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
