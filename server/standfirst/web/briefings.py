"""Briefings: each document is read by a worker within a deadline of its own, and one that fails costs only itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, request

from standfirst import fetching
from standfirst.errors import DeadlineExceeded, OriginNotAllowed, Overloaded, StandfirstError, StorageError
from standfirst.history import articles_of
from standfirst.model import Address, Article, BriefingDocument, FailedDocument, Length, Reading
from standfirst.rendering import Form
from standfirst.web import forms, policy, recording
from standfirst.web.services import Services, caller, services
from standfirst.workers import reading

AT_ONCE = 1
"""A briefing holds fifty pages in memory and all workers busy; a second one would only make both late."""

REPLACING_SECONDS = 0.2
"""What it costs to kill a worker and to have another one, which is a part of the turn of who made that needful."""

blueprint = Blueprint("briefings", __name__)

_briefings = threading.BoundedSemaphore(AT_ONCE)


@blueprint.post("/v1/briefings")
@policy.many
def brief() -> Response:
    """Tell documents once, or what was read since a moment."""
    if not _briefings.acquire(blocking=False):
        raise Overloaded("Another briefing is being made.", hint="Try again in a moment.")
    try:
        return _brief()
    finally:
        _briefings.release()


def _brief() -> Response:
    parts = services()
    settings = parts.settings
    media_type, form = forms.accepted()
    body = request.get_data(cache=False)
    wanted = parts.pool.run(reading.read_briefing_request, body, settings.bounds, settings.briefing)
    del body
    if wanted.since is not None:
        caller().require_token()
        return forms.reply(_recalled(parts, wanted.since, wanted.length, form), media_type)
    if caller().kind == "extension" and any(isinstance(d.source, Address) for d in wanted.documents):
        raise OriginNotAllowed("Extensions may not have pages fetched.", hint="Send each page as `html`.")
    before = _read_before(parts, datetime.now(UTC)) if recording.is_wanted(caller()) else ()
    return forms.reply(_told(parts, wanted.documents, wanted.length, before, form), media_type)


def _recalled(parts: Services, since: datetime, length: Length, form: Form) -> bytes:
    """What was read since a moment, beside what was read before it."""
    read = parts.history.between(since, most=parts.settings.briefing.entries)
    before = _read_before(parts, since)
    return parts.pool.run(reading.write_recalled_briefing, articles_of(read), length, before, form)


def _read_before(parts: Services, moment: datetime) -> tuple[Article, ...]:
    settings = parts.settings.briefing
    try:
        since = moment - timedelta(days=settings.remembered_days)
    except OverflowError:  # the first days of the calendar
        return ()
    try:
        return articles_of(parts.history.between(since, moment, most=settings.entries))
    except StorageError:  # without the history nothing is marked as new, and all is told
        return ()


def _told(
    parts: Services, documents: Sequence[BriefingDocument], length: Length, before: Sequence[Article], form: Form
) -> bytes:
    begin = time.monotonic()
    last_call = begin + parts.settings.briefing.deadline_seconds
    readings: list[Reading | None] = []
    failed: list[FailedDocument] = []
    at_once = parts.settings.workers.count

    def read(number: int, document: BriefingDocument) -> Reading:
        waiting = len(documents) - number
        return _read(parts, document, length, _end_of_turn(last_call, waiting, at_once))

    with ThreadPoolExecutor(at_once, thread_name_prefix="briefing") as threads:
        jobs = [threads.submit(read, number, document) for number, document in enumerate(documents)]
        for number, job in enumerate(jobs):
            try:
                readings.append(job.result())
            except StandfirstError as error:
                readings.append(None)
                failed.append(FailedDocument.of(number, error))
    milliseconds = 1000 * (time.monotonic() - begin)
    return parts.pool.run(
        reading.write_briefing, readings, failed, length, before, form=form, reading_milliseconds=milliseconds
    )


def _end_of_turn(last_call: float, waiting: int, at_once: int) -> float:
    """When a document's turn ends, so that those that wait behind it have as much of the time that is left."""
    now = time.monotonic()
    return now + max(0.0, (last_call - now) * min(1.0, at_once / waiting) - REPLACING_SECONDS)


def _read(parts: Services, document: BriefingDocument, length: Length, end: float) -> Reading:
    """Have one document fetched and read until its turn ends."""
    settings = parts.settings
    source = document.source
    if isinstance(source, Address):
        limited = replace(settings.fetch, timeout_seconds=min(settings.fetch.timeout_seconds, _seconds_until(end)))
        page = fetching.fetch(source.url, replace(settings, fetch=limited), language=source.language)
        document = replace(document, source=replace(page, title=source.title))
    seconds = min(settings.briefing.page_seconds, _seconds_until(end))
    return parts.pool.run_within(seconds, reading.read_for_briefing, document, length, settings.bounds)


def _seconds_until(end: float) -> float:
    """The time that is left.

    Raises:
        DeadlineExceeded: none is.
    """
    left = end - time.monotonic()
    if left <= 0:
        raise DeadlineExceeded("The briefing's time was up before this page's turn.", hint="Send fewer pages at once.")
    return left
