"""The history through HTTP: what is remembered, for whom, and how it is found and forgotten again."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.api.conftest import FIREFOX_EXTENSION, pair
from tests.api.replies import PAGE, assert_headers, assert_problem
from tests.running import Reply, RunningHelper, running_helper, until
from tests.unit.history.entries import summary_of

from standfirst.history import History

URL = "https://news.example/bridge"


@pytest.fixture(scope="module")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """A helper whose history is turned on."""
    with running_helper(tmp_path_factory.mktemp("remembering"), {"history.enabled": True}) as running:
        yield running


@pytest.fixture(scope="module")
def right(remembering: RunningHelper) -> dict[str, str]:
    """The headers of one who is paired."""
    return {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(remembering)}"}


def read(helper: RunningHelper, headers: dict[str, str], title: str = "Bridge to be rebuilt") -> Reply:
    """Have a page summed up."""
    return helper.post("/v1/summaries", {"html": PAGE, "url": URL, "title": title}, headers)


def test_a_summary_is_remembered_for_who_shows_a_token(remembering: RunningHelper, right: dict[str, str]) -> None:
    """The reply says where."""
    reply = read(remembering, right)
    assert reply.status == 200
    entry = remembering.get(f"/v1/history/{reply.json['history_id']}", right)
    assert_headers(entry)
    assert entry.json["url"] == URL
    assert entry.json["text"] == reply.json["text"]
    assert entry.json["sentences"] == [sentence["text"] for sentence in reply.json["sentences"]]


def test_nothing_is_remembered_without_a_token(remembering: RunningHelper, right: dict[str, str]) -> None:
    """As a private window does it, or a program."""
    before = remembering.get("/v1/history", right).json["entries"]
    for headers in (FIREFOX_EXTENSION, {}):
        assert read(remembering, headers).json["history_id"] is None
    assert remembering.get("/v1/history", right).json["entries"] == before


def test_nothing_is_remembered_while_the_history_is_off(helper: RunningHelper, token: str) -> None:
    """As it is until the user turns it on."""
    headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {token}"}
    assert read(helper, headers).json["history_id"] is None
    assert not (helper.data / "history").exists()


def test_turning_the_history_on_and_off_needs_no_restart(tmp_path: Path) -> None:
    """The file that `standfirst config` writes is looked at for every summary that could be kept."""
    with running_helper(tmp_path) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        for content, is_kept in (("", False), ("[history]\nenabled = true\n", True), ("", False), ("[history", False)):
            (tmp_path / "config.toml").write_text(content, encoding="utf-8")
            assert (read(helper, headers).json["history_id"] is not None) == is_kept


def test_entries_are_found_by_words_and_in_pages(remembering: RunningHelper, right: dict[str, str]) -> None:
    """The latest first; `next` leads on."""
    for number in range(5):
        read(remembering, right, f"Lighthouse number {number}")
    page = remembering.get("/v1/history?q=lightho&limit=2", right).json
    assert [entry["title"] for entry in page["entries"]] == ["Lighthouse number 4", "Lighthouse number 3"]
    rest = remembering.get(f"/v1/history?q=lightho&limit=200&cursor={page['next']}", right).json
    assert [entry["title"] for entry in rest["entries"]] == [f"Lighthouse number {n}" for n in (2, 1, 0)]
    assert rest["next"] is None


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "limit=x", "limit=-1", "cursor=x", "q=" + "x" * 501, "sort=up", "q=a&q=b", "limit=٣"],
)
def test_a_query_that_is_none_is_refused(remembering: RunningHelper, right: dict[str, str], query: str) -> None:
    """By name, without an echo."""
    assert_problem(remembering.get(f"/v1/history?{quote(query, safe='=&')}", right), 400, "invalid_request")


@pytest.mark.parametrize("query", ['"', "*", "a AND", "NEAR(", "title:x", "' OR 1=1 --", "\x00", "%", "ü" * 400])
def test_any_words_may_be_searched_for(remembering: RunningHelper, right: dict[str, str], query: str) -> None:
    """None of them is a language of its own."""
    assert remembering.get(f"/v1/history?q={quote(query)}", right).status == 200


def test_an_entry_is_deleted_for_good(remembering: RunningHelper, right: dict[str, str]) -> None:
    """204, then it is not found."""
    path = f"/v1/history/{read(remembering, right).json['history_id']}"
    gone = remembering.ask("DELETE", path, headers=right)
    assert (gone.status, gone.body) == (204, b"")
    assert "Content-Type" not in gone.headers
    for method in ("GET", "DELETE"):
        assert_problem(remembering.ask(method, path, headers=right), 404, "entry_not_found")


def test_the_whole_history_is_exported(remembering: RunningHelper, right: dict[str, str]) -> None:
    """As JSON Lines and as Markdown, under a file's name."""
    read(remembering, right, "An exported title")
    lines = remembering.get("/v1/history/export?format=jsonl", right)
    assert_headers(lines)
    assert "An exported title" in [json.loads(line)["title"] for line in lines.body.decode().splitlines()]
    markdown = remembering.get("/v1/history/export?format=markdown", right)
    assert f"[An exported title]({URL})" in markdown.body.decode()
    assert 'filename="standfirst-history.md"' in markdown.headers["Content-Disposition"]
    assert_problem(remembering.get("/v1/history/export?format=xml", right), 400)


