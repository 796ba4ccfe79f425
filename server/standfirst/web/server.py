"""waitress, taught to refuse as the application does.

It has received the whole body before the application is asked, so what it refuses by itself must look like any other
refusal, and the client must get to read it.
"""

from __future__ import annotations

import socket
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import create_server
from waitress.task import ErrorTask

from standfirst.config import Settings
from standfirst.web import headers, journal, problems

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

CONNECTION_LIMIT = 1000
WINDOWS_CONNECTION_LIMIT = 400
"""Python's `select` takes 512 sockets there, and there is no `poll`."""

DESCRIPTORS_KEPT_FREE = 32
"""For workers' pipes, the log, the history and fetched pages."""

CHANNEL_SECONDS = 10
"""A connection on which nothing moves is closed."""

SPARE_THREADS = 4
"""Beside those that run jobs or wait for a worker, so that health never waits."""


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Refuses what two readers could understand differently: a body with two lengths."""

    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except ValueError as error:
            # Python refuses to read a number of thousands of digits.
            raise ParsingError("Content-Length is invalid") from error
        has_transfer_encoding = self.chunked or "TRANSFER_ENCODING" in self.headers
        if has_transfer_encoding and ("CONTENT_LENGTH" in self.headers or self.version != "1.1"):
            raise ParsingError("Transfer-Encoding beside Content-Length")


class _ErrorTask(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """Writes waitress's own 400, 413, 431 and 500 as problems with our headers."""

    def execute(self) -> None:
        begin = time.perf_counter()
        status, problem_headers, body = problems.render(problems.from_status(self.request.error.code))
        self.status = f"{status} {self.request.error.reason}"
        self.response_headers.extend({**headers.ALWAYS, **problem_headers}.items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
        self.channel.linger_when_flushed = True
        milliseconds = 1000 * (time.perf_counter() - begin)
        journal.note(journal.Line("-", "-", status, milliseconds, len(body), uuid.uuid4().hex[:8]))


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that is neither cut off too soon nor kept too long.

    It lingers after a refusal, for closing on a client that still sends its body would reset the reply away unread;
    and it gives up a request that trickles in: waitress only minds those on which nothing moves.
    """

    parser_class = _Parser
    error_task_class = _ErrorTask
    close_when_flushed: bool = False
    linger_when_flushed = False
    lingering = False
    receive_seconds = 0.0
    request_begun = 0.0

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.request_begun = time.monotonic()
        return bool(super().received(data))

    def readable(self) -> bool:
        if self.request is not None and time.monotonic() > self.request_begun + self.receive_seconds:
            self.will_close = True
        return bool(self.lingering or super().readable())

    def writable(self) -> bool:
        return bool(self.will_close or (not self.lingering and super().writable()))

    def handle_read(self) -> None:
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


class Server:
    """The listening server and its loop.

    Args:
        application: the WSGI application.
        listener: the bound socket.
        settings: bounds, and how many jobs may run and wait.
    """

    def __init__(self, application: WSGIApplication, listener: socket.socket, settings: Settings) -> None:
        body_bytes = max(settings.bounds.body_bytes, settings.briefing.body_bytes)  # the gate knows which is meant
        self._server: Any = create_server(
            application,
            sockets=[listener],
            threads=settings.workers.count + settings.workers.waiting + SPARE_THREADS,
            # waitress refuses what is equal to its bound, too.
            max_request_body_size=body_bytes + 1,
            # Nothing that was read goes to the disk, on the way in or out.
            inbuf_overflow=2 * body_bytes,
            outbuf_overflow=sys.maxsize,
            max_request_header_size=settings.bounds.header_bytes,
            connection_limit=_connection_limit(),
            channel_timeout=CHANNEL_SECONDS,
            cleanup_interval=2,
            backlog=256,
            ident=None,
            log_socket_errors=False,
            clear_untrusted_proxy_headers=True,
            asyncore_use_poll=True,
        )
        self._server.channel_class = type("Channel", (_Channel,), {"receive_seconds": settings.bounds.receive_seconds})

    def run(self, until: Callable[[], bool]) -> None:
        """Serve until told to stop; `wake` makes it ask at once."""
        while not until():
            wasyncore.loop(timeout=1, map=self._map, use_poll=True, count=1)

    def wake(self) -> None:
        """Have the loop look at its condition now. May be called in a signal handler."""
        self._server.pull_trigger()

    def drain(self, until: Callable[[], bool]) -> None:
        """Stop accepting, and send the replies that are in the making."""
        wasyncore.dispatcher.close(self._server)
        while self._busy() and not until():
            wasyncore.loop(timeout=0.1, map=self._map, use_poll=True, count=1)

    def close(self) -> None:
        """Drop all connections and end the threads."""
        self._server.task_dispatcher.shutdown(timeout=0.5)
        self._server.trigger.close()
        wasyncore.close_all(self._map, ignore_all=True)

    @property
    def _map(self) -> Mapping[int, Any]:
        sockets: Mapping[int, Any] = self._server._map  # noqa: SLF001  # the loop's own table has no other name
        return sockets

    def _busy(self) -> bool:
        channels: Iterable[Any] = list(self._server.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)


def _connection_limit() -> int:
    """What the process's descriptors allow: accepting beyond them would fail again and again."""
    if sys.platform == "win32":
        return WINDOWS_CONNECTION_LIMIT
    import resource  # noqa: PLC0415  # not on Windows

    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return CONNECTION_LIMIT if soft == resource.RLIM_INFINITY else min(CONNECTION_LIMIT, soft - DESCRIPTORS_KEPT_FREE)
