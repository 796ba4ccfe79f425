"""Whether a summary is remembered, and what its reader is told if it could not be."""

from __future__ import annotations

import logging
from dataclasses import replace

from standfirst.errors import StorageError
from standfirst.history import History
from standfirst.model import Notice, NoticeCode, Summary
from standfirst.web.gate import Caller
from standfirst.web.services import services

_log = logging.getLogger(__name__)


def is_wanted(caller: Caller) -> bool:
    """Remember for holders of a token only, and only while the user has it turned on, which needs no restart."""
    if caller.token is None:
        return False
    current = services().current.load()
    return current is not None and current.history.enabled


def remember(summary: Summary, history: History, keep_days: int) -> tuple[Summary, int | None]:
    """Add a summary to the history; if that fails, it still stands, with a notice."""
    try:
        history.prune(keep_days)
        return summary, history.add(summary)
    except StorageError as error:
        _log.warning("a summary was not remembered: %s", error.code)
        notice = Notice(NoticeCode.HISTORY_NOT_SAVED, f"This summary was not saved: {error.message}")
        return replace(summary, notices=(*summary.notices, notice)), None
