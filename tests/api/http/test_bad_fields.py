"""JSON that says what cannot be: each fault is named, and nothing of it is echoed."""

from __future__ import annotations

import pytest
from tests.api.conftest import EXTENSION
from tests.api.http.paths import WORK
from tests.api.replies import PAGE, assert_problem
from tests.running import RunningHelper


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
