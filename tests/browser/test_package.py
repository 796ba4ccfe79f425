"""The zip that goes to the stores, in both browsers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Playwright
from tasks import zip_extension
from tests.browser.conftest import BROWSERS
from tests.browser.harness.browser import CARD, EXTENSION, Browser
from tests.browser.harness.chromium import chromium
from tests.browser.harness.firefox import firefox
from tests.browser.harness.sites import Sites
from tests.running import running_helper


@pytest.fixture(scope="module", params=BROWSERS)
def released(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, sites: Sites
) -> Iterator[Browser]:
    """A browser with the packed extension, and a helper that knows it."""
    packed = tmp_path_factory.mktemp("packed") / "standfirst.zip"
    zip_extension(packed)
    folder = tmp_path_factory.mktemp(f"released-{request.param}")
    if request.param == "chromium":  # which loads folders only
        unpacked = tmp_path_factory.mktemp("unpacked")
        zipfile.ZipFile(packed).extractall(unpacked)
        start: AbstractContextManager[Browser] = chromium(playwright, folder, sites, unpacked)
    else:
        start = firefox(folder, sites, packed)
    with start as browser:
        # Without the key Chromium makes up an id, as a store would; the reader adds it to the helper's settings.
        own_origin = browser.extension_url("").rstrip("/") if request.param == "chromium" else ""
        settings = {"helper.extension_origins": own_origin}
        with running_helper(tmp_path_factory.mktemp("helper"), settings) as helper:
            browser.use_settings(port=helper.port)
            yield browser


def test_the_packed_extension_does_the_main_job_behind_a_closed_root(released: Browser, seed_url: str) -> None:
    """The page's own scripts see that there is a card, and nothing of what it says."""
    tab = released.open(seed_url)
    tab.click_toolbar()
    assert tab.card_state() == "shown"
    assert tab.evaluate(f"{CARD}.shadowRoot === null")
    assert tab.evaluate(f"{CARD}.textContent") == ""
    assert tab.evaluate(f"{CARD}.getBoundingClientRect().height") > 150
    tab.close()


def test_a_page_cannot_press_its_buttons(released: Browser, seed_url: str) -> None:
    """Clicks and keys that a script makes up are not heard."""
    tab = released.open(seed_url)
    tab.click_toolbar()
    tab.card_state("shown")
    tab.evaluate(
        f"(() => {{ {CARD}.click(); for (const target of [{CARD}, document.body]) {{"
        " const key = new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true});"
        " target.dispatchEvent(key); } return true; })()"
    )
    tab.rest(300)
    assert tab.card_state() == "shown"
    tab.close()


def test_the_same_files_give_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    """And nothing but the key is different from what lies in the folder."""
    folder = tmp_path_factory.mktemp("packed")
    zip_extension(folder / "one.zip")
    zip_extension(folder / "two.zip")
    assert (folder / "one.zip").read_bytes() == (folder / "two.zip").read_bytes()
    with zipfile.ZipFile(folder / "one.zip") as packed:
        for name in packed.namelist():
            if name != "manifest.json":
                assert packed.read(name) == (EXTENSION / name).read_bytes()
        assert b'"key"' not in packed.read("manifest.json")
