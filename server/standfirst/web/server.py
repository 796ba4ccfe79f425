"""waitress, with a bound over all connections together: of their number, and of the bytes that they hold.

Where either is reached, room is made: the connection that has waited longest for its other end goes. An honest one
waits for moments only, so whoever fills the room pushes out nobody but himself.
"""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from waitress import wasyncore
from waitress.server import create_server

from standfirst.config import Settings
from standfirst.errors import TooFewDescriptors
from standfirst.web.connection import channel_class

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication, WSGIEnvironment

CONNECTION_LIMIT = 1000
WINDOWS_CONNECTION_LIMIT = 400
"""Python's `select` takes 512 sockets there, and there is no `poll`."""

DESCRIPTORS_KEPT_FREE = 32
"""For workers' pipes, the log, the history and fetched pages."""

LEAST_CONNECTIONS = 16
"""A browser opens six to one host, and there are two browsers and a script."""

CHANNEL_SECONDS = 10
"""A connection on which nothing moves is closed."""

SPARE_THREADS = 4
"""Beside those that run jobs, or wait for a worker, a site or a model, so that health never waits."""


class Server:
    """The listening server and its loop.

    Args:
        application: the WSGI application.
        refuses: whether it would refuse a request, as far as the headers tell.
        listener: the bound socket.
        settings: bounds, and how many jobs may run and wait.

    Raises:
        TooFewDescriptors: the system lets this process open too few files to serve anybody.
    """

    def __init__(
        self,
        application: WSGIApplication,
        refuses: Callable[[WSGIEnvironment], bool],
        listener: socket.socket,
        settings: Settings,
    ) -> None:
        bounds = settings.bounds
        body_bytes = max(bounds.body_bytes, settings.briefing.body_bytes)  # the gate knows which is meant
        self._most_connections = connection_limit()
        self._most_bytes = bounds.total_bytes
        self._server: Any = create_server(
            application,
            sockets=[listener],
            threads=_threads(settings),
            # waitress refuses what is equal to its bound, too.
            max_request_body_size=body_bytes + 1,
            # Nothing that was read goes to the disk, on the way in or out.
            inbuf_overflow=2 * body_bytes,
            outbuf_overflow=sys.maxsize,
            max_request_header_size=bounds.header_bytes,
            connection_limit=sys.maxsize,  # at it, waitress would let nobody in any more; see `_make_room`
            channel_timeout=CHANNEL_SECONDS,
            cleanup_interval=2,
            backlog=256,
            ident=None,
            log_socket_errors=False,
            clear_untrusted_proxy_headers=True,
            # Else nobody looks at the connection while a model chooses, and its caller could not call it off.
            channel_request_lookahead=1,
            asyncore_use_poll=True,
        )
        self._server.channel_class = channel_class(refuses, bounds)

    def run(self, until: Callable[[], bool]) -> None:
        """Serve until told to stop; `wake` makes it ask at once."""
        while not until():
            wasyncore.loop(timeout=1, map=self._map, use_poll=True, count=1)
            self._make_room()

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

    @property
    def _channels(self) -> list[Any]:
        return list(self._server.active_channels.values())

    def _busy(self) -> bool:
        return any(channel.requests or channel.total_outbufs_len for channel in self._channels)

    def _make_room(self) -> None:
        """Close what has waited too long; and, over a bound, what has waited longest."""
        now = time.monotonic()
        held = {}
        for channel in self._channels:
            channel.look_at_clock(now)
            if channel.connected:
                held[channel] = channel.held_bytes
        total = sum(held.values())
        if len(held) <= self._most_connections and total <= self._most_bytes:
            return
        # A connection that waits for us goes last: its reader is not to blame.
        for channel in sorted(held, key=lambda channel: (channel.is_served, channel.waits_since)):
            is_too_many = len(held) > self._most_connections
            if not is_too_many and total <= self._most_bytes:
                break
            if is_too_many or held[channel]:
                total -= held.pop(channel)
                channel.handle_close()


def _threads(settings: Settings) -> int:
    workers = settings.workers
    return workers.count + workers.waiting + settings.fetch.at_once + settings.model.at_once + SPARE_THREADS


def connection_limit() -> int:
    """What the process's descriptors allow: accepting beyond them would fail again and again.

    Raises:
        TooFewDescriptors: they allow for too few to serve anybody.
    """
    if sys.platform == "win32":
        return WINDOWS_CONNECTION_LIMIT
    import resource  # noqa: PLC0415  # not on Windows

    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return CONNECTION_LIMIT
    if soft < DESCRIPTORS_KEPT_FREE + LEAST_CONNECTIONS:
        raise TooFewDescriptors(
            f"This process may open {soft} files only.",
            hint=f"Allow at least {DESCRIPTORS_KEPT_FREE + LEAST_CONNECTIONS}, as with `ulimit -n 1024`.",
        )
    return min(CONNECTION_LIMIT, soft - DESCRIPTORS_KEPT_FREE)
