"""Readers may take away the permission to call this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.browser.harness.browser import Browser, Tab


@pytest.fixture
def forbidden(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has taken it away."""
    browser.take_helper_permission()
    yield browser
    browser.give_helper_permission()


def test_without_the_permission_the_summary_still_comes(forbidden: Browser, seed: Tab) -> None:
    """The helper answers the browser's question whether the extension may call it."""
    assert forbidden.console.evaluate("chrome.permissions.contains({origins: ['http://127.0.0.1/*']})") is False
    seed.click_toolbar()
    assert seed.card_state() == "shown", seed.card_text()


def test_where_the_call_fails_the_missing_permission_is_named(forbidden: Browser, closed_port: int) -> None:
    """With a button that asks for it."""
    forbidden.use_settings(port=closed_port)
    tab = forbidden.open(forbidden.extension_url("options/options.html"))
    tab.wait_for("document.querySelector('#state').dataset.state === 'bad'")
    said = tab.evaluate("document.querySelector('#state').textContent")
    assert "The browser does not let the extension call the helper" in said
    assert tab.evaluate("document.querySelector('#grant').checkVisibility()") is True
    tab.close()
