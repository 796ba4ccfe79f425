"""Summaries and articles: have a worker read the request, pass its reply on; or pass on what the caller got before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, request

from standfirst import rendering
from standfirst.config import Bounds
from standfirst.errors import OriginNotAllowed
from standfirst.model import Address, Summary
from standfirst.rendering import Form
from standfirst.rendering.requests import SummaryRequest
from standfirst.web import choosing, forms, policy, recording, waiting
from standfirst.web.services import caller, services
from standfirst.workers import reading

Job = Callable[[reading.Asked, Form, Bounds], bytes | SummaryRequest]

blueprint = Blueprint("summaries", __name__)


@blueprint.post("/v1/summaries")
@policy.work
def summarize() -> Response:
    """Sum up a page or a text."""
    parts = services()
    if not recording.is_wanted(caller()):
        return _answered(reading.answer_summary)
    # What is remembered is made anew each time: its entry may have been deleted since.
    media_type, form = forms.accepted()
    bounds = parts.settings.bounds
    wanted, summary = parts.pool.run(reading.summarize_request, request.get_data(cache=False), bounds)
    if summary is None:
        wanted = _with_page(wanted)
        summary = _summarized(wanted)
    summary, history_id = recording.remember(summary, parts.history, parts.settings.history.keep_days)
    return forms.reply(rendering.render_summary(summary, form, wanted.include, history_id), media_type)


@blueprint.post("/v1/articles")
@policy.work
def extract() -> Response:
    """Extract the article alone."""
    return _answered(reading.answer_article)


def _answered(job: Job) -> Response:
    """Answer as this caller was answered before, or else have a worker read the page."""
    parts = services()
    body = request.get_data(cache=False)
    media_type, form = forms.accepted()
    key = parts.responses.key(caller(), request.path.encode(), form.encode(), body)
    reply: bytes | SummaryRequest | None = parts.responses.get(key)
    if reply is None:
        reply = parts.pool.run(job, body, form, parts.settings.bounds)
        if isinstance(reply, bytes):  # what is at an address may be another page next time
            parts.responses.put(key, reply)
        elif job is reading.answer_summary:
            wanted = _with_page(reply)
            reply = rendering.render_summary(_summarized(wanted), form, wanted.include).encode()
        else:
            reply = parts.pool.run(job, _with_page(reply), form, parts.settings.bounds)
    assert isinstance(reply, bytes)  # noqa: S101  # the page has been fetched
    return forms.reply(reply, media_type)


def _summarized(wanted: SummaryRequest) -> Summary:
    """Sum up what a worker could not alone: a page that had to be fetched, or one whose sentences a model chooses."""
    assert not isinstance(wanted.source, Address)  # noqa: S101  # the page has been fetched
    if wanted.options.asks_model:
        return choosing.summarize(wanted.source, wanted.options, choosing.model_settings())
    parts = services()
    return parts.pool.run(reading.summarize, wanted.source, wanted.options, parts.settings.bounds)


def _with_page(wanted: SummaryRequest) -> SummaryRequest:
    """Fetch the page where only its address came. An extension has the page itself and may not have others fetched."""
    if not isinstance(wanted.source, Address):
        return wanted
    if caller().kind == "extension":
        raise OriginNotAllowed("Extensions may not have pages fetched.", hint="Send the page as `html`.")
    return replace(wanted, source=replace(waiting.fetch(wanted.source), title=wanted.source.title))
