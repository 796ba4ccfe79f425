"""Who may call: this machine, by its own name; our page, our extension, programs; nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.api.conftest import EXTENSION, FIREFOX_EXTENSION
from tests.api.http.paths import ALL_PATHS, PRIVATE_PATHS
from tests.api.replies import PAGE, SEED, assert_headers, assert_problem, raw_request
from tests.running import RunningHelper, running_helper

from standfirst.web.origins import EXTENSION_ID

JSON = {"Content-Type": "application/json"}


def test_a_page_is_summed_up(helper: RunningHelper) -> None:
    reply = helper.post("/v1/summaries", {"html": Path(SEED).read_text(encoding="utf-8")})
    assert reply.status == 200
    assert_headers(reply)
    assert reply.headers["Content-Type"] == "application/json"
    assert len(reply.json["sentences"]) == 3


@pytest.mark.parametrize("path", [*ALL_PATHS, *PRIVATE_PATHS, "/v1/pairing", "/v1/hello", "/nothing", "/v1/../etc"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS"])
def test_a_rebound_name_reaches_no_path(helper: RunningHelper, method: str, path: str) -> None:
    """Paths that do not exist, too."""
    assert_problem(helper.ask(method, path, headers={"Host": f"evil.com:{helper.port}"}), 421, "host_not_allowed")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1.evil.com:{port}",
        "evil.com@127.0.0.1:{port}",
        "127.1:{port}",
        "2130706433:{port}",
        "0x7f.1:{port}",
        "0.0.0.0:{port}",
        "[::1]:{port}",
        "127.0.0.1:9999",
        "127.0.0.1",
        "localhost",
        "LOCALHOST:{port}",
        "localhost.:{port}",
        "127.0.0.1:{port}.",
        "127.0.0.1:0{port}",
        "",
    ],
)
def test_a_host_that_is_not_exactly_ours_is_refused(helper: RunningHelper, host: str) -> None:
    raw = f"GET /v1/health HTTP/1.1\r\nHost: {host.format(port=helper.port)}\r\n\r\n"
    assert_problem(raw_request(helper, raw.encode()), 421)


def test_a_missing_host_is_refused(helper: RunningHelper) -> None:
    """HTTP/1.0 needs none, and gets no further either."""
    for version in ("1.0", "1.1"):
        assert_problem(raw_request(helper, f"GET /v1/health HTTP/{version}\r\n\r\n".encode()), 421)


def test_two_hosts_are_refused(helper: RunningHelper) -> None:
    """Whichever of them is ours."""
    ours, other = f"Host: 127.0.0.1:{helper.port}\r\n", "Host: evil.com\r\n"
    for hosts in (ours + other, other + ours, ours + ours):
        assert_problem(raw_request(helper, f"GET /v1/health HTTP/1.1\r\n{hosts}\r\n".encode()), 421)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_both_names_of_this_machine_are_ours(helper: RunningHelper, host: str) -> None:
    assert helper.get("/v1/health", {"Host": f"{host}:{helper.port}"}).status == 200


def test_an_absolute_request_line_is_judged_by_host_and_leads_nowhere(helper: RunningHelper) -> None:
    """It is for proxies, and this is none."""
    line = "GET http://evil.com/v1/health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    assert_problem(raw_request(helper, line.format(host=f"evil.com:{helper.port}").encode()), 421)
    assert_problem(raw_request(helper, line.format(host=f"127.0.0.1:{helper.port}").encode()), 404)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_our_own_page_may_call(helper: RunningHelper, host: str) -> None:
    own = {"Host": f"{host}:{helper.port}", "Origin": f"http://{host}:{helper.port}", "Sec-Fetch-Site": "same-origin"}
    assert helper.post("/v1/summaries", {"html": PAGE}, own).status == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://127.0.0.1:{other}",
        "http://localhost:{port}",
        "https://127.0.0.1:{port}",
        "HTTP://127.0.0.1:{port}",
        "http://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}.evil.com",
        "http://127.0.0.1:{port}@evil.com",
        "http://127.0.0.1",
        "https://evil.com",
        "null",
        "",
        "file://",
        "chrome-extension://{foreign}",
        "CHROME-EXTENSION://{ours}",
        "chrome-extension://{ours_upper}",
        "chrome-extension://{ours}/",
        "chrome-extension://{ours}.evil.com",
        "chrome-extension://{ours}:80",
        "http://evil.com/chrome-extension://{ours}",
        "moz-extension://5b0cd5d4-8e6b-4a4e-9d7a-0f5f3a1e2c4d/",
        "moz-extension://5b0cd5d4-8e6b-4a4e-9d7a-0f5f3a1e2c4d.evil.com",
        "moz-extension://5B0CD5D4-8E6B-4A4E-9D7A-0F5F3A1E2C4D",
        "moz-extension://evil",
        "http://127.0.0.1:{port}, https://evil.com",
    ],
)
@pytest.mark.parametrize(("method", "path"), [("POST", "/v1/summaries"), ("GET", "/v1/health"), ("GET", "/")])
def test_any_other_origin_is_refused(helper: RunningHelper, method: str, path: str, origin: str) -> None:
    """Nothing is compared loosely."""
    spelled = origin.format(
        port=helper.port,
        other=helper.port + 1,
        ours=EXTENSION_ID,
        ours_upper=EXTENSION_ID.upper(),
        foreign="a" * 32,
    )
    reply = helper.ask(method, path, json.dumps({"html": PAGE}).encode(), {**JSON, "Origin": spelled})
    assert_problem(reply, 403, "origin_not_allowed")
    assert not any(name.startswith("Access-Control") for name in reply.headers)


@pytest.mark.parametrize("extension", [EXTENSION, FIREFOX_EXTENSION], ids=["chromium", "firefox"])
@pytest.mark.parametrize("site", [None, "none", "same-origin", "cross-site"])
def test_our_extension_may_call(helper: RunningHelper, extension: dict[str, str], site: str | None) -> None:
    """Whatever the browser calls it, which depends on the host permission."""
    headers = {**extension, **({"Sec-Fetch-Site": site} if site else {})}
    reply = helper.post("/v1/summaries", {"html": PAGE}, headers)
    assert reply.status == 200
    assert reply.headers["Access-Control-Allow-Origin"] == extension["Origin"]
    assert {name.strip() for name in reply.headers["Access-Control-Expose-Headers"].split(",")} == {
        "X-Standfirst",
        "Retry-After",
    }
    assert "Origin" in reply.headers["Vary"]


def test_an_extension_that_the_user_added_may_call(tmp_path: Path) -> None:
    """By its exact origin; anything else in that setting opens nothing."""
    added = f"chrome-extension://{'b' * 32}"
    setting = {"helper.extension_origins": f"{added},https://evil.com,*"}
    with running_helper(tmp_path, setting) as helper:
        for origin, status in ((added, 200), (f"chrome-extension://{'c' * 32}", 403), ("https://evil.com", 403)):
            headers = {"Origin": origin, "X-Standfirst-Client": "0.1.0"}
            reply = helper.post("/v1/summaries", {"html": PAGE}, headers)
            assert (reply.status, reply.headers.get("Access-Control-Allow-Origin")) == (
                status,
                origin if status == 200 else None,
            )


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", ["/v1/health", "/v1/methods", "/openapi.json", "/static/page.js", "/"])
def test_what_a_page_elsewhere_embeds_is_refused(helper: RunningHelper, path: str, site: str) -> None:
    """An image, a script, a frame; without an Origin, as browsers send it."""
    for destination in ("image", "script", "iframe", "empty"):
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": destination}
        assert_problem(helper.get(path, headers), 403)


def test_a_link_elsewhere_may_lead_to_our_page(helper: RunningHelper) -> None:
    """At the top of a tab, and to that page only."""
    navigation = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert helper.get("/", navigation).status == 200
    assert_problem(helper.get("/v1/health", navigation), 403)
    assert_problem(helper.get("/", {**navigation, "Sec-Fetch-Dest": "iframe"}), 403)


@pytest.mark.parametrize("origin", [None, "https://evil.com", "http://127.0.0.1:{port}"])
def test_a_page_elsewhere_posts_nothing(helper: RunningHelper, origin: str | None) -> None:
    """Also not one that wears our own page's origin."""
    headers = {"Sec-Fetch-Site": "cross-site", **({"Origin": origin.format(port=helper.port)} if origin else {})}
    assert_problem(helper.post("/v1/summaries", {"html": PAGE}, headers), 403)


