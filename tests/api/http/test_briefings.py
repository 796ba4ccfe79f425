"""Briefings through HTTP: told together, read apart."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from tests.api.conftest import EXTENSION, FIREFOX_EXTENSION, pair
from tests.api.hostile import KILLERS
from tests.api.replies import PAGE, assert_headers, assert_problem
from tests.running import RunningHelper, running_helper
from tests.unit.stories.articles import FERRY, HOSPITAL, LIBRARY

PATH = "/v1/briefings"
REPORTS = [{"text": text, "site_name": outlet} for outlet, text in (*FERRY.items(), *HOSPITAL.items())]


def html(text: str, title: str = "Ferry") -> str:
    """A page of an article."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<!doctype html><html lang=en><title>{title}</title><body><article><h1>{title}</h1>{paragraphs}</article>"


def test_reports_of_one_event_are_told_once(helper: RunningHelper) -> None:
    reply = helper.post(PATH, {"documents": [*REPORTS, {"html": PAGE, "url": "https://news.example/bridge"}]})
    assert reply.status == 200, reply.body
    assert_headers(reply)
    briefing = reply.json
    assert [sorted(story["articles"]) for story in briefing["stories"]] == [[0, 1, 2], [3, 4], [5]]
    assert briefing["articles"][5]["url"] == "https://news.example/bridge"
    for story in briefing["stories"]:
        for sentence in story["sentences"]:
            source = (REPORTS[sentence["article"]]["text"] if sentence["article"] < 5 else PAGE).replace("\n", " ")
            assert sentence["text"].replace("\n", " ") in source


def test_a_briefing_comes_as_markdown_and_as_text(helper: RunningHelper) -> None:
    for media_type, beginning in (("text/markdown", "## "), ("text/plain", "")):
        reply = helper.post(PATH, {"documents": REPORTS}, {"Accept": media_type})
        assert reply.headers["Content-Type"].startswith(media_type)
        assert reply.body.decode().startswith(beginning)


def test_a_page_that_fails_costs_only_itself(helper: RunningHelper) -> None:
    documents = [{"html": "%PDF-1.7"}, *REPORTS[:3], {"text": " "}, {"html": "\0\1\2"}]
    briefing = helper.post(PATH, {"documents": documents}).json
    assert [sorted(story["articles"]) for story in briefing["stories"]] == [[1, 2, 3]]
    assert [failed["document"] for failed in briefing["failed"]] == [0, 4, 5]
    assert all(failed["code"] and failed["detail"] and failed["hint"] for failed in briefing["failed"])
    assert [article is None for article in briefing["articles"]] == [True, False, False, False, True, True]


def test_hostile_pages_among_honest_ones_cost_only_themselves(helper: RunningHelper) -> None:
    killers = [{"html": KILLERS[name]()} for name in list(KILLERS)[:6]]
    reply = helper.post(PATH, {"documents": [*killers, *REPORTS]}, seconds=60)
    assert reply.status == 200
    groups = {frozenset(story["articles"]) for story in reply.json["stories"]}
    assert {frozenset({6, 7, 8}), frozenset({9, 10})} <= groups


def test_with_no_article_among_them_there_is_no_story(helper: RunningHelper) -> None:
    briefing = helper.post(PATH, {"documents": [{"text": " "}, {"text": "\n"}]}).json
    assert (briefing["stories"], len(briefing["failed"])) == ([], 2)


def test_fifty_copies_are_one_story_and_fifty_one_are_too_many(helper: RunningHelper) -> None:
    copies = [{"text": LIBRARY, "url": f"https://news.example/{n}"} for n in range(50)]
    briefing = helper.post(PATH, {"documents": copies}).json
    assert [len(story["near_duplicates"][0]) for story in briefing["stories"]] == [50]
    assert_problem(helper.post(PATH, {"documents": [*copies, *copies[:1]]}), 400, "invalid_request")


@pytest.mark.parametrize("value", [{}, {"documents": [{}]}, {"documents": [], "since": "2026-01-01"}, {"since": "no"}])
def test_what_cannot_be_is_refused(helper: RunningHelper, value: object) -> None:
    assert_problem(helper.post(PATH, value), 400, "invalid_request")


def test_an_extension_may_not_have_pages_fetched(helper: RunningHelper) -> None:
    reply = helper.post(PATH, {"documents": [{"url": "https://news.example/"}]}, EXTENSION)
    assert_problem(reply, 403, "origin_not_allowed")


