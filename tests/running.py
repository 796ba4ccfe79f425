"""A real helper for tests: its own process, port and data folder, and a client that hides nothing."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

READY_SECONDS = 20.0
STOP_SECONDS = 8.0
JSON_TYPE = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401  # whatever the reply holds
        """The body, read as JSON."""
        return json.loads(self.body)


@dataclass(slots=True)
class RunningHelper:
    """A helper that answers.

    Attributes:
        port: where it listens.
        process: `standfirst serve`.
        data: its data folder.
        stderr: the lines that it wrote so far.
    """

    port: int
    process: subprocess.Popen[str]
    data: Path
    stderr: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """What its log file holds."""
        file = self.data / "helper.log"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = 30.0,
    ) -> Reply:
        """Send one request over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request(method, path, body, dict(headers or {}))
            reply = connection.getresponse()
            return Reply(reply.status, dict(reply.getheaders()), reply.read())
        finally:
            connection.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Reply:
        """Ask with GET."""
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, value: object, headers: Mapping[str, str] | None = None, seconds: float = 30.0) -> Reply:
        """Send JSON."""
        return self.ask("POST", path, json.dumps(value).encode(), {**JSON_TYPE, **(headers or {})}, seconds)

    def send(self, raw: bytes, seconds: float = 15.0) -> bytes:
        """Send bytes as they are, and read until the helper closes or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            connection.sendall(raw)
            return read_all(connection)

    def workers(self) -> frozenset[int]:
        """The processes below it that read pages (Linux): the fork server's children."""
        servers = [child for child in children(self.process.pid) if children(child)]
        return frozenset(grandchild for server in servers for grandchild in children(server))

    def stop(self, signal_number: int = signal.SIGTERM) -> int:
        """Ask it to end, and return its exit status."""
        self.process.send_signal(signal_number)
        return self.process.wait(STOP_SECONDS)


def environment_of(data: Path, settings: Mapping[str, object] | None = None) -> dict[str, str]:
    """The environment of a helper that touches nothing outside its data folder."""
    return {
        **os.environ,
        "STANDFIRST_DATA": str(data),
        "STANDFIRST_CONFIG": str(data / "config.toml"),
        # A kept reply would hide what the workers do.
        "STANDFIRST_ANSWERS_BYTES": "0",
        **{f"STANDFIRST_{name.replace('.', '_').upper()}": str(value) for name, value in (settings or {}).items()},
    }


def command_of(port: int) -> list[str]:
    """How a helper is started."""
    return [sys.executable, "-m", "standfirst", "serve", "--port", str(port)]


@contextmanager
def running_helper(
    data: Path,
    settings: Mapping[str, object] | None = None,
    port: int = 0,
    environment: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
) -> Iterator[RunningHelper]:
    """Start a helper, and end it afterwards.

    Args:
        data: an empty folder for its data.
        settings: such as `{"workers.count": 1}`.
        port: 0 for a free one.
        environment: instead of this process's own with `settings` in it.
        before: a program that starts it, such as one that sets limits.
    """
    port = port or free_port()
    process = subprocess.Popen(  # noqa: S603  # our own
        [*before, *command_of(port)],
        env=dict(environment_of(data, settings) if environment is None else environment),
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    helper = RunningHelper(port, process, data)
    reader = threading.Thread(target=_read_lines, args=(helper, ready := threading.Event()), daemon=True)
    reader.start()
    try:
        assert ready.wait(READY_SECONDS), f"the helper did not start: {helper.stderr}"
        assert process.poll() is None, f"the helper ended: {helper.stderr}"
        yield helper
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(STOP_SECONDS)
        assert process.stderr
        process.stderr.close()


def until(condition: Callable[[], T], seconds: float = 10.0) -> T:
    """Wait for a condition, and give its value: a false one if it never came."""
    pause, limit = threading.Event(), time.monotonic() + seconds
    while not (value := condition()) and time.monotonic() < limit:
        pause.wait(0.02)
    return value


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read_all(connection: socket.socket) -> bytes:
    """Read until the other side closes, resets, or falls silent for the connection's timeout."""
    received = b""
    try:
        while chunk := connection.recv(65536):
            received += chunk
    except OSError:
        pass
    return received


def children(pid: int) -> list[int]:
    """A process's children (Linux)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(entry.parent.name))
    return found


def runs(pid: int) -> bool:
    """Whether a process is there and no zombie (Linux)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _read_lines(helper: RunningHelper, ready: threading.Event) -> None:
    assert helper.process.stderr
    for line in helper.process.stderr:
        helper.stderr.append(line)
        if "listens on" in line:
            ready.set()
    ready.set()