def test_the_helper_listens_on_this_machine_only(helper: RunningHelper) -> None:
    """As the kernel has it; 0A is its word for listening, 0100007F for 127.0.0.1."""
    rows = [row.split() for table in ("tcp", "tcp6") for row in Path(f"/proc/net/{table}").read_text().splitlines()[1:]]
    listening = [row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{helper.port:04X}")]
    assert listening == [f"0100007F:{helper.port:04X}"]


ALLOWED = {
    "/": {"GET", "HEAD", "OPTIONS"},
    "/v1/health": {"GET", "HEAD", "OPTIONS"},
    "/v1/summaries": {"POST", "OPTIONS"},
    "/v1/history": {"GET", "HEAD", "DELETE", "OPTIONS"},
}
METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "GET", "POST")


@pytest.mark.parametrize(
    ("path", "method"), [(path, method) for path in ALLOWED for method in METHODS if method not in ALLOWED[path]]
)
def test_other_methods_are_refused_with_those_that_there_are(helper: RunningHelper, path: str, method: str) -> None:
    reply = helper.ask(method, path)
    assert_problem(reply, 405, "method_not_allowed")
    assert {name.strip() for name in reply.headers["Allow"].split(",")} == ALLOWED[path]


def test_an_extension_says_its_version(helper: RunningHelper) -> None:
    """A page cannot send that header without asking first."""
    reply = helper.post("/v1/summaries", {"html": PAGE}, {"Origin": EXTENSION["Origin"]})
    assert_problem(reply, 400, "invalid_request")
    assert "X-Standfirst-Client" in reply.json["hint"]


def test_pairing_is_for_browsers_only(helper: RunningHelper) -> None:
    """A page's attempt is refused before its code is looked at, a program has no origin to bind to."""
    for path in ("/v1/pairing", "/v1/hello"):
        for headers in ({}, {"Origin": "https://evil.com"}):
            assert_problem(helper.post(path, {"code": "A" * 10, "nonce": "x"}, headers), 403, "origin_not_allowed")