def test_an_address_that_cannot_be_fetched_costs_only_itself(helper: RunningHelper) -> None:
    """An address of this machine is not for a caller to name."""
    briefing = helper.post(PATH, {"documents": [{"url": f"{helper.url}/"}, *REPORTS[:3]]}).json
    assert [failed["code"] for failed in briefing["failed"]] == ["address_not_allowed"]
    assert len(briefing["stories"]) == 1


def test_a_page_over_the_bound_costs_only_itself(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A page is bounded as it is alone; all together have a bound of their own."""
    settings = {"bounds.body_bytes": 65_536, "briefing.body_bytes": 327_680}
    with running_helper(tmp_path_factory.mktemp("bounded"), settings) as bounded:
        large = {"html": html(LIBRARY * (80_000 // len(LIBRARY)))}
        briefing = bounded.post(PATH, {"documents": [*REPORTS[:3], large]}).json
        assert [failed["code"] for failed in briefing["failed"]] == ["document_too_large"]
        assert_problem(bounded.post(PATH, {"documents": [large] * 5}), 413, "document_too_large")
        assert_problem(bounded.post("/v1/summaries", large), 413, "document_too_large")


def test_what_comes_too_late_is_left_out_and_the_rest_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = {"briefing.deadline_seconds": 1, "workers.count": 1}
    with running_helper(tmp_path_factory.mktemp("late"), settings) as late:
        reply = late.post(PATH, {"documents": [{"html": html(LIBRARY * 400)}] * 50}, seconds=60)
        assert reply.status == 200
        assert {failed["code"] for failed in reply.json["failed"]} == {"deadline_exceeded"}


def test_slow_pages_leave_the_others_their_share_of_the_time(tmp_path_factory: pytest.TempPathFactory) -> None:
    """However many stand before them: three of these, given all that one page may have, would use the whole time up."""
    settings = {"briefing.deadline_seconds": 8, "briefing.page_seconds": 4, "workers.count": 1}
    slow = {"text": "Ab. " * 600_000}
    with running_helper(tmp_path_factory.mktemp("shares"), settings) as shared:
        reply = shared.post(PATH, {"documents": [*[slow] * 5, *REPORTS[:3]]}, seconds=60)
    assert reply.status == 200
    assert [sorted(story["articles"]) for story in reply.json["stories"]] == [[5, 6, 7]]


def test_of_two_briefings_at_once_one_is_asked_to_come_again(helper: RunningHelper) -> None:
    documents = [{"html": html(f"{text}\n\n" * 30)} for text in (*FERRY.values(), *HOSPITAL.values())] * 10
    with ThreadPoolExecutor(3) as threads:
        replies = list(threads.map(lambda _: helper.post(PATH, {"documents": documents}, seconds=60), range(3)))
    assert {reply.status for reply in replies} == {200, 503}
    assert helper.get("/v1/health").status == 200


@pytest.fixture(scope="module")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """A helper whose history is turned on."""
    with running_helper(tmp_path_factory.mktemp("remembering"), {"history.enabled": True}) as running:
        yield running


def test_what_was_read_is_told_to_holders_of_a_token_and_what_is_new_is_marked(remembering: RunningHelper) -> None:
    right = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(remembering)}"}

    def read(text: str, number: int) -> datetime:
        page = {"html": html(text), "url": f"https://news.example/{number}"}
        entry = remembering.post("/v1/summaries", page, right).json["history_id"]
        return datetime.fromisoformat(remembering.get(f"/v1/history/{entry}", right).json["saved_at"])

    texts = list(FERRY.values())
    since = (read(texts[0], 0) + timedelta(milliseconds=1)).isoformat()
    read(texts[1], 1)
    read(LIBRARY, 2)

    assert_problem(remembering.post(PATH, {"since": since}), 401, "token_rejected")
    assert_problem(remembering.post(PATH, {"since": since}, FIREFOX_EXTENSION), 401, "token_rejected")
    briefing = remembering.post(PATH, {"since": since}, right).json
    assert {article["url"] for article in briefing["articles"]} == {f"https://news.example/{n}" for n in (1, 2)}
    ferry, library = sorted(briefing["stories"], key=lambda story: not story["read_before"])
    assert any(sentence["new"] for sentence in ferry["sentences"])
    assert not library["read_before"]

    told = remembering.post(PATH, {"documents": [{"text": text} for text in texts]}, right).json
    assert told["stories"][0]["read_before"]
    without = remembering.post(PATH, {"documents": [{"text": text} for text in texts]}, FIREFOX_EXTENSION).json
    assert not without["stories"][0]["read_before"], "the history is told to holders of a token only"
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert remembering.post(PATH, {"since": tomorrow}, right).json["stories"] == []
