"""The helper's life: bind, serve, and leave nothing behind."""

from __future__ import annotations

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
from standfirst.desktop.port import ADDRESS, who_listens
from standfirst.errors import PortInUse, StorageError
from standfirst.history import History, history_file
from standfirst.language_model import Chooser
from standfirst.web import access_log
from standfirst.web.app import create_app, refusal_check
from standfirst.web.server import Server, connection_limit
from standfirst.workers import Pool, memory

DRAIN_SECONDS = 4.5
"""Replies in the making get so long after SIGTERM or Ctrl-C: six seconds in all are promised."""

SWITCH_SECONDS = 0.001
"""A thread that reads a large request makes way for health after so long; Python's own 5 ms add up in a crowd."""


def serve(settings: Settings, *, open_page: bool) -> None:
    """Run the helper until SIGTERM or Ctrl-C; a second Ctrl-C leaves at once.

    Raises:
        TooFewDescriptors: the system lets this process open too few files.
        PortInUse: something listens on the port already.
        SecretsExposed: others could read or replace the tokens.
    """
    connection_limit()  # before anything is started, for this says what to do
    listener = _bind(settings.helper.port)
    memory.bound_free_memory()
    sys.setswitchinterval(SWITCH_SECONDS)
    access_log.begin(settings.helper.log_bytes)
    access = Access(access_folder())
    access.check_files()
    pool = Pool(settings.workers)
    pool.start()
    history = History(history_file())
    threading.Thread(
        target=_look_at_history, args=(history, settings.history.keep_days), name="history check", daemon=True
    ).start()
    chooser = Chooser()
    app = create_app(settings, pool, access, history, chooser)
    server = Server(app, refusal_check(app), listener, settings)
    with _stopping(server) as stop:
        address = f"http://{ADDRESS}:{settings.helper.port}/"
        _say(f"Standfirst {__version__} listens on {address}  Ctrl-C ends it.")
        if open_page:
            webbrowser.open(address)
        server.run(until=stop.asked)
        server.drain(until=stop.overdue)
    chooser.close()
    pool.close(with_fork_server=True)
    server.close()
    history.close()


def _look_at_history(history: History, keep_days: int) -> None:
    """Open the file before it is needed, say what became of a damaged one, and let go of what is too old."""
    try:
        if not history.exists():
            return
        set_aside = history.open()
        history.prune(keep_days)
    except StorageError as error:
        _say(f"{error.message} {error.hint}")
        return
    if set_aside:
        _say(f"The history was damaged. It was put aside, whole, as {set_aside}; a new one has begun.")


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


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
        listener.listen()  # two programs may bind one address; only one of them may listen
    except OSError as error:
        listener.close()
        raise _port_in_use(port) from error
    return listener


def _port_in_use(port: int) -> PortInUse:
    listener = who_listens(port)
    if listener is None or listener.version is None:
        return PortInUse(
            f"Another program holds port {port}.",
            hint="End that program, or `standfirst config set helper.port NUMBER` and tell the extension's options.",
        )
    return PortInUse(
        f"Standfirst {listener.version} runs already on port {port}.",
        hint=f"Use it at http://{ADDRESS}:{port}/, or end it first.",
    )
