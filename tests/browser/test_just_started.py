"""A browser that has only just been started, and a reader who does not wait for it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright
from tests.browser.harness.chromium import chromium
from tests.browser.harness.sites import Sites
from tests.running import RunningHelper


def test_the_first_click_after_chromium_has_started_gives_a_summary(
    playwright: Playwright, tmp_path: Path, sites: Sites, helper: RunningHelper, seed_url: str
) -> None:
    """It tells extensions what an administrator has fixed only when it has read its policies, which can take long."""
    with chromium(playwright, tmp_path, sites) as browser:
        browser.use_settings(port=helper.port)
        tab = browser.open(seed_url)
        tab.click_toolbar()
        assert tab.card_state() == "shown", tab.card_text()
