"""A URL to a document, guarded: only the public web, pinned to what was checked, bounded in size, time and hops."""

from __future__ import annotations

import time
from urllib.parse import urljoin

from standfirst.config import Settings
from standfirst.errors import DocumentTooLarge, FetchFailed, UnsupportedDocument
from standfirst.fetching.addresses import Resolver, resolve
from standfirst.fetching.exchange import REFUSED, Limits, Reply, exchange
from standfirst.fetching.target import Target, parse_target
from standfirst.model import Document

__all__ = ["fetch", "fetch_robots"]

_GONE = frozenset({404, 410})


def fetch(url: str, settings: Settings, *, language: str | None = None, resolver: Resolver = resolve) -> Document:
    """Read the page at a URL. Every hop of a redirect is checked like the first address.

    Args:
        url: an http(s) address.
        settings: `fetch` and `bounds`.
        language: what the document is in, if the caller knows.
        resolver: finds a host's addresses and judges them.

    Raises:
        AddressNotAllowed: the address, or one that it leads to, is not on the public web.
        FetchFailed: the site could not be reached, took too long, or answered with no page.
        DocumentTooLarge: the page is over `fetch.page_bytes`, decompressed.
        UnsupportedDocument: it is neither HTML nor text.
    """
    target, reply = _follow(url, settings, resolver)
    if not _is_page(reply):
        hint = "Check the address." if reply.status in _GONE else REFUSED
        raise FetchFailed(f"The site answered {reply.status}.", hint=hint)
    return _document(target, reply, language)


def fetch_robots(url: str, settings: Settings) -> str | None:
    """Read a site's robots.txt, as RFC 9309 asks.

    Args:
        url: where it lies.
        settings: as for `fetch`.

    Returns:
        Its text; empty where the site has none; None where it cannot be had now, which forbids all.

    Raises:
        AddressNotAllowed: as `fetch` does.
    """
    try:
        _, reply = _follow(url, settings, resolve)
    except (FetchFailed, DocumentTooLarge):
        return None
    except UnsupportedDocument:
        return ""
    if _is_page(reply):
        return reply.body.decode("utf-8", "replace")
    return None if reply.status >= 500 else ""  # noqa: PLR2004  # the site's own faults


def _is_page(reply: Reply) -> bool:
    return 200 <= reply.status < 300  # noqa: PLR2004  # the statuses that carry a page


def _follow(url: str, settings: Settings, resolver: Resolver) -> tuple[Target, Reply]:
    """Ask at an address, and wherever it leads."""
    limits = Limits(time.monotonic() + settings.fetch.timeout_seconds, settings.fetch.page_bytes)
    for _ in range(settings.fetch.redirects + 1):
        target = parse_target(url, settings.bounds.url_characters)
        addresses = resolver(
            target.host, target.port, seconds=limits.seconds_left, allow_private=settings.fetch.allow_private
        )
        reply = exchange(target, addresses, limits)
        if reply.location is None:
            return target, reply
        url = _joined(target.url, reply.location.strip())
    raise FetchFailed("The site redirects in circles.", hint="Open the page in a browser, and use its final address.")


def _joined(base: str, location: str) -> str:
    """Take a redirect's address as the site meant it; what cannot be joined is no address, and is refused as one."""
    try:
        return urljoin(base, location)
    except ValueError:
        return location


def _document(target: Target, reply: Reply, language: str | None) -> Document:
    return Document(
        reply.body,
        target.url,
        language=language,
        charset=reply.charset,
        is_plain_text=reply.is_plain_text,
    )
