"""Every endpoint says who may call it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import run_wsgi_app

from standfirst.access import Access
from standfirst.config import Settings, Workers
from standfirst.history import History
from standfirst.language_model import Chooser
from standfirst.web import create_app, policy
from standfirst.web.policy import Policy
from standfirst.workers import Pool

HOST = "http://127.0.0.1:7826"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """An application whose workers are not started."""
    history = History(tmp_path / "history.db")
    yield create_app(Settings(), Pool(Workers(count=1, waiting=0)), Access(tmp_path / "access"), history, Chooser())
    history.close()


def test_every_endpoint_is_marked(app: Flask) -> None:
    """Put `@policy.anyone`, `.work`, `.browsers` or `.private` between the route and the function that lacks it."""
    unmarked = [name for name, view in app.view_functions.items() if policy.of_view(view) is None]
    assert unmarked == []


def test_what_tells_or_changes_something_private_is_marked_so(app: Flask) -> None:
    """A new endpoint is looked at here: reading takes a path in this list, or a mark that asks for more."""
    open_to_all = {"/", "/sample", "/v1/health", "/v1/methods", "/openapi.json", "/static/<path:filename>"}
    for rule in app.url_map.iter_rules():
        mark = policy.of_view(app.view_functions[rule.endpoint])
        if rule.rule.startswith(("/v1/history", "/v1/digest")):
            assert mark is Policy.PRIVATE
        elif rule.rule not in open_to_all:
            assert mark in {Policy.WORK, Policy.MANY, Policy.BROWSERS, Policy.PRIVATE}


def test_an_endpoint_without_a_mark_lets_nobody_in(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """And the log says why."""

    @app.get("/v1/forgotten")
    def forgotten() -> str:
        return "secret"

    reply = app.test_client().get("/v1/forgotten", base_url=HOST)
    assert reply.status_code == 404
    assert "secret" not in reply.text
    assert "forgotten" in caplog.text


@pytest.mark.parametrize(
    ("path", "target", "status"),
    [
        ("/v1/summaries", "/v1/summaries", 503),
        ("/v1/summaries", "/v1/%73ummaries", 503),
        ("v1/summaries", "v1/summaries", 404),
        ("v1/summaries", "x:v1/summaries", 404),
        ("/v1/summaries", "//v1/summaries", 404),
    ],
)
def test_no_spelling_gets_round_the_places(app: Flask, path: str, target: str, status: int) -> None:
    """As a server hands it on: a path that it has decoded, and the target as it came."""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "REQUEST_URI": target,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "7826",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:7826",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": "2",
        "wsgi.input": io.BytesIO(b"{}"),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
    }
    with app.extensions["standfirst"].pool.place():
        _, given, _ = run_wsgi_app(app, environ)
    assert int(given.split()[0]) == status
