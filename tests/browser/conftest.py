"""Each test runs in both browsers, which start once: with the extension as it lies, and one helper."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright
from tests.browser.harness.browser import Browser, Tab
from tests.browser.harness.chromium import chromium
from tests.browser.harness.firefox import firefox
from tests.browser.harness.sites import Sites
from tests.running import RunningHelper, running_helper

FIXTURES = Path(__file__).parents[1] / "fixtures"
SCREENSHOTS = Path(__file__).parent / "screenshots"
BROWSERS = ("chromium", "firefox")


@pytest.fixture(scope="session", autouse=True)
def screenshots() -> Path:
    """The folder where every state can be looked at afterwards."""
    SCREENSHOTS.mkdir(exist_ok=True)
    return SCREENSHOTS


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """The web, as far as the browsers know."""
    with Sites(tmp_path_factory.mktemp("sites")) as sites:
        yield sites


@pytest.fixture(scope="session")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """The helper, as its own process."""
    with running_helper(tmp_path_factory.mktemp("helper")) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium; a thread may have one."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session", params=BROWSERS)
def running_browser(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, sites: Sites
) -> Iterator[Browser]:
    """Start each browser once."""
    folder = tmp_path_factory.mktemp(request.param)
    start: AbstractContextManager[Browser] = (
        chromium(playwright, folder, sites) if request.param == "chromium" else firefox(folder, sites)
    )
    with start as running:
        yield running


@pytest.fixture
def browser(running_browser: Browser, helper: RunningHelper) -> Iterator[Browser]:
    """A browser whose extension knows the helper's port and nothing else."""
    running_browser.forget()
    running_browser.use_settings(port=helper.port)
    running_browser.set_dark(dark=False)
    yield running_browser
    running_browser.set_dark(dark=False)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port where nobody answers, and that nobody else can take meanwhile: bound, but not listened on."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield int(bound.getsockname()[1])


@pytest.fixture
def options(browser: Browser) -> Iterator[Tab]:
    """The settings page, open."""
    tab = browser.open(browser.extension_url("options/options.html"), height=2600)
    tab.wait_for("document.querySelector('main')?.inert === false")
    tab.wait_for("['good', 'bad'].includes(document.querySelector('#state').dataset.state)")
    yield tab
    tab.close()


@pytest.fixture
def seed_url(sites: Sites) -> str:
    """The page that the project started from, under a site's name."""
    return sites.serve("/world/lavrov-lukashenko", (FIXTURES / "seed" / "page.html").read_text())


@pytest.fixture
def seed(browser: Browser, seed_url: str) -> Iterator[Tab]:
    """That page, open."""
    tab = browser.open(seed_url)
    yield tab
    tab.close()
