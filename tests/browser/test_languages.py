"""The interface in the reader's language.

Only Chromium's own language can be chosen without a language pack. Firefox gets an extension whose English texts are
the Arabic ones: what is drawn and how is the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Playwright
from tests.browser.conftest import SCREENSHOTS
from tests.browser.harness.accessibility import violations
from tests.browser.harness.browser import CARD, EXTENSION, ROOT, Browser
from tests.browser.harness.chromium import chromium
from tests.browser.harness.firefox import firefox
from tests.browser.harness.pages import HARBOUR_IN_ARABIC, news_page
from tests.browser.harness.sites import Sites
from tests.running import RunningHelper


@pytest.fixture(scope="module", params=["chromium-ar", "chromium-de", "chromium-ja", "firefox-ar"])
def foreign(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    tmp_path_factory: pytest.TempPathFactory,
    sites: Sites,
    helper: RunningHelper,
) -> Iterator[tuple[Browser, str]]:
    """A browser in another language, and which."""
    name, language = request.param.split("-")
    folder = tmp_path_factory.mktemp(request.param)
    start: AbstractContextManager[Browser] = (
        chromium(playwright, folder, sites, lang=language)
        if name == "chromium"
        else firefox(folder, sites, _spoken_as_english(language, tmp_path_factory.mktemp("extension")))
    )
    with start as running:
        running.use_settings(port=helper.port)
        yield running, language


def _spoken_as_english(language: str, folder: Path) -> Path:
    extension = shutil.copytree(EXTENSION, folder / "extension")
    shutil.copytree(extension / "_locales" / language, extension / "_locales" / "en", dirs_exist_ok=True)
    return extension


def test_pages_and_card_speak_the_reader_s_language(foreign: tuple[Browser, str], sites: Sites) -> None:
    """In its direction, with nothing cut off and nothing that axe-core finds."""
    browser, language = foreign
    direction = "rtl" if language == "ar" else "ltr"
    for page, height in {"options/options.html": 2700, "welcome/welcome.html": 900}.items():
        tab = browser.open(browser.extension_url(page), height=height)
        tab.wait_for(
            f"document.documentElement.lang === '{language}' && document.documentElement.dir === '{direction}'"
        )
        tab.rest()
        tab.screenshot(SCREENSHOTS / f"{page.partition('/')[0]}-{language}-{browser.name}.png")
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        tab.close()
    arabic = news_page(HARBOUR_IN_ARABIC, title="لندمار تغلق مرفأها القديم", language="ar")
    tab = browser.open(sites.serve("/foreign", arabic if language == "ar" else news_page()))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    tab.rest()
    tab.screenshot(SCREENSHOTS / f"card-ui-{language}-{browser.name}.png")
    assert violations(tab, CARD) == []
    assert tab.evaluate(f"getComputedStyle({ROOT}.querySelector('section')).direction") == direction
    tab.close()
