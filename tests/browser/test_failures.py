"""Each failure says in one sentence what to do, and ends: no spinner turns for ever."""

from __future__ import annotations

from tests.browser.harness.browser import ROOT, Browser, Tab
from tests.browser.harness.other_programs import another_program
from tests.browser.harness.pages import news_page
from tests.browser.harness.sites import Sites


def test_a_helper_that_does_not_run_is_named_with_its_command(seed: Tab, browser: Browser, closed_port: int) -> None:
    """The card says how to start it, with the command to copy."""
    browser.use_settings(port=closed_port)
    seed.click_toolbar()
    assert seed.card_state() == "failed"
    text = seed.card_text()
    assert "The helper is not running" in text
    commands = seed.evaluate(f"[...{ROOT}.querySelectorAll('.command code')].map((e) => e.textContent)")
    # At every login from then on; and where `make run` left it, for whoever loaded the extension's folder.
    assert commands == ["standfirst install", ".venv/bin/standfirst install"]


def test_once_the_helper_runs_trying_again_works(seed: Tab, browser: Browser, closed_port: int) -> None:
    """The card's button asks anew."""
    port = browser.storage()["settings"]["port"]
    browser.use_settings(port=closed_port)
    seed.click_toolbar()
    seed.card_state("failed")
    browser.use_settings(port=port)
    seed.press_button("Try again")
    assert seed.card_state("shown") == "shown"


def test_another_program_on_the_port_gets_no_page(seed: Tab, browser: Browser) -> None:
    """It is told apart before anything of the page is sent."""
    with another_program() as (port, received):
        browser.use_settings(port=port)
        seed.click_toolbar()
        assert seed.card_state() == "failed"
        assert f"Another program is using port {port}" in seed.card_text()
        assert not any(received)


def test_a_page_without_an_article_is_named(browser: Browser, sites: Sites) -> None:
    """With what helps: a selection."""
    page = "<!doctype html><title>Sign in</title><form><label>Name <input></label><button>Sign in</button></form>"
    tab = browser.open(sites.serve("/login", page))
    tab.click_toolbar()
    assert tab.card_state() == "failed"
    assert "No article found" in tab.card_text()
    tab.close()


def test_without_the_helper_the_first_sentences_can_be_shown(browser: Browser, sites: Sites, closed_port: int) -> None:
    """Picked in the page, and labelled so."""
    browser.use_settings(port=closed_port)
    tab = browser.open(sites.serve("/plain", news_page()))
    tab.click_toolbar()
    tab.card_state("failed")
    tab.press_button("Show the first sentences")
    tab.wait_for(f"!!{ROOT}.querySelector('[data-index]')")
    assert "picked in this page without the helper" in tab.card_text()
    assert tab.card_sentences()[0].startswith("The harbour of Lindmar will close")
    tab.close()


def test_where_no_card_can_stand_the_button_tells(browser: Browser) -> None:
    """The browser's own pages and other extensions' let nobody in: a pop-up says so."""
    tab = browser.open(browser.extension_url("icons/standfirst.svg"))
    tab.click_toolbar()
    popup = "chrome.extension.getViews({type: 'popup'})"
    said = browser.console.wait_for(f"{popup}[0].document.querySelector('#title').textContent")
    assert said == "This page cannot be read"
    # While it is open it swallows the next click on the button.
    browser.console.evaluate(f"{popup}.forEach((view) => view.close())")
    browser.console.wait_for(f"{popup}.length === 0")
    tab.close()
