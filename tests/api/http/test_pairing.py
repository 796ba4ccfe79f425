"""Pairing and greeting through HTTP, as far as the helper goes."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.api.conftest import EXTENSION, FIREFOX_EXTENSION
from tests.api.replies import assert_headers, assert_problem
from tests.running import RunningHelper, running_helper

from standfirst.access import Access

NONCE = "bm9uY2U"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """A helper to pair with."""
    with running_helper(tmp_path_factory.mktemp("pairing")) as running:
        yield running


def newcomer() -> dict[str, str]:
    """The extension in a profile of Firefox that never called before."""
    return {**FIREFOX_EXTENSION, "Origin": f"moz-extension://{uuid.uuid4()}"}


def code_for(helper: RunningHelper) -> str:
    """What `standfirst pair` prints."""
    return Access(helper.data / "access").open_pairing("extension")


def proof_of(token: str, port: int, origin: str, nonce: str) -> str:
    """What the extension reckons, from the contract's words."""
    key = hashlib.sha256(token.encode()).digest()
    return hmac.new(key, f"hello{port}{origin}{nonce}".encode(), hashlib.sha256).hexdigest()


def test_a_right_code_gives_a_token_and_a_proof(own: RunningHelper) -> None:
    """And from then on the helper proves itself in every greeting."""
    extension = newcomer()
    paired = own.post("/v1/pairing", {"code": code_for(own), "nonce": NONCE}, extension)
    assert paired.status == 200
    assert_headers(paired)
    token = paired.json["token"]
    assert len(token) >= 43
    assert paired.json["proof"] == proof_of(token, own.port, extension["Origin"], NONCE)
    hello = own.post("/v1/hello", {"nonce": "another"}, extension).json
    assert hello["paired"] is True
    assert hello["proofs"] == [hello["proof"]] == [proof_of(token, own.port, extension["Origin"], "another")]


def test_a_greeting_proves_nothing_to_other_origins(own: RunningHelper) -> None:
    """A proof is for one origin, port and nonce."""
    own.post("/v1/pairing", {"code": code_for(own), "nonce": NONCE}, EXTENSION)
    assert own.post("/v1/hello", {"nonce": NONCE}, newcomer()).json == {
        "paired": False,
        "proof": None,
        "proofs": [],
    }


def test_without_an_open_pairing_no_code_is_right(own: RunningHelper) -> None:
    """Closed is how it stands."""
    page = {"Origin": own.url}
    assert_problem(own.post("/v1/pairing", {"code": "A" * 10, "nonce": NONCE}, page), 403, "pairing_refused")


def test_a_code_works_once(own: RunningHelper) -> None:
    """Whoever reads it later has nothing."""
    asked = {"code": code_for(own), "nonce": NONCE}
    assert own.post("/v1/pairing", asked, EXTENSION).status == 200
    assert_problem(own.post("/v1/pairing", asked, EXTENSION), 403, "pairing_refused")


def test_five_wrong_tries_void_a_code(own: RunningHelper) -> None:
    """Guessing gets nowhere."""
    code = code_for(own)
    for number in range(5):
        wrong = {"code": f"WRONG{number}", "nonce": NONCE}
        assert_problem(own.post("/v1/pairing", wrong, EXTENSION), 403, "pairing_refused")
    assert_problem(own.post("/v1/pairing", {"code": code, "nonce": NONCE}, EXTENSION), 403, "pairing_refused")


def test_of_twenty_at_once_one_gets_a_token(own: RunningHelper) -> None:
    asked = {"code": code_for(own), "nonce": NONCE}
    with ThreadPoolExecutor(20) as threads:
        replies = list(threads.map(lambda _: own.post("/v1/pairing", asked, EXTENSION), range(20)))
    assert sorted(reply.status for reply in replies) == [200, *[403] * 19]


def test_a_pages_attempt_does_not_use_the_code_up(own: RunningHelper) -> None:
    """The gate refuses it before its code is looked at."""
    code = code_for(own)
    for number in range(8):
        wrong = {"code": f"WRONG{number}", "nonce": NONCE}
        assert_problem(own.post("/v1/pairing", wrong, {"Origin": "https://evil.com"}), 403, "origin_not_allowed")
    assert own.post("/v1/pairing", {"code": code, "nonce": NONCE}, EXTENSION).status == 200


def test_the_pages_code_is_not_the_extensions(own: RunningHelper) -> None:
    """Each opens what it was printed for, and nothing else."""
    page = {"Origin": own.url, "Sec-Fetch-Site": "same-origin"}
    assert_problem(own.post("/v1/pairing", {"code": code_for(own), "nonce": NONCE}, page), 403, "pairing_refused")
    code = Access(own.data / "access").open_pairing("page")
    assert_problem(own.post("/v1/pairing", {"code": code, "nonce": NONCE}, EXTENSION), 403, "pairing_refused")
    token = own.post("/v1/pairing", {"code": code, "nonce": NONCE}, page).json["token"]
    assert own.get("/v1/history", {"Authorization": f"Bearer {token}"}).status == 200


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"code": "A"},
        {"nonce": "x"},
        {"code": 1, "nonce": "x"},
        {"code": "A", "nonce": ""},
        {"code": "A" * 41, "nonce": "x"},
        {"code": "A", "nonce": "x" * 201},
        {"code": "A", "nonce": "x", "more": 1},
    ],
    ids=str,
)
def test_a_request_that_is_none_is_refused(own: RunningHelper, value: object) -> None:
    """Before any code is looked at."""
    assert_problem(own.post("/v1/pairing", value, EXTENSION), 400, "invalid_request")
