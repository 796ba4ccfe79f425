"""One request to one pinned address, within a deadline and a size."""

from __future__ import annotations

import contextlib
import http.client
import logging
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Timer

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.response import BaseHTTPResponse

from standfirst import __version__
from standfirst.errors import DocumentTooLarge, FetchFailed, UnsupportedDocument
from standfirst.fetching.target import Target
from standfirst.reply_framing import Meter

# It writes addresses into its warnings, and what a reader reads is nobody's business.
logging.getLogger("urllib3").setLevel(logging.CRITICAL)

_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_HTML = frozenset({"", "text/html", "application/xhtml+xml"})
_PLAIN = frozenset({"text/plain"})
REFUSED = "If it opens in your browser, use the extension there, or save the page and pass the file."


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a page, where to look instead, or only a status that says that there is none."""

    status: int
    body: bytes = b""
    charset: str | None = None
    is_plain_text: bool = False
    location: str | None = None


AGENT = "Standfirst"
"""How we are called in a site's robots.txt."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When to give up: a moment of `time.monotonic`, and a size in bytes after decompression."""

    deadline: float
    page_bytes: int

    @property
    def seconds_left(self) -> float:
        """Seconds until the deadline, never less than a moment."""
        return max(0.001, self.deadline - time.monotonic())


def exchange(target: Target, addresses: Sequence[str], limits: Limits) -> Reply:
    """Ask a host at the first of its addresses that answers. No cookies, no credentials, no proxy.

    Raises:
        FetchFailed: no connection, no valid certificate, no reply in time, or an encoding that nobody asked for.
        DocumentTooLarge: the page is over the size, however well it was compressed.
        UnsupportedDocument: it is neither HTML nor text.
    """
    meter = Meter()
    try:
        with _connected(target, addresses, limits) as connection:
            meter.attach(connection)
            connection.request(
                "GET", target.request_target, headers=_headers(target), preload_content=False, decode_content=True
            )
            with contextlib.closing(connection.getresponse()) as response:
                reply = _read(response, meter, limits)
    except ssl.SSLCertVerificationError as error:
        raise FetchFailed("The site's certificate is not valid.", hint="Look at the page in a browser.") from error
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        if time.monotonic() >= limits.deadline:
            raise FetchFailed("The site took too long.", hint=REFUSED) from error
        if isinstance(error, DecodeError):
            raise FetchFailed("The page arrived damaged.", hint="Try again.") from error
        if meter.overdrawn:
            raise FetchFailed("The site's reply holds next to nothing of a page.", hint=REFUSED) from error
        raise FetchFailed("The site could not be reached.", hint="Check the address and the connection.") from error
    if time.monotonic() >= limits.deadline:
        # Where no length was announced, a connection that we shut looks like a page that has ended.
        raise FetchFailed("The site took too long.", hint=REFUSED)
    return reply


@contextlib.contextmanager
def _connected(target: Target, addresses: Sequence[str], limits: Limits) -> Iterator[HTTPConnection]:
    """Connect under the name that was asked for, to an address that was checked.

    A socket's timeout starts anew with each byte, so a site that drips would never end: at the deadline the socket is
    shut from another thread, which ends whatever read is waiting.
    """
    connection = _first_to_answer(target, addresses, limits)
    timer = Timer(limits.seconds_left, _shut, [connection.sock])
    timer.daemon = True
    timer.start()
    try:
        yield connection
    finally:
        timer.cancel()
        connection.close()


def _first_to_answer(target: Target, addresses: Sequence[str], limits: Limits) -> HTTPConnection:
    for tried, address in enumerate(addresses):
        connection = _connection(target, address, limits.seconds_left / (len(addresses) - tried))
        try:
            connection.connect()
        except (HTTPError, OSError):
            connection.close()
            if tried + 1 == len(addresses):
                raise
        else:
            connection.timeout = limits.seconds_left
            return connection
    raise ConnectionError("no address")


def _connection(target: Target, address: str, seconds: float) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=seconds)
    return HTTPSConnection(
        address,
        target.port,
        timeout=seconds,
        ssl_context=_tls(),
        server_hostname=target.host,  # whose certificate it must be; the address is only where it is asked
    )


@cache
def _tls() -> ssl.SSLContext:
    """The system's authorities and certifi's: Python on macOS may come without any."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _shut(connected: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _headers(target: Target) -> dict[str, str]:
    return {
        "Host": target.authority,
        "User-Agent": f"{AGENT}/{__version__} (summarizes pages on its user's own machine)",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _read(response: BaseHTTPResponse, meter: Meter, limits: Limits) -> Reply:
    status = response.status
    location = response.headers.get("location")
    if status in _REDIRECTS and location:
        return Reply(status, location=location)
    if not 200 <= status < 300:  # noqa: PLR2004  # the statuses that carry a page
        return Reply(status)
    kind, charset = _content_type(response.headers.get("content-type", ""))
    if kind not in _HTML | _PLAIN:
        raise UnsupportedDocument("This is neither HTML nor text.", hint="Only articles on web pages can be read.")
    if response.headers.get("content-encoding", "").strip().lower() not in _ENCODINGS:
        raise FetchFailed("The page came in an encoding that nobody asked for.", hint=REFUSED)
    return Reply(status, _body(response, meter, limits.page_bytes), charset, is_plain_text=kind in _PLAIN)


def _content_type(value: str) -> tuple[str, str | None]:
    kind, _, parameters = value.partition(";")
    for parameter in parameters.split(";"):
        name, _, given = parameter.partition("=")
        if name.strip().lower() == "charset" and given:
            return kind.strip().lower(), given.strip().strip("\"'")
    return kind.strip().lower(), None


def _body(response: BaseHTTPResponse, meter: Meter, bound: int) -> bytes:
    """Read the body piece by piece, counting what goes into the decompressor and what comes out of it."""
    announced = response.headers.get("content-length", "")
    read = bytearray()
    if not (announced.isdecimal() and int(announced[:20]) > bound):
        while piece := response.read1(_CHUNK):
            read += piece
            meter.content = response.tell()
            if max(len(read), meter.content) > bound:
                break
        else:
            return bytes(read)
    raise DocumentTooLarge(f"The page is larger than {bound // 1_000_000} MB.", hint="Save the article alone.")
