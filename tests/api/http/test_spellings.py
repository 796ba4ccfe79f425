"""However a path is spelled, the gate judges the endpoint that answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.api.conftest import FIREFOX_EXTENSION, pair
from tests.api.replies import PAGE, assert_headers, raw_request
from tests.running import Reply, RunningHelper, running_helper

from standfirst.web import about

CANARY = "Council votes to rebuild the harbour bridge"
PATHS = sorted(path.format(entry_id=1, filename="page.css") for path in about.description()["paths"])
OPEN_TO_ALL = {"/", "/sample", "/v1/health", "/v1/methods", "/openapi.json", "/static/page.css", "/v1/models"}
PRIVATE = [path for path in PATHS if path.startswith(("/v1/history", "/v1/digest"))]
BROWSERS = ["/v1/hello", "/v1/pairing"]


def spellings(path: str) -> Iterator[str]:
    """The path as it is, and in every way that some reader takes for it."""
    bare = path[1:]
    middle = bare.replace("/", "%2F")
    letters = "".join(f"%{ord(letter):02X}" if letter.isalpha() else letter for letter in bare)
    yield path
    yield from (bare, f"x:{bare}", f"http:{bare}", f"http:{path}", f"?{path}", f"#{path}", f"\\{bare}", f"*{path}")
    yield from (
        f"http://127.0.0.1{path}",
        f"http://evil.com{path}",
        f"//{path}",
        f"/{path}",
        f"///{path}",
        f"/\\{path}",
    )
    yield from (f"%2F{bare}", f"/%2F{bare}", f"/{middle}", f"/{letters}", f"/{letters.lower()}", f"/{path.upper()}")
    yield from (
        f"/.{path}",
        f"/x/..{path}",
        f"/static/..{path}",
        f"/%2e%2e{path}",
        f"..{path}",
        f"{path}/.",
        f"{path}/..",
    )
    yield from (f"{path};x", f"{path}%3Bx", f"{path}%00", f"{path}%00.css", f"{path}/", f"{path}%2F", f"{path}?x=1")
    yield from (f"{path}%20", f"{path}%0a", f"\u00a0{path}", f"{path}#x")


@pytest.fixture(scope="module")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunningHelper, dict[str, str]]]:
    """A helper with one entry in its history, and the headers of the one who may read it."""
    with running_helper(tmp_path_factory.mktemp("data"), {"history.enabled": "true"}) as helper:
        holder = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        assert helper.post("/v1/summaries", {"html": PAGE}, holder).json["history_id"] == 1
        yield helper, holder


def ask(helper: RunningHelper, method: str, target: str, headers: str = "") -> Reply:
    """Send a request line as it stands."""
    head = f"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nConnection: close\r\n{headers}"
    body = "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}" if method == "POST" else "\r\n"
    return raw_request(helper, f"{head}{body}".encode("latin-1"))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_no_spelling_of_a_path_opens_what_its_endpoint_keeps(
    remembering: tuple[RunningHelper, dict[str, str]], method: str, path: str
) -> None:
    """Without a token and without an Origin."""
    helper, holder = remembering
    for target in spellings(path):
        reply = ask(helper, method, target)
        assert_headers(reply)
        assert CANARY not in reply.body.decode(), target
        if target.split("?")[0] != path:
            # A path that is spelled otherwise and matches all the same is judged alike.
            assert reply.status in {400, 401, 403, 404, 405} | ({200} if path in OPEN_TO_ALL else set()), target
        elif path in PRIVATE:
            assert reply.status in {401, 405}, target
        elif path in BROWSERS:
            assert reply.status in {403, 405}, target
    assert len(helper.get("/v1/history", holder).json["entries"]) == 1


@pytest.mark.parametrize("path", PATHS)
def test_a_target_that_does_not_begin_with_exactly_one_slash_is_nothing(helper: RunningHelper, path: str) -> None:
    """Whatever the router would make of it."""
    for target in (t for t in spellings(path) if not t.startswith("/") or t.startswith("//")):
        for method in ("GET", "POST", "DELETE"):
            assert ask(helper, method, target).status in {400, 404}, target


def test_no_spelling_of_a_path_is_for_a_page_elsewhere(helper: RunningHelper) -> None:
    """An Origin that may not call is refused before anything else about the path counts."""
    for path in PATHS:
        for target in spellings(path):
            reply = ask(helper, "GET", target, "Origin: https://evil.com\r\n")
            assert reply.status in {400, 403, 404, 405}, target
            assert not any(name.startswith("Access-Control") for name in reply.headers)


def test_an_encoded_spelling_needs_its_token_and_takes_it(
    remembering: tuple[RunningHelper, dict[str, str]],
) -> None:
    """Encoded letters are the same path (RFC 3986, 6.2.2.2)."""
    helper, holder = remembering
    headers = "".join(f"{name}: {value}\r\n" for name, value in holder.items())
    assert ask(helper, "GET", "/v1/%68istory").status == 401
    assert ask(helper, "GET", "/v1/%68istory", headers).status == 200
