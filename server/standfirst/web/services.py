"""What the handlers work with: one set for the whole application, and who calls just now."""

from __future__ import annotations

from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import cast

from flask import Flask, current_app, g

from standfirst.access import Access
from standfirst.config import CurrentSettings, Settings
from standfirst.history import History
from standfirst.language_model import Chooser
from standfirst.web.gate import Caller
from standfirst.web.response_cache import ResponseCache
from standfirst.workers import Pool

_NAME = "standfirst"


@dataclass(frozen=True, slots=True)
class Services:
    """The parts behind the HTTP door.

    Attributes:
        settings: as the helper started with them.
        current: as they are now, for what needs no restart.
        pool: where pages are read. It may still be starting.
        access: who may open private data.
        history: the private data.
        responses: replies that are kept in memory.
        chooser: asks the reader's own language model.
        fetches: as many as pages may be fetched at once.
    """

    settings: Settings
    current: CurrentSettings
    pool: Pool
    access: Access
    history: History
    responses: ResponseCache
    chooser: Chooser
    fetches: BoundedSemaphore


def provide(app: Flask, parts: Services) -> None:
    """Put the parts where handlers find them."""
    app.extensions[_NAME] = parts


def services() -> Services:
    """The parts of the application that answers this request."""
    return cast("Services", current_app.extensions[_NAME])


def caller() -> Caller:
    """Who calls, as the gate found out."""
    return cast("Caller", g.caller)
