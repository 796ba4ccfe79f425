"""Browsers that keep pages of the internet from calling this machine: the extension is no page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Playwright
from tests.browser.conftest import BROWSERS
from tests.browser.harness.browser import Browser
from tests.browser.harness.chromium import chromium
from tests.browser.harness.firefox import firefox
from tests.browser.harness.pages import news_page
from tests.browser.harness.sites import Sites
from tests.running import RunningHelper


@pytest.fixture(scope="module", params=BROWSERS)
def guarded(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, sites: Sites
) -> Iterator[Browser]:
    """A browser for which the news sites stand in the internet, as they do outside of tests."""
    folder = tmp_path_factory.mktemp(f"guarded-{request.param}")
    public = f"127.0.0.1:{sites.https_port}"
    start: AbstractContextManager[Browser]
    if request.param == "chromium":
        start = chromium(playwright, folder, sites, ip_address_space_overrides=f"{public}=public")
    else:
        preferences: dict[str, Any] = {"network.lna.address_space.public.override": public}
        start = firefox(folder, sites, **preferences)
    with start as running:
        yield running


def test_the_extension_reaches_the_helper_from_a_page_of_the_internet(
    guarded: Browser, sites: Sites, helper: RunningHelper
) -> None:
    """Its background calls, and no question is asked."""
    guarded.use_settings(port=helper.port)
    tab = guarded.open(sites.serve("/public", news_page()))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    tab.close()
