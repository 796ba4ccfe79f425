"""Summaries that the reader's own model makes: a worker reads the page, this thread asks the model, a worker finishes.

The model has no part in what a page may cost: it is asked outside the workers, within `model.seconds`, and for as long
as the caller waits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from flask import request

from standfirst.config import LanguageModel
from standfirst.language_model import decide
from standfirst.model import Document, PlainText, Summary, SummaryOptions
from standfirst.web import waiting
from standfirst.web.services import services
from standfirst.workers import reading


def model_settings() -> LanguageModel:
    """The settings as they are now, so that choosing another model needs no restart."""
    current = services().current.load() or services().settings
    return current.model


def summarize(document: Document | PlainText, options: SummaryOptions, settings: LanguageModel) -> Summary:
    """Sum up by what the model chooses, or, with a notice that says why, by `news`.

    Raises:
        StandfirstError: as `pipeline.summarize_document` does.
    """
    parts = services()
    found = parts.pool.run(reading.find_candidates, document, options, parts.settings.bounds)
    with waiting.without_place():
        made = decide(found, options, settings, parts.chooser, _caller_has_gone())
    return parts.pool.run(reading.summarize_extraction, found.extraction, made.options, made.notices, made.chosen_by)


def _caller_has_gone() -> Callable[[], bool]:
    """Ask the server, which watches the connection, whether the caller has hung up."""
    return cast("Callable[[], bool]", request.environ.get("waitress.client_disconnected", lambda: False))
