"""A URL to a document, guarded: only the public web, pinned to what was checked, bounded in size, time and hops."""

from __future__ import annotations

import html
import re
import time
from datetime import UTC, datetime
from urllib.parse import urljoin

from standfirst.config import Settings
from standfirst.errors import FetchFailed
from standfirst.fetching.addresses import Resolver, resolve
from standfirst.fetching.exchange import Limits, Reply, exchange
from standfirst.fetching.target import Target, parse_target
from standfirst.model import Document

__all__ = ["fetch"]

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n")


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
    limits = Limits(time.monotonic() + settings.fetch.timeout_seconds, settings.fetch.page_bytes)
    for _ in range(settings.fetch.redirects + 1):
        target = parse_target(url, settings.bounds.url_characters)
        addresses = resolver(
            target.host, target.port, seconds=limits.seconds_left, allow_private=settings.fetch.allow_private
        )
        reply = exchange(target, addresses, limits)
        if reply.location is None:
            return _document(target, reply, language)
        url = _joined(target.url, reply.location.strip())
    raise FetchFailed("The site redirects in circles.", hint="Open the page in a browser, and use its final address.")


def _joined(base: str, location: str) -> str:
    """Take a redirect's address as the site meant it; what cannot be joined is no address, and is refused as one."""
    try:
        return urljoin(base, location)
    except ValueError:
        return location


def _document(target: Target, reply: Reply, language: str | None) -> Document:
    body: str | bytes = _as_html(reply) if reply.is_plain_text else reply.body
    return Document(body, target.url, language=language, charset=reply.charset, captured_at=datetime.now(UTC))


def _as_html(reply: Reply) -> str:
    """Give a plain text the little markup that extraction reads paragraphs by."""
    text = reply.body.decode(reply.charset or "utf-8", "replace")
    paragraphs = _BLANK_LINES.split(text.replace("\r\n", "\n"))
    marked = "".join(f"<p>{html.escape(paragraph.strip())}</p>" for paragraph in paragraphs if paragraph.strip())
    return f"<!doctype html><html><body><article>{marked}</article></body></html>"
