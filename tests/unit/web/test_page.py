"""The page for people, as it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from standfirst import __version__
from standfirst.access import Access
from standfirst.config import Settings, Workers
from standfirst.extension_folder import extension_folder
from standfirst.history import History
from standfirst.language_model import Chooser
from standfirst.summarizers import METHODS
from standfirst.web import about, create_app
from standfirst.workers import Pool

HOST = "http://127.0.0.1:7826"
STATIC = Path("server/standfirst/web/static")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    """Calls the application under its own address."""
    history = History(tmp_path / "history.db")
    yield create_app(Settings(), Pool(Workers()), Access(tmp_path / "access"), history, Chooser()).test_client()
    history.close()


def test_the_page_says_what_runs_and_how_to_load_the_extension(client: FlaskClient) -> None:
    """Version, port, and the folder's path."""
    text = client.get("/", base_url=HOST).text
    for said in (
        f"Version {__version__}",
        "port 7826",
        str(extension_folder()),
        "chrome://extensions",
        "about:debugging",
    ):
        assert said in text
    for method in METHODS:
        assert f">{method.title}</option>" in text


def test_the_page_runs_its_own_scripts_and_nothing_else(client: FlaskClient) -> None:
    """No inline script, style or handler; nothing from elsewhere."""
    reply = client.get("/", base_url=HOST)
    policy = dict(part.strip().split(" ", 1) for part in reply.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "<style" not in reply.text
    assert not re.search(r"<script(?![^>]*\bsrc=)", reply.text)
    assert not re.search(r"\s(?:style|on\w+)=", reply.text)
    assert not re.search(r"(?:src|href)=\"(?!/)", reply.text)


def test_the_pages_files_are_there_and_described(client: FlaskClient) -> None:
    """What the folder holds is what `/openapi.json` names."""
    names = sorted(path.name for path in STATIC.iterdir())
    operation = about.description()["paths"]["/static/{filename}"]["get"]
    assert operation["parameters"][0]["schema"]["enum"] == names
    for name in names:
        with client.get(f"/static/{name}", base_url=HOST) as reply:
            assert reply.status_code == 200
            assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_the_scripts_build_no_markup_from_text() -> None:
    """Pages' words are set as text."""
    for script in STATIC.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)
