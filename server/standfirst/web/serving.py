"""The helper's life: bind, serve, and leave nothing behind."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from standfirst import __version__
from standfirst.access import Access, access_folder
from standfirst.config import Settings
from standfirst.errors import PortInUse
from standfirst.web import journal
from standfirst.web.app import create_app
from standfirst.web.server import Server
from standfirst.workers import Pool

ADDRESS = "127.0.0.1"

DRAIN_SECONDS = 5.0
"""Replies in the making get so long after SIGTERM or Ctrl-C."""

KNOCK_SECONDS = 1.0


def serve(settings: Settings, *, open_page: bool) -> None:
    """Run the helper until SIGTERM or Ctrl-C; a second Ctrl-C leaves at once.

    Raises:
        PortInUse: something listens on the port already.
        SecretsExposed: others could read or replace the tokens.
    """
    listener = _bind(settings.helper.port)
    journal.begin(settings.helper.log_bytes)
    access = Access(access_folder())
    access.check_files()
    pool = Pool(settings.workers)
    pool.start()
    server = Server(create_app(settings, pool, access), listener, settings)
    with _stopping(server) as stop:
        address = f"http://{ADDRESS}:{settings.helper.port}/"
        sys.stderr.write(f"Standfirst {__version__} listens on {address}  Ctrl-C ends it.\n")
        sys.stderr.flush()
        if open_page:
            webbrowser.open(address)
        server.run(until=stop.asked)
        server.drain(until=stop.overdue)
    pool.close()
    server.close()


class _Stop:
    """Whether, since when, and how urgently the helper was asked to stop."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._urgent = False

    def ask(self) -> None:
        if self._since is None:
            self._since = time.monotonic()
        else:
            self._urgent = True

    def asked(self) -> bool:
        return self._since is not None

    def overdue(self) -> bool:
        return self._urgent or (self._since is not None and time.monotonic() > self._since + DRAIN_SECONDS)


@contextmanager
def _stopping(server: Server) -> Iterator[_Stop]:
    """Take SIGTERM and SIGINT as a wish to stop. Only the main thread may; elsewhere the caller stops otherwise."""
    stop = _Stop()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.ask()
        server.wake()

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _bind(port: int) -> socket.socket:
    """Take the port on the loopback address, for this process alone."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # There, SO_REUSEADDR would let another program share the port.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
    except OSError as error:
        listener.close()
        raise _port_in_use(port) from error
    return listener


def _port_in_use(port: int) -> PortInUse:
    version = _version_on(port)
    if version is None:
        return PortInUse(
            f"Another program listens on port {port}.",
            hint="End that program, or choose another port with `standfirst config set helper.port`.",
        )
    return PortInUse(
        f"Standfirst {version} runs already on port {port}.",
        hint=f"Use it at http://{ADDRESS}:{port}/, or end it first.",
    )


def _version_on(port: int) -> str | None:
    """The version of the Standfirst that listens there; None if it is something else."""
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=KNOCK_SECONDS)
    try:
        connection.request("GET", "/v1/health")
        answer = json.loads(connection.getresponse().read(4096))
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
    is_ours = isinstance(answer, dict) and answer.get("name") == "standfirst"
    return str(answer.get("version"))[:20] if is_ours else None
