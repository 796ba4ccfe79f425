"""What every reply, and every problem, of the helper must be."""

from __future__ import annotations

import contextlib
import http.client
import socket

from tests.running import Reply, RunningHelper

from standfirst import __version__

SEED = "tests/fixtures/seed/page.html"

PARAGRAPHS = """
The council of Elmsford voted on Tuesday to rebuild the old harbour bridge, which the flood of March 2019 closed. \
Mayor Ruth Alder said that the work would begin in spring and take about two years to finish.

It will cost 4.2 million euros, a third of which the state has promised to pay. The rest is to come from the sale of \
the disused customs house, for which three buyers have made offers.

Shopkeepers on the northern bank welcomed the vote. They have lost half of their customers since the flood, a survey \
by the chamber of commerce found, and eleven of them have closed for good.

Engineers will first take down the two broken arches, which divers inspected last summer. The stones are to be \
numbered and stored on the old timber yard, so that as many as possible can be used again.

Only the owners of the ferry line spoke against the plan. Their boats have carried four hundred people a day, and \
they asked the council for a contract that lasts until the first bus crosses the river.
""".strip().split("\n\n")
PARAGRAPH = PARAGRAPHS[0]
SENTENCE = PARAGRAPH.partition(". ")[0] + "."
HEADLINE = "Council votes to rebuild the harbour bridge"
ARTICLE = f"<article><h1>{HEADLINE}</h1>{''.join(f'<p>{paragraph}</p>' for paragraph in PARAGRAPHS)}</article>"
PAGE = f"<!doctype html><html lang=en><head><title>{HEADLINE}</title></head><body>{ARTICLE}</body></html>"

ALWAYS = {
    "X-Standfirst": __version__,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def assert_headers(reply: Reply) -> None:
    """Every reply bears these, whoever made it."""
    assert {name: reply.headers.get(name.title()) or reply.headers.get(name) for name in ALWAYS} == ALWAYS
    policy = reply.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Server" not in reply.headers
    assert "Access-Control-Allow-Private-Network" not in reply.headers
    assert "Access-Control-Allow-Credentials" not in reply.headers
    assert "Set-Cookie" not in reply.headers


def assert_problem(reply: Reply, status: int, code: str | None = None) -> None:
    """The status, a problem of RFC 9457 with a stable code, and all headers."""
    assert reply.status == status, reply.body[:500]
    assert_headers(reply)
    assert reply.headers["Content-Type"] == "application/problem+json"
    body = reply.json
    assert set(body) == {"type", "title", "status", "detail", "code", "hint"}
    assert body["status"] == status
    assert body["type"].endswith(body["code"])
    assert body["detail"]
    assert body["hint"]
    assert "Traceback" not in reply.body.decode()
    if code:
        assert body["code"] == code


def raw_request(helper: RunningHelper, raw: bytes, seconds: float = 15.0) -> Reply:
    """Send bytes as they are, and read one reply."""
    with socket.create_connection(("127.0.0.1", helper.port), timeout=seconds) as connection:
        with contextlib.suppress(OSError):  # refused before all was sent; the reply says why
            connection.sendall(raw)
        return parse(connection, raw)


def parse(connection: socket.socket, request: bytes = b"GET ") -> Reply:
    """Read one reply from a connection."""
    reply = http.client.HTTPResponse(connection, method="HEAD" if request.startswith(b"HEAD") else "GET")
    reply.begin()
    return Reply(reply.status, dict(reply.getheaders()), reply.read())


def is_closed(connection: socket.socket, seconds: float) -> bool:
    """Whether the helper closes the connection in time."""
    connection.settimeout(seconds)
    try:
        while connection.recv(65536):
            pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True
