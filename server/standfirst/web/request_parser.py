"""waitress's reader of requests, taught to refuse as the application does, early, and to read nothing in two ways.

waitress receives the whole body before the application is asked. So the gate is asked here already whether the body
is worth receiving; the application judges again and writes the refusal, like any other reply.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.utilities import BadRequest, RequestEntityTooLarge, RequestHeaderFieldsTooLarge

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

BLANK_BYTES = 64
"""Line ends before a request: old clients send one of them after a body."""

HEADER_LINES = 100
"""Browsers send some twenty."""

LINE_BYTES = 4096
"""Addresses and lists are taken apart, a microsecond a byte; browsers' have some hundreds."""

LONG_LINES = (b"authorization:", b"cookie:", b"referer:")
"""These are as long as others make them (cookies know no ports), and nobody takes them apart."""

PIECE_BYTES = 1024
"""Chunks are read so much at a time, and their framing is weighed after each."""

FRAMING_BYTES = 2048
FRAMING_SHARE = 8
"""What parts a body into chunks may take so much, and one byte of eight beyond. A chunk costs as much to read as
kilobytes of content do: a body of one-byte chunks would hold the loop for minutes."""


class _Counted:
    """A body of which nothing is kept but its length."""

    def __init__(self) -> None:
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, data: bytes) -> None:
        self._length += len(data)

    def getfile(self) -> BytesIO:
        return BytesIO()

    def close(self) -> None:
        pass


class Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Refuses what two readers could understand differently, and does not receive what the gate refuses.

    Attributes:
        refuses: whether the gate refuses a request, as far as its headers tell.
        body_bytes: what is refused for its length, whatever else is wrong with it.
        was_judged: it has been asked.
        unreceived: it does refuse, and the body is dropped.
    """

    refuses: Callable[[WSGIEnvironment], bool]
    body_bytes: int
    was_judged = False
    unreceived = False
    error: Any
    _blank_bytes = 0

    def received(self, data: bytes) -> int:
        """Take in what came; stop where the headers have ended and the gate refuses."""
        if not self.header_plus and not self.headers_finished:
            return self._received_after_blanks(data)
        return self._received(data)

    def _received_after_blanks(self, data: bytes) -> int:
        """Pass over blank lines before a request. waitress takes each for a request, and as many as come."""
        begun = data.lstrip(b"\r\n")
        blank = len(data) - len(begun)
        self._blank_bytes += blank
        if self._blank_bytes > BLANK_BYTES:
            super().parse_header(b"GET / HTTP/1.0\r\n")
            self._fail(BadRequest("blank lines before a request"))
            return len(data)
        return blank + self._received(begun) if begun else blank

    def _received(self, data: bytes) -> int:
        consumed = int(super().received(data[:PIECE_BYTES] if self.chunked else data))
        receiver: Any = self.body_rcv
        if self.headers_finished and receiver is not None and not self.error and not self.was_judged:
            self.was_judged = True
            self.unreceived = self.refuses(self._environ())
            if self.unreceived and self.chunked:
                receiver.buf = _Counted()  # how long it is decides what is answered, and only its end tells
            elif self.unreceived:
                self.completed = True
                self.expect_continue = False
                self.body_rcv: Any = None
                consumed = len(data)  # the rest is the body, and no further request
        if self.chunked and receiver is not None and not self.error:
            framing = self.body_bytes_received - len(receiver)
            if framing > FRAMING_BYTES + len(receiver) // FRAMING_SHARE:
                self._fail(BadRequest("more framing than content"))
        if self.unreceived and max(self.content_length, self.body_bytes_received) > self.body_bytes:
            self._fail(RequestEntityTooLarge(""))
        return len(data) if self.error else consumed

    def _fail(self, error: object) -> None:
        self.error = error
        self.completed = True

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of a request."""
        if _is_costly(header_plus):
            super().parse_header(b"GET / HTTP/1.0\r\n")
            self._fail(RequestHeaderFieldsTooLarge("too many lines, or one too long"))
            return
        try:
            super().parse_header(header_plus)
        except ValueError as error:
            # Python refuses to read a number of thousands of digits.
            raise ParsingError("Content-Length is invalid") from error
        has_transfer_encoding = self.chunked or "TRANSFER_ENCODING" in self.headers
        if has_transfer_encoding and ("CONTENT_LENGTH" in self.headers or self.version != "1.1"):
            raise ParsingError("Transfer-Encoding beside Content-Length")

    @property
    def held_bytes(self) -> int:
        """What is kept of this request."""
        return len(self.header_plus) + (0 if self.unreceived else int(self.body_bytes_received))

    def _environ(self) -> WSGIEnvironment:
        """What the gate judges by, under the names that it will have in the application."""
        named = {
            name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}": value
            for name, value in self.headers.items()
        }
        return {
            **named,
            "REQUEST_METHOD": self.command.upper(),
            "REQUEST_URI": self.request_uri,
            "PATH_INFO": self.path,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "0",
            "wsgi.url_scheme": "http",
        }


def _is_costly(head: bytes) -> bool:
    """Whether a head costs more to read than any browser's."""
    if head.count(b"\n") > HEADER_LINES:
        return True
    lines = head.split(b"\n")
    return any(len(line) > LINE_BYTES and not line[:20].lower().startswith(LONG_LINES) for line in lines)
