"""Private data opens to the right token, sent the right way, and to nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.api.conftest import EXTENSION, FIREFOX_EXTENSION, pair
from tests.api.http.paths import PRIVATE_PATHS
from tests.api.replies import PAGE, assert_problem, raw_request
from tests.running import RunningHelper, running_helper

from standfirst.access import Access


@pytest.fixture
def other(tmp_path: Path) -> Iterator[RunningHelper]:
    """A helper that a test may pair with and take tokens from."""
    with running_helper(tmp_path) as running:
        yield running


def test_a_program_gets_a_summary_but_no_history(helper: RunningHelper) -> None:
    assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
    for path in PRIVATE_PATHS:
        assert_problem(helper.get(path), 401, "token_rejected")
    assert_problem(helper.ask("DELETE", "/v1/history"), 401)
    assert_problem(helper.ask("DELETE", "/v1/history/1"), 401)
    assert_problem(helper.post("/v1/history/codes", {}), 401)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (None, 401),
        ("Bearer", 401),
        ("Bearer ", 401),
        ("Basic dXNlcjpwYXNz", 401),
        ("Bearer {token}x", 401),
        ("Bearer {cut}", 401),
        ("{token}", 401),
        ("Bearer é\x80ÿ", 401),
        ("Bearer {token}, Bearer {token}", 401),
        ("Bearer " + "a" * 1_000_000, 431),
        ("bearer {token}", 200),
        ("Bearer {token}", 200),
    ],
    ids=lambda value: str(value)[:24],
)
def test_only_the_right_token_opens_the_history(
    helper: RunningHelper, token: str, header: str | None, status: int
) -> None:
    """A wrong one is never a fault of the helper's."""
    line = "" if header is None else f"Authorization: {header.format(token=token, cut=token[:-1])}\r\n"
    raw = f"GET /v1/history HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nConnection: close\r\n{line}\r\n"
    reply = raw_request(helper, raw.encode("latin-1"))
    assert reply.status == status
    if status != 200:
        assert_problem(reply, status)


def test_a_token_in_the_address_or_a_cookie_opens_nothing(helper: RunningHelper, token: str) -> None:
    """Both are written down in too many places."""
    assert_problem(helper.get(f"/v1/history?token={token}&access_token={token}"), 401)
    assert_problem(helper.get("/v1/history", {"Cookie": f"token={token}; Authorization=Bearer {token}"}), 401)


def test_a_token_is_bound_to_its_origin(helper: RunningHelper, token: str) -> None:
    """Where one is sent."""
    right = {"Authorization": f"Bearer {token}"}
    assert helper.get("/v1/history", {**right, "Origin": FIREFOX_EXTENSION["Origin"]}).status == 200
    assert_problem(helper.get("/v1/history", {**right, "Origin": EXTENSION["Origin"]}), 401)


def test_wrong_tokens_and_pages_lock_nobody_out(other: RunningHelper) -> None:
    """The right token works after fifty wrong ones, and after what two hundred pages ask."""
    right = {"Authorization": f"Bearer {pair(other)}"}
    for number in range(50):
        assert_problem(other.get("/v1/history", {"Authorization": f"Bearer wrong{number}"}), 401)
    assert other.get("/v1/history", right).status == 200
    for _ in range(200):
        assert other.get("/v1/history", {"Sec-Fetch-Site": "cross-site"}).status == 403
    assert other.get("/v1/history", right).status == 200


def test_a_revoked_token_is_refused_from_then_on(other: RunningHelper) -> None:
    """By another process, and for summaries, too."""
    right = {"Authorization": f"Bearer {pair(other)}"}
    assert other.get("/v1/history", right).status == 200
    access = Access(other.data / "access")
    access.revoke(access.clients()[0].id)
    assert_problem(other.get("/v1/history", right), 401)
    assert_problem(other.post("/v1/summaries", {"html": PAGE}, {**FIREFOX_EXTENSION, **right}), 401)
