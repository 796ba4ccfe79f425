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
    with ThreadPoolExecutor(parts.settings.workers.count, thread_name_prefix="briefing") as threads:
        jobs = [threads.submit(_read, parts, document, length, last_call) for document in documents]
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


def _read(parts: Services, document: BriefingDocument, length: Length, last_call: float) -> Reading:
    """Have one document read; what its turn comes too late for is left out."""
    left = last_call - time.monotonic()
    if left <= 0:
        raise DeadlineExceeded("The briefing's time was up before this page's turn.", hint="Send fewer pages at once.")
    source = document.source
    if isinstance(source, Address):
        page = fetching.fetch(source.url, parts.settings, language=source.language)
        document = replace(document, source=replace(page, title=source.title))
    seconds = min(parts.settings.briefing.page_seconds, left)
    return parts.pool.run_within(seconds, reading.read_for_briefing, document, length, parts.settings.bounds)
