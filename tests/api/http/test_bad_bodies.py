"""Bodies and request lines that are not what they should be."""

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
from tests.api.conftest import EXTENSION
from tests.api.replies import PAGE, assert_headers, assert_problem, is_closed, parse, raw_request
from tests.running import RunningHelper, running_helper

from standfirst.config import Bounds

MEGABYTE = 1024 * 1024
WORK = ["/v1/summaries", "/v1/articles"]
POSTS = [*WORK, "/v1/pairing", "/v1/hello"]


def parent_megabytes(helper: RunningHelper) -> float:
    """The helper's own resident memory, workers apart."""
    line = next(x for x in Path(f"/proc/{helper.process.pid}/status").read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


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
        assert reply.status in {400, 413}
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


@pytest.mark.parametrize("path", WORK)
@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("[1]", "object"),
        ('"s"', "object"),
        ("null", "object"),
        ("{}", "`html`"),
        ('{"html": 1}', "`html`"),
        ('{"text": []}', "`text`"),
        ('{"url": {}}', "`url`"),
        ('{"html": "x", "title": 1}', "`title`"),
        ('{"html": "x", "language": "../../x"}', "`language`"),
        ('{"html": "x", "include": {}}', "`include`"),
        ('{"html": "x", "method": 7}', "`method`"),
        ('{"html": "x", "length": 0}', "`length`"),
        ('{"html": "x", "length": true}', "`length`"),
        ('{"html": "x", "length": "3"}', "`length`"),
        ('{"html": "x", "length": {"unit": "sentences", "amount": 0}}', "`length.amount`"),
        ('{"html": "x", "length": {"unit": "sentences", "amount": -1}}', "`length.amount`"),
        ('{"html": "x", "length": {"unit": "words", "amount": 1e9}}', "`length.amount`"),
        ('{"html": "x", "colour": "red"}', "`colour`"),
        ('{"html": "x", "text": "y"}', "`text`"),
        ('{"html": NaN}', "NaN"),
        ('{"html": "x", "length": {"unit": "words", "amount": -Infinity}}', "Infinity"),
        ('{"html": "x", "length": {"unit": "words", "amount": ' + "9" * 5000 + "}}", "JSON"),
        ('{"html": "\\ud800"}', "surrogate"),
        ('{"html": "x", "html": "y"}', "twice"),
        ("[" * 100_000, "deep"),
        ('{"a":' * 100_000, "deep"),
    ],
    ids=lambda value: value[:50],
)
def test_what_is_wrong_with_a_body_is_named(helper: RunningHelper, path: str, body: str, named: str) -> None:
    reply = helper.ask("POST", path, body.encode(), {"Content-Type": "application/json"})
    assert_problem(reply, 400, "invalid_request")
    assert named in reply.json["detail"]


def test_an_unknown_method_is_refused_before_the_page_is_read(helper: RunningHelper) -> None:
    assert_problem(helper.post("/v1/summaries", {"html": "<p>", "method": "magic"}), 400, "unknown_method")


def test_bytes_that_are_no_utf_8_are_refused(helper: RunningHelper) -> None:
    for body in (b'{"html": "\xff"}', '{"html": "é"}'.encode("latin-1"), '{"html": "x"}'.encode("utf-16")):
        reply = helper.ask("POST", "/v1/summaries", body, {"Content-Type": "application/json"})
        assert_problem(reply, 400, "invalid_request")


def test_nul_characters_go_nowhere(helper: RunningHelper) -> None:
    page = PAGE.replace("harbour", "har\0bour")
    value = {"html": page, "title": "A\0B", "url": "https://news.example/a\0b", "include": ["article_text"]}
    reply = helper.post("/v1/summaries", value)
    assert reply.status == 200
    assert b"\\u0000" not in reply.body
    assert b"\0" not in reply.body
    assert reply.json["article"]["url"] is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://news.example/",
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/",
        "http://127.0.0.1:{port}/v1/health",
        "http://localhost:{port}/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://10.0.0.1/",
        "http://user:secret@192.168.0.1/",
        "https://news.example/\r\nX-Evil: 1",
        "https://news.example/" + "a" * 1_000_000,
    ],
    ids=lambda value: value[:40],
)
def test_an_address_that_leads_astray_is_not_fetched(helper: RunningHelper, url: str) -> None:
    """Beside a page, which stands by itself, it is dropped."""
    reply = helper.post("/v1/summaries", {"url": url.format(port=helper.port)})
    assert_problem(reply, 400, "address_not_allowed")
    if not url.startswith("http") or "\r" in url or len(url) > 1000:
        beside = helper.post("/v1/summaries", {"html": PAGE, "url": url})
        assert beside.status == 200
        assert beside.json["article"]["url"] is None


