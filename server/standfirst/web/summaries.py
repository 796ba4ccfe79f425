"""Summaries and articles: parse, have a worker do it, pass its bytes on; or pass on what the caller got before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, request

from standfirst import fetching, rendering
from standfirst.errors import OriginNotAllowed
from standfirst.model import Address, Document, PlainText
from standfirst.rendering import Form
from standfirst.rendering.requests import SummaryRequest, read_summary_request
from standfirst.summarizers import check_method
from standfirst.web import policy, recording
from standfirst.web.services import caller, services
from standfirst.workers import reading

_FORMS: dict[str, Form] = {"application/json": "json", "text/markdown": "markdown", "text/plain": "text"}

Job = Callable[[SummaryRequest, Document | PlainText, Form], bytes]
"""Has a worker make the reply to a request whose page has been fetched."""

blueprint = Blueprint("summaries", __name__)


@blueprint.post("/v1/summaries")
@policy.work
def summarize() -> Response:
    """Sum up a page or a text."""
    parts = services()
    if not recording.is_wanted(parts.settings, caller()):
        return _answered(_write_summary)
    # What is remembered is made anew each time: its entry may have been deleted since.
    media_type, form = _accepted()
    wanted = _read_request(request.get_data(cache=False))
    summary = parts.pool.run(reading.summarize, _fetched(wanted.source), wanted.options, parts.settings.bounds)
    summary, history_id = recording.remember(summary, parts.history, parts.settings.history.keep_days)
    return _reply(rendering.render_summary(summary, form, wanted.include, history_id), media_type)


@blueprint.post("/v1/articles")
@policy.work
def extract() -> Response:
    """Extract the article alone."""
    return _answered(_write_article)


def _write_summary(wanted: SummaryRequest, document: Document | PlainText, form: Form) -> bytes:
    parts = services()
    return parts.pool.run(reading.write_summary, document, wanted.options, wanted.include, form, parts.settings.bounds)


def _write_article(_wanted: SummaryRequest, document: Document | PlainText, form: Form) -> bytes:
    parts = services()
    return parts.pool.run(reading.write_article, document, form, parts.settings.bounds)


def _answered(job: Job) -> Response:
    """Answer as this caller was answered before, or else have a worker read the page."""
    parts = services()
    body = request.get_data(cache=False)
    media_type, form = _accepted()
    key = parts.answers.key(caller(), request.path.encode(), form.encode(), body)
    kept = parts.answers.find(key)
    if kept is not None:
        return _reply(kept, media_type)
    wanted = _read_request(body)
    reply = job(wanted, _fetched(wanted.source), form)
    if not isinstance(wanted.source, Address):  # an address is no content: another page may be there next time
        parts.answers.keep(key, reply)
    return _reply(reply, media_type)


def _read_request(body: bytes) -> SummaryRequest:
    wanted = read_summary_request(body, services().settings.bounds)
    check_method(wanted.options.method)
    return wanted


def _accepted() -> tuple[str, Form]:
    media_type = request.accept_mimetypes.best_match(list(_FORMS), "application/json")
    return media_type, _FORMS[media_type]


def _reply(body: str | bytes, media_type: str) -> Response:
    reply = Response(body, mimetype=media_type)
    reply.vary.add("Accept")
    return reply


def _fetched(source: Document | PlainText | Address) -> Document | PlainText:
    """Fetch the page where only its address came. An extension has the page itself and may not have others fetched."""
    if not isinstance(source, Address):
        return source
    if caller().kind == "extension":
        raise OriginNotAllowed("Extensions may not have pages fetched.", hint="Send the page as `html`.")
    page = fetching.fetch(source.url, services().settings, language=source.language)
    return replace(page, title=source.title)
