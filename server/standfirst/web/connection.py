"""waitress's connections, taught to refuse as the application does, early, and to wait for nobody too long.

waitress receives the whole body before the application is asked. So the gate is asked here already whether the body
is worth receiving; the application judges again and writes the refusal, like any other reply.
"""

from __future__ import annotations

import socket
import time
import uuid
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import RequestEntityTooLarge

from standfirst.config import Bounds
from standfirst.web import access_log, headers, problems

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

UNRECEIVED = "standfirst.unreceived"
"""Stands in the environment of a request whose body was not received because the gate refuses it."""


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

    def received(self, data: bytes) -> int:
        """Take in what came; stop where the headers have ended and the gate refuses."""
        consumed = int(super().received(data))
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
        if self.unreceived and max(self.content_length, self.body_bytes_received) > self.body_bytes:
            self.error: Any = RequestEntityTooLarge("")
            self.completed = True
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of a request."""
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


class Task(WSGITask):  # type: ignore[misc]  # waitress has no types
    """Asks the application, and closes where the body was not received."""

    def execute(self) -> None:
        """Ask the application."""
        if self.request.unreceived:
            self.set_close_on_finish()
            self.channel.linger_when_flushed = True
        super().execute()

    def get_environment(self) -> WSGIEnvironment:
        """The request for the application."""
        environ: WSGIEnvironment = super().get_environment()
        if self.request.unreceived:
            environ[UNRECEIVED] = True
        return environ


class ProblemTask(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """Writes waitress's own 400, 413, 431 and 500 as problems with our headers."""

    def execute(self) -> None:
        """Write the problem."""
        begin = time.perf_counter()
        status, problem_headers, body = problems.render(problems.from_status(self.request.error.code))
        self.status = f"{status} {self.request.error.reason}"
        self.response_headers.extend({**headers.ALWAYS, **problem_headers}.items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
        self.channel.linger_when_flushed = True
        milliseconds = 1000 * (time.perf_counter() - begin)
        access_log.note(access_log.Line("-", "-", status, milliseconds, len(body), uuid.uuid4().hex[:8]))


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that is neither cut off too soon nor kept too long.

    It lingers after a refusal, for closing on a client that still sends its body would reset the reply away unread;
    and it gives up a request that trickles in and a reply that is sipped: waitress only minds those on which nothing
    moves.

    Attributes:
        receive_seconds, send_seconds: how long a request may take to come, and a reply to be taken.
        waits_since: since when this connection has waited for its other end, as it does now.
    """

    parser_class = Parser
    task_class = Task
    error_task_class = ProblemTask
    close_when_flushed: bool = False
    linger_when_flushed = False
    lingering = False
    receive_seconds = 0.0
    send_seconds = 0.0
    waits_since = 0.0
    _waits_for: object = ""
    _output_bytes = 0

    @property
    def is_served(self) -> bool:
        """Whether it waits for us: a request is whole, and nothing of a reply is left to be taken."""
        return bool(self.requests) and not self.total_outbufs_len

    @property
    def held_bytes(self) -> int:
        """What is kept of its requests, and of a reply until all of it is taken."""
        requests = [*self.requests, *([self.request] if self.request is not None else [])]
        # waitress lets a buffer go when it is empty, not as it is read.
        self._output_bytes = max(self._output_bytes, self.total_outbufs_len) if self.total_outbufs_len else 0
        return self._output_bytes + sum(int(request.held_bytes) for request in requests)

    def look_at_clock(self, now: float) -> None:
        """Begin to count when a wait begins, and close where it has become too long."""
        waits_for: object = "taker" if self.total_outbufs_len else "end" if self.lingering else self.request
        if waits_for is not self._waits_for:
            self._waits_for, self.waits_since = waits_for, now
        elif waits_for is not None:
            seconds = self.send_seconds if waits_for == "taker" else self.receive_seconds
            if now > self.waits_since + seconds:
                self.will_close = True
        if self.will_close:
            self.handle_close()  # waitress waits until the socket can be written to, which it may never be again

    def readable(self) -> bool:
        """Whether the loop shall tell when something comes."""
        return bool(self.lingering or super().readable())

    def writable(self) -> bool:
        """Whether it shall tell when something can be sent."""
        return bool(self.will_close or (not self.lingering and super().writable()))

    def handle_read(self) -> None:
        """Take what came; what lingers is dropped."""
        if not self.lingering:
            super().handle_read()
            return
        try:
            more = self.recv(self.adj.recv_bytes)
        except OSError:
            more = b""
        if not more:
            self.handle_close()

    def handle_write(self) -> None:
        """Send what waits, then close, linger or go on."""
        if not (self.linger_when_flushed and self.close_when_flushed):
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if self.will_close:
            self.handle_close()
        elif not self.total_outbufs_len:
            self.close_when_flushed = False
            self.lingering = True
            try:
                self.socket.shutdown(socket.SHUT_WR)
            except OSError:
                self.handle_close()


def channel_class(refuses: Callable[[WSGIEnvironment], bool], bounds: Bounds) -> type[Any]:
    """The class of a server's connections: waitress makes each by itself, and passes nothing on."""
    parser = type("Parser", (Parser,), {"refuses": staticmethod(refuses), "body_bytes": bounds.body_bytes})
    seconds = {"receive_seconds": bounds.receive_seconds, "send_seconds": bounds.send_seconds}
    return type("Channel", (Channel,), {"parser_class": parser, **seconds})
