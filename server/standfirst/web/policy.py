"""Who may call an endpoint: said in one line above its function; where nothing is said, nobody may.

    @blueprint.post("/v1/summaries")
    @policy.work
    def summarize() -> Response: ...

The gate looks the mark up by the endpoint that the router matched, so that both speak of the same function however a
request spells its path.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_NAME = "standfirst_policy"


class Policy(Enum):
    """What an endpoint asks of its callers, beyond what the gate asks of all: an allowed Host and Origin."""

    ANYONE = "anyone"
    PAGE = "page"
    WORK = "work"
    MANY = "many"
    BROWSERS = "browsers"
    PRIVATE = "private"


def anyone(view: Callable[P, T]) -> Callable[P, T]:
    """Whoever passes the gate; it tells nothing private, changes nothing, and costs next to nothing."""
    return _mark(view, Policy.ANYONE)


def page(view: Callable[P, T]) -> Callable[P, T]:
    """Likewise, and a link on any page elsewhere may lead here, at the top of a tab."""
    return _mark(view, Policy.PAGE)


def work(view: Callable[P, T]) -> Callable[P, T]:
    """As `anyone`, but each call holds one of the pool's places, because it has a worker read something."""
    return _mark(view, Policy.WORK)


def many(view: Callable[P, T]) -> Callable[P, T]:
    """As `work`, with a body of many pages (`briefing.body_bytes`)."""
    return _mark(view, Policy.MANY)


def browsers(view: Callable[P, T]) -> Callable[P, T]:
    """Extensions and the helper's own page only: what is answered is bound to the caller's Origin."""
    return _mark(view, Policy.BROWSERS)


def private(view: Callable[P, T]) -> Callable[P, T]:
    """Holders of a token only. Where only some calls are private, see `Caller.require_token`."""
    return _mark(view, Policy.PRIVATE)


def of_view(view: Callable[..., object] | None) -> Policy | None:
    """The mark of a view function; None where it has none, which lets nobody in."""
    mark = getattr(view, _NAME, None)
    return mark if isinstance(mark, Policy) else None


def _mark(view: Callable[P, T], policy: Policy) -> Callable[P, T]:
    setattr(view, _NAME, policy)
    return view
