"""A running helper for all tests of the HTTP door, and one who is paired with it."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping

import pytest
from tests.api.replies import PAGE
from tests.running import RunningHelper, running_helper

from standfirst.access import Access
from standfirst.web.origins import EXTENSION_ID

EXTENSION = {"Origin": f"chrome-extension://{EXTENSION_ID}", "X-Standfirst-Client": "0.1.0"}
"""How our extension calls in Chromium."""

FIREFOX_EXTENSION = {
    "Origin": "moz-extension://5b0cd5d4-8e6b-4a4e-9d7a-0f5f3a1e2c4d",
    "X-Standfirst-Client": "0.1.0",
}
"""How it calls in Firefox, whose id is drawn anew for every profile."""


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let Ctrl-C reach the programs under test: background jobs of scripts ignore it, and so does all they start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """A helper as it comes, shared by tests that leave it as it was."""
    with running_helper(tmp_path_factory.mktemp("data")) as running:
        # Deadlines are promised of a helper that has started: on a busy machine its engine takes seconds to load.
        assert running.post("/v1/summaries", {"html": PAGE}, seconds=60).status == 200
        yield running


@pytest.fixture(scope="session")
def token(helper: RunningHelper) -> str:
    """A token of the extension in Firefox."""
    return pair(helper)


def pair(helper: RunningHelper, extension: Mapping[str, str] = FIREFOX_EXTENSION) -> str:
    """Pair as the extension does, and give its token."""
    code = Access(helper.data / "access").open_pairing("extension")
    reply = helper.post("/v1/pairing", {"code": code, "nonce": "bm9uY2U"}, extension)
    assert reply.status == 200, reply.body
    return str(reply.json["token"])
