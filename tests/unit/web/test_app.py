"""The application in this process: what needs no server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from tests.api.replies import PAGE

from standfirst.access import Access
from standfirst.config import Settings, Workers
from standfirst.errors import Overloaded
from standfirst.history import History
from standfirst.language_model import Chooser
from standfirst.web import create_app, policy
from standfirst.web.origins import EXTENSION_ID
from standfirst.workers import Pool

JSON = "application/json"
HOST = "http://127.0.0.1:7826"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """An application whose workers are not started."""
    history = History(tmp_path / "history.db")
    yield create_app(Settings(), Pool(Workers(count=1, waiting=0)), Access(tmp_path / "access"), history, Chooser())
    history.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Calls it under its own address."""
    return app.test_client()


def test_health_says_who_this_is_and_nothing_more(client: FlaskClient) -> None:
    """Name, version, and the version of the interface."""
    reply = client.get("/v1/health", base_url=HOST)
    assert set(reply.json or {}) == {"name", "version", "api"}


def test_the_methods_have_one_default(client: FlaskClient) -> None:
    """The contract's."""
    methods = client.get("/v1/methods", base_url=HOST).json or []
    assert [method["name"] for method in methods if method["default"]] == ["news"]
    assert all(method[field] for method in methods for field in ("title", "description", "reference"))


def test_an_error_that_nobody_foresaw_is_a_problem_without_its_text(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has its place."""

    @app.get("/broken")
    @policy.anyone
    def broken() -> str:
        raise RuntimeError("canary")

    reply = app.test_client().get("/broken", base_url=HOST)
    assert reply.status_code == 500
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert (reply.json or {})["code"] == "standfirst_error"
    assert "canary" not in reply.text + caplog.text
    assert "RuntimeError at test_app.py" in caplog.text


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 410, 413, 415, 418, 429, 431, 500, 503])
def test_what_the_framework_refuses_is_a_problem(app: Flask, status: int) -> None:
    """Never its own HTML."""

    @app.get("/refused")
    @policy.anyone
    def refused() -> str:
        abort(status)

    reply = app.test_client().get("/refused", base_url=HOST)
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert reply.status_code >= 400
    assert reply.headers["X-Standfirst"]


def test_a_full_house_refuses_work_and_nothing_else(app: Flask, client: FlaskClient) -> None:
    """Health never waits."""
    with app.extensions["standfirst"].pool.place():
        reply = client.post("/v1/summaries", json={"html": PAGE}, base_url=HOST)
        assert reply.status_code == 503
        assert (reply.json or {})["code"] == Overloaded.code
        assert client.get("/v1/health", base_url=HOST).status_code == 200
        refused = client.post("/v1/summaries", data="x", base_url=HOST)
        assert refused.status_code == 415


def test_an_extension_can_read_why_it_was_refused(client: FlaskClient) -> None:
    """Also without the host permission."""
    origin = f"chrome-extension://{EXTENSION_ID}"
    headers = {"Origin": origin, "X-Standfirst-Client": "0.1.0"}
    pairing = b'{"code": "x", "nonce": "y"}'
    for path, kind in (("/v1/summaries", "text/csv"), ("/v1/nothing", JSON), ("/v1/pairing", JSON)):
        reply = client.post(path, data=pairing, content_type=kind, headers=headers, base_url=HOST)
        assert reply.status_code >= 400
        assert reply.headers["Access-Control-Allow-Origin"] == origin


def test_the_gate_judges_in_its_order(client: FlaskClient) -> None:
    """Each request has all faults from one on; the first decides."""
    faults: list[tuple[int, dict[str, str]]] = [
        (421, {"Host": "evil.com"}),
        (403, {"Origin": "https://evil.com"}),
        (403, {"Sec-Fetch-Site": "cross-site"}),
        (401, {"Authorization": "Bearer wrong"}),
        (415, {"Content-Type": "text/plain"}),
        (415, {"Content-Encoding": "gzip"}),
    ]
    for first, (status, _) in enumerate(faults):
        headers: dict[str, str] = {"Content-Type": "application/json"}
        for _, fault in reversed(faults[first:]):
            headers |= fault
        assert client.post("/v1/summaries", data="{}", headers=headers, base_url=HOST).status_code == status
        if status != 421:
            assert client.post("/nothing", data="{}", headers=headers, base_url=HOST).status_code == 404
