"""The engine, loaded when a verb first needs it: `--help` and shell completion must not wait for it."""
# ruff: noqa: PLC0415  # that is this module's job

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.cli.terminal import Form
from standfirst.config import Bounds, LanguageModel, Settings
from standfirst.model import (
    Article,
    Briefing,
    BriefingDocument,
    Document,
    Extraction,
    FailedDocument,
    Length,
    PlainText,
    Reading,
    Summary,
    SummaryOptions,
)

if TYPE_CHECKING:
    from standfirst.language_model import FoundServer
    from standfirst.language_model.trial import Trial
    from standfirst.summarizers import Method


def sum_up(source: Document | PlainText, options: SummaryOptions, settings: Settings) -> Summary:
    """Sum up what was read; errors as in `pipeline`."""
    from standfirst import api

    return api.summarize_document(source, options, settings)


def find_article(source: Document | PlainText, bounds: Bounds) -> Extraction:
    """Find the article in what was read; errors as in `extraction`."""
    from standfirst import extraction

    return extraction.extract_article(source, bounds)


def all_methods() -> Sequence[Method]:
    """The summarizers by name."""
    from standfirst.summarizers import METHODS

    return METHODS


def check_method(name: str) -> None:
    """Refuse an unknown method before any page is read.

    Raises:
        UnknownMethod: no summarizer has that name.
    """
    from standfirst.summarizers import check_method as check

    check(name)


def write_summary(summary: Summary, form: Form) -> str:
    """Write a summary down."""
    from standfirst.rendering import render_summary

    return render_summary(summary, form)


def write_article(extraction: Extraction, form: Form) -> str:
    """Write an article down."""
    from standfirst.rendering import render_article

    return render_article(extraction, form)


def read_for_briefing(document: BriefingDocument, length: Length, bounds: Bounds) -> Reading:
    """Read one document of a briefing; errors as in `pipeline`."""
    from standfirst import pipeline

    return pipeline.read_for_briefing(document, length, bounds)


def brief(readings: Sequence[Reading | None], failed: Sequence[FailedDocument], length: Length) -> Briefing:
    """Tell what was read."""
    from standfirst import pipeline

    return pipeline.brief(readings, failed, length)


def recall_briefing(articles: Sequence[Article], length: Length, read_before: Sequence[Article]) -> Briefing:
    """Tell what the history holds."""
    from standfirst import pipeline

    return pipeline.recall_briefing(articles, length, read_before)


def write_briefing(briefing: Briefing, form: Form) -> str:
    """Write a briefing down."""
    from standfirst.rendering import render_briefing

    return render_briefing(briefing, form)


def survey_models(settings: LanguageModel) -> Sequence[FoundServer]:
    """The model servers that run on this machine."""
    from standfirst.language_model import survey

    return survey(settings)


def try_model(settings: Settings) -> Trial:
    """Have the model that the settings name choose from the example page."""
    from standfirst.language_model.trial import try_out

    return try_out(settings.model)


def model_file(name: str) -> str | None:
    """A model file's full path; None if there is none."""
    path = Path(name).expanduser().resolve()
    return str(path) if path.is_file() else None


def has_llama() -> bool:
    """Whether the library is installed that runs model files."""
    from importlib.util import find_spec

    return find_spec("xllamacpp") is not None
