"""HTTP replies that may not be framing for the most part: a server can send bytes for ever that are no content.

Interim replies, trailers and chunks of a byte are read line by line in Python, without a bound in the standard library,
and are not seen by whoever counts content: they would keep a core busy until a deadline ends them.
"""

from __future__ import annotations

import http.client
import io
import socket
from typing import Any

HEAD_BYTES = 160 * 1024
"""A reply's head, of which sites' policies and cookies take some tens of kilobytes, and 64 that are read ahead."""

SHARE = 4
"""Framing may be one byte of so many of content beyond: chunks are of kilobytes, a model's words of a hundred bytes."""


class TooMuchFraming(http.client.HTTPException):
    """More has come than content and its due share."""


class Meter(io.RawIOBase):
    """Counts what comes over a connection against the content that was found in it.

    Attributes:
        content: bytes of content found so far, as they came over the wire; its reader says so.
        overdrawn: too much came.
    """

    def __init__(self) -> None:
        self.content = 0
        self.overdrawn = False
        self._received = 0
        self._source: io.RawIOBase | None = None

    def attach(self, connection: http.client.HTTPConnection) -> None:
        """Count what the next reply over this connection brings."""
        connection.response_class = self._reply  # type: ignore[assignment]  # it is only ever called

    def _reply(self, sock: socket.socket, *arguments: Any, **named: Any) -> http.client.HTTPResponse:  # noqa: ANN401  # the library's own
        made = http.client.HTTPResponse(sock, *arguments, **named)
        self._source = made.fp.detach()
        made.fp = io.BufferedReader(self)
        return made

    def readable(self) -> bool:
        """As a file that is read."""
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401  # whatever the library brings
        """Take what has come.

        Raises:
            TooMuchFraming: it is too much.
        """
        assert self._source is not None  # noqa: S101  # `_reply` comes first
        size: int | None = self._source.readinto(buffer)
        self._received += size or 0
        if self._received > HEAD_BYTES + self.content + self.content // SHARE:
            self.overdrawn = True
            raise TooMuchFraming
        return size

    def close(self) -> None:
        """Let the socket go."""
        if self._source is not None:
            self._source.close()
        super().close()
