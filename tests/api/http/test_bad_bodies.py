"""Bodies that are not what they should be: of another kind, too large, too slow, of doubtful length."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.api.http.measures import MEGABYTE, parent_megabytes
from tests.api.http.paths import WORK
from tests.api.replies import PAGE, assert_problem, is_closed, parse, raw_request
from tests.running import RunningHelper, running_helper

from standfirst.config import Bounds

POSTS = [*WORK, "/v1/pairing", "/v1/hello"]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "text/plain; application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "application/json; charset=utf-16",
        "text/json",
        "",
        None,
    ],
)
def test_only_json_is_taken(helper: RunningHelper, path: str, kind: str | None) -> None:
    """What a page can send without asking first is none of it."""
    headers = {"Content-Type": kind} if kind is not None else {}
    # The page's own origin, so that nothing but the content type is amiss.
    reply = helper.ask("POST", path, json.dumps({"html": PAGE}).encode(), {**headers, "Origin": helper.url})
    assert_problem(reply, 415, "unsupported_media_type")


def test_json_in_utf_8_is_taken(helper: RunningHelper) -> None:
    """Said or not."""
    body = json.dumps({"html": PAGE}).encode()
    for kind in ("application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"):
        assert helper.ask("POST", "/v1/summaries", body, {"Content-Type": kind}).status == 200


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate", "gzip, gzip", "x-none"])
def test_an_encoded_body_is_refused(helper: RunningHelper, encoding: str) -> None:
    body = gzip.compress(json.dumps({"html": PAGE}).encode())
    headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
    assert_problem(helper.ask("POST", "/v1/summaries", body, headers), 415)


def test_a_compression_bomb_is_not_unpacked(helper: RunningHelper) -> None:
    """The helper's memory stays where it is."""
    helper.get("/v1/health")
    before = parent_megabytes(helper)
    bomb = zlib.compress(bytes(400 * MEGABYTE), 9)
    headers = {"Content-Type": "application/json", "Content-Encoding": "deflate"}
    assert_problem(helper.ask("POST", "/v1/summaries", bomb, headers), 415)
    assert parent_megabytes(helper) < before + 40


@pytest.mark.parametrize("path", [*POSTS, "/", "/v1/history", "/nothing"])
def test_a_body_over_the_bound_is_refused_by_its_length(helper: RunningHelper, path: str) -> None:
    """Before it is received."""
    size = Bounds().body_bytes + 1
    raw = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nContent-Type: application/json\r\n"
    reply = raw_request(helper, f"{raw}Content-Length: {size}\r\n\r\n".encode())
    assert_problem(reply, 413, "document_too_large")
    assert reply.headers["Connection"] == "close"


@pytest.mark.parametrize("path", [*POSTS, "/", "/nothing"])
def test_a_body_over_the_bound_is_refused_as_it_grows(helper: RunningHelper, path: str) -> None:
    """Chunked, where no length is said."""
    chunk = b"%X\r\n" % MEGABYTE + bytes(MEGABYTE) + b"\r\n"
    raw = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    assert_problem(raw_request(helper, raw + 9 * chunk + b"0\r\n\r\n"), 413, "document_too_large")


@pytest.mark.parametrize(
    "body",
    [b"1\r\n \r\n" * 2_000, b"0" * 10_000, b"1;" + b"a" * 10_000, b"0\r\n" + b"X: y\r\n" * 2_000],
    ids=["chunks of a byte", "a length without end", "an extension without end", "trailers without end"],
)
def test_a_body_that_is_framing_for_the_most_part_is_refused_as_it_comes(helper: RunningHelper, body: bytes) -> None:
    """Each chunk takes the loop as long as kilobytes of content do, and all others wait meanwhile."""
    head = f"POST /v1/summaries HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nContent-Type: application/json\r\n"
    assert_problem(raw_request(helper, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + body), 400)


def test_a_body_in_chunks_as_programs_send_them_is_taken(helper: RunningHelper) -> None:
    """Python's encoder gives brackets, names and values one by one."""
    pieces = json.JSONEncoder().iterencode({"html": PAGE, "url": "https://news.example/", "length": "short"})
    body = b"".join(b"%X\r\n%b\r\n" % (len(piece.encode()), piece.encode()) for piece in pieces) + b"0\r\n\r\n"
    head = f"POST /v1/summaries HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nContent-Type: application/json\r\n"
    reply = raw_request(helper, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + body)
    assert reply.status == 200, reply.body


