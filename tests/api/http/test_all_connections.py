"""Bounds over all connections together: of bytes, of their number, and of the time that a reply may take."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.api.http.measures import MEGABYTE, parent_megabytes, peak_megabytes
from tests.api.replies import PAGE, assert_problem, is_closed, parse
from tests.running import RunningHelper, running_helper

LONG = "\n\n".join(f"The mayor of town {n} said on Tuesday that the bridge would be built." for n in range(20_000))


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[RunningHelper]:
    """A helper that holds at most 16 MB for all its readers."""
    with running_helper(tmp_path, {"bounds.total_bytes": 16 * MEGABYTE, "bounds.send_seconds": 3}) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        yield helper


def begin(helper: RunningHelper, headers: str, body: bytes = b"", *, takes: int = 1 << 20) -> socket.socket:
    """Send the head of a POST and some of its body, over a connection that takes little at a time."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, takes)
    connection.settimeout(20)
    connection.connect(("127.0.0.1", helper.port))
    connection.sendall(f"POST /v1/articles HTTP/1.1\r\n{headers}\r\n".encode() + body)
    return connection


def head(helper: RunningHelper, length: int, **other: str) -> str:
    """Well-formed headers, but for those that are given."""
    named = {"Host": f"127.0.0.1:{helper.port}", "Content-Type": "application/json", "Content-Length": str(length)}
    named |= {name.replace("_", "-"): value for name, value in other.items()}
    return "".join(f"{name}: {value}\r\n" for name, value in named.items())


def test_bodies_that_never_end_hold_no_more_than_the_budget(narrow: RunningHelper) -> None:
    """The oldest of them make room, and an honest reader is served."""
    before = peak_megabytes(narrow)
    with ExitStack() as held:
        connections = [
            held.enter_context(begin(narrow, head(narrow, 4 * MEGABYTE), bytes(3 * MEGABYTE))) for _ in range(20)
        ]
        assert narrow.post("/v1/summaries", {"html": PAGE}).status == 200
        assert peak_megabytes(narrow) - before < 40
        assert is_closed(connections[0], 5)


def test_replies_that_nobody_takes_hold_no_more_than_the_budget(narrow: RunningHelper) -> None:
    """And are given up in time, also where they are sipped."""
    body = json.dumps({"text": LONG}).encode()
    before = peak_megabytes(narrow)
    with ExitStack() as held:
        connections = []
        for _ in range(20):
            connection = held.enter_context(begin(narrow, head(narrow, len(body)), body, takes=4096))
            assert connection.recv(15).startswith(b"HTTP/1.1 200")
            connections.append(connection)
        assert peak_megabytes(narrow) - before < 60
        assert narrow.post("/v1/summaries", {"html": PAGE}).status == 200
        assert not is_complete_when_sipped(connections[-1], seconds=5)
    assert parent_megabytes(narrow) - before < 60


def is_complete_when_sipped(connection: socket.socket, seconds: float) -> bool:
    """Take some bytes now and then, and all that is left after a while; whether the end of the JSON is among them."""
    pause, last = threading.Event(), b""
    with contextlib.suppress(OSError):
        for _ in range(int(seconds / 0.1)):
            last = connection.recv(512)
            pause.wait(0.1)
        while more := connection.recv(65536):
            last = more
    return last.endswith(b"}")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Encoding": "gzip"}, 415),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_refused_by_its_headers_is_not_received(
    helper: RunningHelper, wrong: dict[str, str], status: int
) -> None:
    """The refusal comes before the body, and the rest of it is no further request."""
    smuggled = f"GET /v1/methods HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\n\r\n".encode()
    with begin(helper, head(helper, 7 * MEGABYTE, **wrong), smuggled) as connection:
        reply = parse(connection)
        assert_problem(reply, status)
        assert reply.headers["Connection"] == "close"
        connection.shutdown(socket.SHUT_WR)
        assert is_closed(connection, 5)


def test_bodies_that_are_refused_cost_no_memory(helper: RunningHelper) -> None:
    """A hundred and fifty of four megabytes each."""
    before = parent_megabytes(helper)
    with ExitStack() as held:
        for _ in range(150):
            connection = held.enter_context(begin(helper, head(helper, 4 * MEGABYTE, Host="evil.example")))
            connection.sendall(bytes(MEGABYTE))
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        assert parent_megabytes(helper) - before < 30


def test_a_body_where_none_belongs_is_refused(helper: RunningHelper) -> None:
    """GET and DELETE take none."""
    for method in ("GET", "DELETE"):
        reply = helper.ask(method, "/v1/history/1" if method == "DELETE" else "/v1/health", b"{}")
        assert reply.status in {400, 401}


def test_more_half_open_connections_than_descriptors_keep_nobody_out(tmp_path: Path) -> None:
    """`ulimit -n 64`: the oldest of two hundred make room, at once."""
    limited = ["sh", "-c", 'ulimit -n 64 && exec "$@"', "sh"]
    with running_helper(tmp_path, before=limited) as helper, ExitStack() as held:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        for _ in range(200):
            held.enter_context(begin(helper, head(helper, 100)))
        start = time.monotonic()
        assert helper.get("/v1/health").status == 200
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        assert time.monotonic() - start < 5