@pytest.mark.parametrize("period", ["day", "week"])
def test_a_digest_names_each_article_once(remembering: RunningHelper, right: dict[str, str], period: str) -> None:
    """However often it was read."""
    read(remembering, right)
    read(remembering, right)
    digest = remembering.get(f"/v1/digest?period={period}", right).json
    assert [entry["url"] for entry in digest["entries"]].count(URL) == 1
    assert digest["minutes_saved"] >= 0
    assert_problem(remembering.get("/v1/digest?period=year", right), 400)


def test_a_history_that_cannot_be_written_costs_a_notice_only(tmp_path: Path) -> None:
    """The summary comes all the same."""
    (tmp_path / "history").write_text("a file where a folder should be", encoding="utf-8")
    with running_helper(tmp_path, {"history.enabled": True}) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        reply = read(helper, headers)
        assert reply.status == 200
        assert reply.json["history_id"] is None
        assert "history_not_saved" in [notice["code"] for notice in reply.json["notices"]]


def test_a_history_that_cannot_be_read_is_named_whatever_is_asked_of_it(tmp_path: Path) -> None:
    """Also of an export, whose body is read while it is sent; a refusal takes none of the places for exports."""
    newer = bytearray(100)
    newer[:16], newer[60:64], newer[68:72] = b"SQLite format 3\0", (99).to_bytes(4, "big"), b"Stdf"
    (tmp_path / "history").mkdir()
    (tmp_path / "history" / "history.db").write_bytes(newer)
    with running_helper(tmp_path) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        for path in ("/v1/history", "/v1/history/1", "/v1/digest", *3 * ["/v1/history/export"]):
            assert_problem(helper.get(path, headers), 500, "schema_too_new")


def test_exports_that_nobody_takes_hold_up_nobody_else(tmp_path: Path) -> None:
    """Two may wait for their readers; who begins a third is told, and everything else is answered."""
    history = History(tmp_path / "history" / "history.db")
    for _ in range(24):
        history.add(summary_of("bridge " * 150_000))
    history.close()
    with running_helper(tmp_path, {"history.enabled": True}) as helper, ExitStack() as unread:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        request = f"GET /v1/history/export HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\n{head}\r\n".encode()
        for _ in range(2):
            connection = unread.enter_context(socket.create_connection(("127.0.0.1", helper.port), timeout=20))
            connection.sendall(request)
            assert connection.recv(15).startswith(b"HTTP/1.1 200")
        assert_problem(helper.get("/v1/history/export", headers), 503)
        assert helper.get("/v1/health").status == 200
        assert read(helper, headers).status == 200
        unread.close()
        assert until(lambda: helper.get("/v1/history/export", headers).status == 200, 20)
