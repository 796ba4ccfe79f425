"""One HTTP exchange with a model server: three deadlines, a bound for the reply, and an end when nobody waits."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self, cast

import certifi
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.response import BaseHTTPResponse

from standfirst.language_model.address import Address
from standfirst.language_model.failure import TOO_SLOW, Cancelled, Failure
from standfirst.reply_framing import Meter

REPLY_BYTES = 4 * 1024 * 1024
"""A list of hundreds of models is a tenth of it; an answer with all its reasoning, a hundredth."""

REPLY_STEPS = 200_000
"""Lines, and pieces in which they come: a model that thinks in 30,000 words brings each in one piece of two lines."""

LOOK_SECONDS = 0.1
"""How often to look whether somebody still waits."""

NOTHING_LISTENS = "Start it, or choose another with `standfirst model`."


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a model may take, in seconds from now on.

    Attributes:
        connect: until the server is reached.
        silent: until its first word, and between words.
        total: for everything.
    """

    connect: float
    silent: float
    total: float


class Deadline:
    """When all must be done, over several exchanges.

    Args:
        limits: how long each phase may take.
        cancelled: whether nobody waits any more.
    """

    def __init__(self, limits: Limits, cancelled: Callable[[], bool] = lambda: False) -> None:
        self.limits = limits
        self.cancelled = cancelled
        self._ends = time.monotonic() + limits.total

    @property
    def left(self) -> float:
        """Seconds left."""
        return self._ends - time.monotonic()


class Exchange:
    """A request under way; use it as a context manager, read its `status`, then `body` or `lines`.

    A thread watches over it: a socket's own timeout would tell neither a slow reply from a silent one, nor see that
    the reader has gone. It ends the exchange by shutting the socket down, which the server sees, too.

    Args:
        address: the server's.
        path: such as `/api/chat`.
        body: sent as JSON; None for a GET.
        deadline: when to give up.

    Raises:
        Failure: nothing listens, or what listens speaks no HTTP, or it took too long.
        Cancelled: nobody waits any more.
    """

    def __init__(self, address: Address, path: str, body: Mapping[str, object] | None, deadline: Deadline) -> None:
        self._address, self._path, self._body, self._deadline = address, path, body, deadline
        self._heard = time.monotonic()
        self._why: Exception | None = None
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._connection: HTTPConnection | None = None
        self._response: BaseHTTPResponse | None = None
        self._meter = Meter()

    def __enter__(self) -> Self:
        self._connection = connection = self._connect()
        watch = threading.Thread(target=self._watch, args=(connection.sock,), name="model watch", daemon=True)
        watch.start()
        try:
            with self._faults():
                data = None if self._body is None else json.dumps(self._body).encode()
                headers = {"Accept": "application/json", "User-Agent": "standfirst", "Host": self._host()}
                if data is not None:
                    headers["Content-Type"] = "application/json"
                method = "GET" if data is None else "POST"
                connection.request(method, self._address.path + self._path, data, headers, preload_content=False)
                self._response = response = connection.getresponse()
        except BaseException:
            self._end()
            raise
        self.status = response.status
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        with self._lock:
            self._done.set()
            if self._response is not None:
                self._response.close()
            if self._connection is not None:
                self._connection.close()

    def _host(self) -> str:
        host = f"[{self._address.host}]" if ":" in self._address.host else self._address.host
        return f"{host}:{self._address.port}"

    def _connect(self) -> HTTPConnection:
        address, limits = self._address, self._deadline.limits
        timeout = max(0.01, min(limits.connect, self._deadline.left))
        connection = (
            HTTPSConnection(
                address.connects_to,
                address.port,
                timeout=timeout,
                ca_certs=certifi.where(),
                server_hostname=address.host,
                assert_hostname=address.host,
            )
            if address.scheme == "https"
            else HTTPConnection(address.connects_to, address.port, timeout=timeout)
        )
        try:
            connection.connect()
        except NewConnectionError as error:
            raise Failure(f"Nothing listens at {address.url}.", NOTHING_LISTENS) from error
        except (HTTPError, OSError) as error:
            if isinstance(error, urllib3.exceptions.ConnectTimeoutError):
                raise Failure(f"{address.url} did not answer in time.", NOTHING_LISTENS, TOO_SLOW) from error
            raise Failure(f"{address.url} cannot be reached.", NOTHING_LISTENS) from error
        self._meter.attach(connection)
        connection.timeout = None  # urllib3 sets it on the socket anew before it reads; from here on the watch decides
        connection.sock.settimeout(None)
        return connection

    def _watch(self, sock: socket.socket) -> None:
        limits = self._deadline.limits
        while not self._done.wait(max(0.0, min(LOOK_SECONDS, self._deadline.left))):
            if self._deadline.cancelled():
                self._why = Cancelled()
            elif self._deadline.left <= 0:
                self._why = Failure(
                    f"The model did not answer within {limits.total:g} seconds.",
                    "A smaller model answers sooner; `model.seconds` gives it more time.",
                    TOO_SLOW,
                )
            elif time.monotonic() - self._heard > limits.silent:
                self._why = Failure(
                    f"The model was silent for {limits.silent:g} seconds: it may still be loading.",
                    "Try again in a moment; `model.silent_seconds` gives it more time.",
                    TOO_SLOW,
                )
            if self._why:
                with self._lock:
                    if not self._done.is_set():
                        with contextlib.suppress(OSError):
                            sock.shutdown(socket.SHUT_RDWR)
                return

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
            raise self._why or (self._too_much() if self._meter.overdrawn else self._broken(error)) from error
        if self._why:
            raise self._why

    def _broken(self, error: Exception) -> Failure:
        is_hanging_up = isinstance(error, ConnectionError)  # which the library calls a fault of HTTP as well
        if isinstance(error, http.client.HTTPException) and not is_hanging_up:
            return Failure(f"What listens at {self._address.url} speaks no HTTP.", NOTHING_LISTENS)
        return Failure(f"{self._address.url} broke its reply off.", "Look at the server's own log.")

    def _too_much(self) -> Failure:
        return Failure(f"{self._address.url} sent more than any answer has.", "Choose another model.")

    def heard(self) -> None:
        """Note that the model said something."""
        self._heard = time.monotonic()

    def body(self) -> object:
        """The whole reply as JSON; None if it is none."""
        text = "\n".join(self.lines())
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return None

    def lines(self) -> Iterator[str]:
        """The reply, line by line, as it comes; a reply that is cut off ends like a whole one."""
        rest, size, steps = b"", 0, 0
        response = cast("urllib3.HTTPResponse", self._response)
        with self._faults():
            while True:
                try:
                    chunk = response.read1(65536)
                except (HTTPError, OSError):
                    if self._why or self._meter.overdrawn:
                        raise
                    break  # whether what came is whole is for its reader to say
                if not chunk:
                    break
                size += len(chunk)
                self._meter.content = response.tell()
                *whole, rest = (rest + chunk).split(b"\n")
                steps += 1 + len(whole)
                if size > REPLY_BYTES or steps > REPLY_STEPS:
                    raise self._too_much()
                for line in whole:
                    yield line.decode("utf-8", "replace").rstrip("\r")
        if rest:
            yield rest.decode("utf-8", "replace")


def get(address: Address, path: str, deadline: Deadline) -> object:
    """Ask for something small: JSON, or None where there is none.

    Raises:
        Failure: nothing listens, or it took too long.
        Cancelled: nobody waits any more.
    """
    with Exchange(address, path, None, deadline) as exchange:
        return exchange.body() if exchange.status == 200 else None  # noqa: PLR2004  # OK
