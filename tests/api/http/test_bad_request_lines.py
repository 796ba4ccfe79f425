"""Request lines, headers and paths that lead nowhere."""

from __future__ import annotations

import socket

import pytest
from tests.api.http.measures import MEGABYTE
from tests.api.replies import assert_headers, assert_problem, parse, raw_request
from tests.running import RunningHelper


@pytest.mark.parametrize(
    "request_text",
    [
        "GET /v1/health HTTP/1.1\r\nHost: {host}\r\n" + "".join(f"X-{n}: 1\r\n" for n in range(10_000)),
        "GET /v1/health HTTP/1.1\r\nHost: {host}\r\n" + "a:\r\n" * 200,
        "GET /v1/health HTTP/1.1\r\nHost: {host}\r\nAccept: " + "a/b;q=0.1," * 1_000 + "\r\n",
        "POST /v1/hello HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json" + ";a=b" * 2_000 + "\r\n",
        "GET /v1/health HTTP/1.1\r\nHost: {host}\r\nX-Long: " + "a" * MEGABYTE + "\r\n",
        "GET /" + "a" * 5_000 + " HTTP/1.1\r\nHost: {host}\r\n",
        "GET /v1/health?" + "a" * 5_000 + " HTTP/1.1\r\nHost: {host}\r\n",
    ],
    ids=[
        "many headers",
        "many short headers",
        "long list",
        "many parameters",
        "long header",
        "long path",
        "long query",
    ],
)
def test_headers_and_addresses_over_the_bound_are_refused(helper: RunningHelper, request_text: str) -> None:
    raw = request_text.format(host=f"127.0.0.1:{helper.port}")
    assert_problem(raw_request(helper, f"{raw}\r\n".encode()), 431, "headers_too_large")


def test_a_blank_line_before_a_request_is_passed_over_and_many_are_refused(helper: RunningHelper) -> None:
    """Without an end they would hold the loop, and the connection, for ever."""
    request = f"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\n\r\n".encode()
    assert raw_request(helper, b"\r\n" + request).status == 200
    assert_problem(raw_request(helper, b"\r\n" * 1_000), 400)


def test_long_cookies_of_other_programs_on_this_machine_do_no_harm(helper: RunningHelper) -> None:
    """They know no ports: a browser sends what any server on 127.0.0.1 has set."""
    assert helper.get("/v1/health", {"Cookie": "; ".join(f"name{n}=value" for n in range(2_000))}).status == 200


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
