"""waitress's connections, taught to linger after a refusal and to wait for nobody too long."""

from __future__ import annotations

import socket
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask, WSGITask

from standfirst.config import Bounds
from standfirst.web import access_log, headers, problems
from standfirst.web.request_parser import Parser

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

UNRECEIVED = "standfirst.unreceived"
"""Stands in the environment of a request whose body was not received because the gate refuses it."""


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