def test_an_extension_has_no_page_fetched(helper: RunningHelper) -> None:
    """It has the page itself, and an address alone would make the helper its messenger."""
    reply = helper.post("/v1/summaries", {"url": "https://news.example/a"}, EXTENSION)
    assert_problem(reply, 403, "origin_not_allowed")


@pytest.mark.parametrize(
    "request_text",
    [
        "GET /v1/health HTTP/1.1\r\nHost: {host}\r\n" + "".join(f"X-{n}: 1\r\n" for n in range(10_000)),
        "GET /v1/health HTTP/1.1\r\nHost: {host}\r\nX-Long: " + "a" * MEGABYTE + "\r\n",
        "GET /" + "a" * 200_000 + " HTTP/1.1\r\nHost: {host}\r\n",
        "GET /v1/health?" + "a" * 200_000 + " HTTP/1.1\r\nHost: {host}\r\n",
    ],
    ids=["many headers", "long header", "long path", "long query"],
)
def test_headers_and_addresses_over_the_bound_are_refused(helper: RunningHelper, request_text: str) -> None:
    raw = request_text.format(host=f"127.0.0.1:{helper.port}")
    assert_problem(raw_request(helper, f"{raw}\r\n".encode()), 431, "headers_too_large")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/../etc/passwd",
        "/v1/../v1/health",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//",
        "//evil.com/v1/health",
        "//v1/health",
        "/v1//health",
        "/v1/health/",
        "/v1/health%00",
        "/v1/%00",
        "/%ff",
        "/static/",
        "/static/nothing.css",
        "/V1/HEALTH",
    ],
)
def test_a_path_that_is_none_of_ours_is_not_found(helper: RunningHelper, path: str) -> None:
    """Nothing is tidied up, redirected or looked for on the disk."""
    raw = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nConnection: close\r\n\r\n"
    assert_problem(raw_request(helper, raw.encode()), 404, "endpoint_not_found")


def test_a_nul_in_the_request_line_is_refused(helper: RunningHelper) -> None:
    raw = f"GET /v1/health\0 HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nConnection: close\r\n\r\n"
    reply = raw_request(helper, raw.encode())
    assert reply.status in {400, 404}
    assert_headers(reply)


@pytest.mark.parametrize(
    "raw", [b"\x16\x03\x01\x02\x00\x01\x00", b"GET\r\n\r\n", b"\x00" * 100 + b"\r\n\r\n", b"get / HTTP/1.1\r\n\r\n"]
)
def test_what_is_no_http_is_refused(helper: RunningHelper, raw: bytes) -> None:
    """TLS, noise, half a line."""
    with socket.create_connection(("127.0.0.1", helper.port), timeout=5) as connection:
        connection.sendall(raw if raw.endswith(b"\r\n\r\n") else raw + b"\r\n\r\n")
        assert_problem(parse(connection), 400)


def test_no_reply_echoes_what_it_was_sent(helper: RunningHelper) -> None:
    """In whatever field, header or path it came."""
    canary = "canary-7f3a"
    values: list[object] = [{name: canary} for name in ("language", "method", "length", "include", "url", canary)]
    values += [
        {"html": canary},
        {"html": {"x": canary}},
        [canary],
        {"html": "<p>", "length": {"unit": canary, "amount": 1}},
    ]
    for value in values:
        body = {"html": "<p>", **value} if isinstance(value, dict) and "url" not in value else value
        reply = helper.post("/v1/summaries", body, {"X-Canary": canary})
        assert reply.status >= 400
        assert canary not in reply.body.decode()
    for path in (f"/{canary}", f"/v1/health/{canary}", f"/v1/history/{canary}", f"/static/{canary}"):
        reply = helper.ask("GET", path, headers={"Authorization": f"Bearer {canary}", "Cookie": canary})
        assert canary not in reply.body.decode()
        assert canary not in str(reply.headers)
    for headers in ({"Host": canary}, {"Origin": f"https://{canary}"}, {"Content-Type": canary}, {"Accept": canary}):
        reply = helper.ask("POST", "/v1/summaries", b"{}", headers)
        assert canary not in reply.body.decode() + str(reply.headers)


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
