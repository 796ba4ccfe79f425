"""Waiting for a site or a model: no worker is busy meanwhile, so nobody who sends a page is kept out by it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import ExitStack
from typing import cast

from flask import g

from standfirst import fetching
from standfirst.errors import Overloaded
from standfirst.model import Address, Document
from standfirst.web.services import services
from standfirst.workers import Pool


def hold_place(pool: Pool) -> None:
    """Hold one of the pool's places until the request is over.

    Raises:
        Overloaded: all are taken.
    """
    g.held = ExitStack()
    g.held.enter_context(pool.place())


def give_place_back() -> None:
    """Let the place go; where none is held, do nothing."""
    if "held" in g:
        cast("ExitStack", g.held).close()


@contextlib.contextmanager
def without_place() -> Iterator[None]:
    """Let others have the place meanwhile, and hold one again afterwards.

    Raises:
        Overloaded: none came free within a page's deadline.
    """
    give_place_back()
    yield
    parts = services()
    g.held.enter_context(parts.pool.place(parts.settings.workers.deadline_seconds))


def fetch(address: Address) -> Document:
    """Fetch a page for this request.

    Raises:
        Overloaded: `fetch.at_once` others are being fetched.
        StandfirstError: as `fetching.fetch` does.
    """
    parts = services()
    if not parts.fetches.acquire(blocking=False):
        raise Overloaded("Too many pages are being fetched.", hint="Try again in a moment, or send the page itself.")
    try:
        with without_place():
            return fetching.fetch(address.url, parts.settings, language=address.language)
    finally:
        parts.fetches.release()
