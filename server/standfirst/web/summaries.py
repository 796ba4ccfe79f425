"""Summaries and articles: parse, have a worker do it, pass its bytes on."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Response, current_app, request

from standfirst import fetching, rendering
from standfirst.config import Settings
from standfirst.errors import OriginNotAllowed
from standfirst.history import History
from standfirst.rendering import Form
from standfirst.rendering.requests import SummaryRequest, read_summary_request
from standfirst.summarizers import check_method
from standfirst.web import gate, recording
from standfirst.workers import Pool, reading

_FORMS: dict[str, Form] = {"application/json": "json", "text/markdown": "markdown", "text/plain": "text"}

room = Blueprint("summaries", __name__)


@room.post("/v1/summaries")
def summarize() -> Response:
    """Sum up a page or a text."""
    wanted = _read_request()
    check_method(wanted.options.method)
    media_type, form = _accepted()
    wanted = _fetched(wanted)
    if recording.is_wanted(_settings(), _caller()):
        summary = _pool().run(reading.summarized, wanted, _settings().bounds)
        summary, history_id = recording.remember(summary, _history(), _settings().history.keep_days)
        return Response(rendering.render_summary(summary, form, wanted.include, history_id), mimetype=media_type)
    return Response(_pool().run(reading.summary, wanted, form, _settings().bounds), mimetype=media_type)


@room.post("/v1/articles")
def extract() -> Response:
    """Extract the article alone."""
    wanted = _read_request()
    check_method(wanted.options.method)
    media_type, form = _accepted()
    return Response(_pool().run(reading.article, _fetched(wanted), form, _settings().bounds), mimetype=media_type)


def _read_request() -> SummaryRequest:
    return read_summary_request(request.get_data(cache=False), _settings().bounds)


def _accepted() -> tuple[str, Form]:
    media_type = request.accept_mimetypes.best_match(list(_FORMS), "application/json")
    return media_type, _FORMS[media_type]


def _fetched(wanted: SummaryRequest) -> SummaryRequest:
    """Fetch the page where only its address came. An extension has the page itself and may not have others fetched."""
    if wanted.fetch_url is None:
        return wanted
    if _caller().kind == "extension":
        raise OriginNotAllowed("Extensions may not have pages fetched.", hint="Send the page as `html`.")
    return wanted.with_document(fetching.fetch(wanted.fetch_url, _settings()))


def _caller() -> gate.Caller:
    return cast("gate.Caller", request.environ[gate.CALLER])


def _settings() -> Settings:
    return cast("Settings", current_app.config["standfirst"])


def _history() -> History:
    return cast("History", current_app.extensions["standfirst.history"])


def _pool() -> Pool:
    return cast("Pool", current_app.extensions["standfirst.pool"])