def test_a_client_that_sends_all_of_a_body_over_the_bound_reads_why_it_was_refused(helper: RunningHelper) -> None:
    """Closing on it would reset the reply away."""
    body = json.dumps({"html": "x" * (Bounds().body_bytes + 4 * MEGABYTE)}).encode()
    assert_problem(helper.ask("POST", "/v1/summaries", body, {"Content-Type": "application/json"}), 413)


def test_a_body_at_the_bound_is_taken(helper: RunningHelper) -> None:
    """It is read, whatever is found in it."""
    frame = json.dumps({"html": PAGE + "<!---->"})
    body = frame.replace("<!---->", f"<!--{'x' * (Bounds().body_bytes - len(frame))}-->")
    assert len(body) == Bounds().body_bytes
    reply = helper.ask("POST", "/v1/summaries", body.encode(), {"Content-Type": "application/json"})
    assert reply.status == 200


@pytest.mark.parametrize(
    "lengths",
    [
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: +7",
        "Content-Length: -5",
        "Content-Length: abc",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length: " + "9" * 5000,
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: \x0bchunked",
    ],
    ids=lambda value: value.replace("\r\n", " ")[:60],
)
def test_a_body_of_doubtful_length_is_refused_and_the_connection_closed(helper: RunningHelper, lengths: str) -> None:
    """Two readers could part it differently."""
    raw = f"POST /v1/summaries HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\n{lengths}\r\n\r\n0\r\n\r\n"
    with socket.create_connection(("127.0.0.1", helper.port), timeout=10) as connection:
        connection.sendall(raw.encode("latin-1"))
        reply = parse(connection)
        connection.shutdown(socket.SHUT_WR)
        assert is_closed(connection, 5)
    if lengths.endswith("9" * 5000):
        assert reply.status in {400, 413, 431}
    else:
        assert_problem(reply, 400)
    assert reply.headers["Connection"] == "close"


def test_a_chunked_request_of_http_1_0_is_refused(helper: RunningHelper) -> None:
    """That version knows no chunks."""
    raw = f"POST /v1/summaries HTTP/1.0\r\nHost: 127.0.0.1:{helper.port}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert_problem(raw_request(helper, raw.encode()), 400)


def test_a_body_that_stalls_is_given_up_and_holds_nobody(helper: RunningHelper) -> None:
    """Within twelve seconds."""
    raw = f"POST /v1/summaries HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nContent-Type: application/json\r\n"
    with socket.create_connection(("127.0.0.1", helper.port)) as connection:
        begin = time.monotonic()
        connection.sendall(f'{raw}Content-Length: 100\r\n\r\n{{"html"'.encode())
        for _ in range(5):
            assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        assert is_closed(connection, 14)
        assert time.monotonic() - begin < 13.5


def test_a_body_that_trickles_in_is_given_up_as_well(tmp_path: Path) -> None:
    """Something moves all the while, but not enough."""
    with running_helper(tmp_path, {"bounds.receive_seconds": 2}) as helper:
        raw = f"POST /v1/summaries HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nContent-Length: 1000\r\n\r\n"
        with socket.create_connection(("127.0.0.1", helper.port)) as connection:
            connection.sendall(raw.encode())
            begin = time.monotonic()
            with pytest.raises(OSError, match=r"reset|[Bb]roken pipe"):
                trickle(connection)
            assert 2 <= time.monotonic() - begin < 6


def trickle(connection: socket.socket) -> None:
    """Send a byte now and then."""
    pause = threading.Event()
    for _ in range(50):
        connection.sendall(b"x")
        pause.wait(0.2)


def test_many_bad_bodies_leave_the_helper_well(helper: RunningHelper) -> None:
    """After all of them an ordinary request is answered."""
    with ThreadPoolExecutor(8) as threads:
        statuses = set(
            threads.map(
                lambda _: helper.ask("POST", "/v1/hello", b"{", {"Content-Type": "text/plain"}).status, range(200)
            )
        )
    assert statuses <= {403, 415}
    assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
