"""Pages of which only the address comes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.api.conftest import EXTENSION
from tests.api.replies import PAGE, assert_problem
from tests.model_server import running_model
from tests.running import RunningHelper, running_helper, until
from tests.unit.fetching.site import Site, running_site

from standfirst.config import Answers


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture(scope="module")
def fetching(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """A helper that may fetch from this machine, and keeps replies."""
    settings = {"fetch.allow_private": "true", "answers.bytes": Answers().bytes}
    with running_helper(tmp_path_factory.mktemp("data"), settings) as running:
        yield running


@pytest.mark.parametrize("path", ["/v1/summaries", "/v1/articles"])
def test_the_page_is_read_under_the_title_that_the_caller_insists_on(
    fetching: RunningHelper, site: Site, path: str
) -> None:
    url = f"{site.url}/article"
    reply = fetching.post(path, {"url": url, "title": "Mine", "language": "en"})
    assert reply.status == 200, reply.body
    article = reply.json["article"]
    assert (article["url"], article["title"], article["language"]) == (url, "Mine", "en")
    assert fetching.post(path, {"url": url}).json["article"]["title"] != "Mine"


def test_the_page_is_fetched_each_time(fetching: RunningHelper, site: Site) -> None:
    """Another may be there next time."""
    before = len(site.requests)
    for _ in range(2):
        assert fetching.post("/v1/summaries", {"url": f"{site.url}/article"}).status == 200
    assert len(site.requests) == before + 2


def test_an_extension_may_not_have_it_fetched(fetching: RunningHelper, site: Site) -> None:
    """It has the page itself."""
    before = len(site.requests)
    assert fetching.post("/v1/summaries", {"url": f"{site.url}/article"}, EXTENSION).status == 403
    assert len(site.requests) == before


def test_who_waits_for_a_site_or_a_model_takes_no_place_from_those_who_send_pages(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """One reader fits into this helper, and one fetch; sites may take their time, and so may models."""
    few = {"workers.count": 1, "workers.waiting": 0, "fetch.at_once": 1, "fetch.allow_private": "true"}
    with running_site() as site, running_model() as model, ThreadPoolExecutor(2) as threads:
        model.hold()
        few["model.server"] = model.url
        with running_helper(tmp_path_factory.mktemp("waiting"), few) as small:
            fetched = threads.submit(small.post, "/v1/summaries", {"url": f"{site.url}/silent"})
            assert until(lambda: len(site.requests) == 1)
            chosen = threads.submit(small.post, "/v1/summaries", {"html": PAGE, "method": "model"})
            assert until(model.under_way.is_set)
            assert small.post("/v1/summaries", {"html": PAGE}).status == 200
            assert_problem(small.post("/v1/summaries", {"url": f"{site.url}/article"}), 503, "overloaded")
            model.let_go()
            assert chosen.result().json["method"] == "model"
            site.released.set()
            assert_problem(fetched.result(), 502, "fetch_failed")
            assert small.post("/v1/summaries", {"url": f"{site.url}/article"}).status == 200
