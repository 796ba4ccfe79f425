"""A page that is read again: the reply comes from memory, for the caller who had it, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.api.conftest import EXTENSION, FIREFOX_EXTENSION, pair
from tests.api.http.test_load_and_faults import stop_all_workers
from tests.api.replies import PAGE, PARAGRAPHS, assert_headers
from tests.running import RunningHelper, running_helper

from standfirst.config import Answers
from standfirst.history import History

REQUEST = {"html": PAGE, "url": "https://news.example/a"}
KEEPING = {"answers.bytes": Answers().bytes}


@pytest.fixture
def keeping(tmp_path: Path) -> Iterator[RunningHelper]:
    """A helper that keeps replies, and that soon gives up on workers that hang."""
    with running_helper(tmp_path, {**KEEPING, "workers.deadline_seconds": 4}) as running:
        yield running


def test_a_page_that_is_read_again_needs_no_worker(keeping: RunningHelper) -> None:
    """The reply is the same to the byte, with all headers."""
    first = keeping.post("/v1/summaries", REQUEST)
    assert first.status == 200
    stop_all_workers(keeping)
    again = keeping.post("/v1/summaries", REQUEST)
    assert (again.status, again.body) == (200, first.body)
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert_headers(again)


@pytest.mark.parametrize(
    "headers",
    [EXTENSION, FIREFOX_EXTENSION, {"Origin": "http://127.0.0.1:{port}"}],
    ids=["chromium", "firefox", "page"],
)
def test_nobody_else_gets_a_reply_from_it(keeping: RunningHelper, headers: dict[str, str]) -> None:
    """Their reply is to be made, which hung workers cannot."""
    assert keeping.post("/v1/summaries", REQUEST).status == 200
    stop_all_workers(keeping)
    theirs = {name: value.format(port=keeping.port) for name, value in headers.items()}
    assert keeping.post("/v1/summaries", REQUEST, theirs).status == 504


def test_a_token_parts_those_who_share_an_origin(keeping: RunningHelper) -> None:
    """Whoever forges the origin has no token."""
    paired = {**EXTENSION, "Authorization": f"Bearer {pair(keeping, EXTENSION)}"}
    first = keeping.post("/v1/summaries", REQUEST, paired)
    assert first.status == 200
    stop_all_workers(keeping)
    assert keeping.post("/v1/summaries", REQUEST, paired).body == first.body
    assert keeping.post("/v1/summaries", REQUEST, EXTENSION).status == 504


@pytest.mark.parametrize(
    "change",
    [
        {"html": PAGE.replace("Tuesday", "Monday")},
        {"url": "https://news.example/b"},
        {"length": "short"},
        {"method": "lead"},
        {"include": ["article_text"]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_asked_otherwise_is_made_anew(keeping: RunningHelper, change: dict[str, object]) -> None:
    first = keeping.post("/v1/summaries", REQUEST)
    other = keeping.post("/v1/summaries", {**REQUEST, **change})
    assert other.status == 200
    assert other.body != first.body
    assert keeping.post("/v1/summaries", {**REQUEST, **change}).body == other.body


def test_forms_and_doors_are_told_apart(keeping: RunningHelper) -> None:
    """A summary is neither its Markdown nor the article."""
    for _ in range(2):
        assert "sentences" in keeping.post("/v1/summaries", REQUEST).json
        markdown = keeping.post("/v1/summaries", REQUEST, {"Accept": "text/markdown"})
        assert markdown.body.startswith(b"#")
        assert set(markdown.headers["Vary"].split(", ")) == {"Accept", "Origin"}
        assert "paragraphs" in keeping.post("/v1/articles", REQUEST).json["article"]


def test_a_refusal_is_not_kept(keeping: RunningHelper) -> None:
    """What failed once may do better the next time."""
    stop_all_workers(keeping)
    statuses = [keeping.post("/v1/summaries", REQUEST).status for _ in range(4)]
    assert statuses[-1] == 200
    assert keeping.post("/v1/summaries", {"html": ""}).status == 422
    assert keeping.post("/v1/summaries", {"html": ""}).status == 422


def test_what_is_remembered_is_made_and_remembered_each_time(tmp_path: Path) -> None:
    """Also when it was read before the history was turned on."""
    with running_helper(tmp_path, KEEPING) as helper:
        paired = {**EXTENSION, "Authorization": f"Bearer {pair(helper, EXTENSION)}"}
        assert helper.post("/v1/summaries", REQUEST, paired).json["history_id"] is None
        (tmp_path / "config.toml").write_text("[history]\nenabled = true\n", encoding="utf-8")
        ids = [helper.post("/v1/summaries", REQUEST, paired).json["history_id"] for _ in range(2)]
    assert [entry.id for entry in History(tmp_path / "history" / "history.db").all_entries()] == ids[::-1]


def test_nothing_that_is_kept_is_on_disk(tmp_path: Path) -> None:
    with running_helper(tmp_path, KEEPING) as helper:
        for _ in range(2):
            assert helper.post("/v1/summaries", REQUEST).status == 200
        written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert PARAGRAPHS[0][:20].encode() not in written
    assert b"news.example" not in written
