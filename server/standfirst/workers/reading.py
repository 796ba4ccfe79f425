"""The jobs: a request in, the rendered reply out. They run in worker processes; importing them loads no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst import rendering
from standfirst.config import Bounds
from standfirst.errors import InvalidRequest
from standfirst.rendering.requests import SummaryRequest

if TYPE_CHECKING:
    from standfirst.model import Extraction, Summary


def summary(request: SummaryRequest, form: str, bounds: Bounds = Bounds()) -> bytes:  # noqa: B008  # frozen
    """Sum up and render.

    Raises:
        StandfirstError: as `pipeline.summarize_document` does.
    """
    return rendering.render_summary(summarized(request, bounds), form, request.include).encode()


def article(request: SummaryRequest, form: str, bounds: Bounds = Bounds()) -> bytes:  # noqa: B008  # frozen
    """Extract and render.

    Raises:
        StandfirstError: as `extraction.extract_article` does.
    """
    return rendering.render_article(_extracted(request, bounds), form).encode()


def summarized(request: SummaryRequest, bounds: Bounds = Bounds()) -> Summary:  # noqa: B008  # frozen
    """Sum up, for a caller that does more with the summary than pass it on.

    Raises:
        StandfirstError: as `pipeline.summarize_document` does.
    """
    from standfirst import pipeline  # noqa: PLC0415  # the engine, which the parent never loads

    if request.text is not None:
        return pipeline.summarize_text(request.text, request.title, request.options, bounds)
    if request.document is not None:
        return pipeline.summarize_document(request.document, request.options, bounds)
    raise InvalidRequest("The page was not fetched.", hint="Fetch it first.")


def _extracted(request: SummaryRequest, bounds: Bounds) -> Extraction:
    from standfirst import extraction  # noqa: PLC0415  # the engine, which the parent never loads

    if request.text is not None:
        return extraction.extract_text(
            request.text, title=request.title, language=request.options.language, bounds=bounds
        )
    if request.document is not None:
        return extraction.extract_article(request.document, bounds)
    raise InvalidRequest("The page was not fetched.", hint="Fetch it first.")
