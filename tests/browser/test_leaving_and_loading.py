"""Readers who do not wait for a page, or do not stay; and articles that stand in a frame of another site."""

from __future__ import annotations

from playwright.sync_api import Error
from tests.browser.harness.bidi import BidiError
from tests.browser.harness.browser import CARD, ROOT, Browser, Tab
from tests.browser.harness.other_programs import silent_program
from tests.browser.harness.pages import HARBOUR, news_page
from tests.browser.harness.sites import OTHER, Sites
from tests.running import RunningHelper, until


def arrive(tab: Tab, path: str, condition: str) -> None:
    """Wait from outside: what is asked of a document ends with it."""

    def is_there() -> bool:
        try:
            return bool(tab.evaluate(f"location.pathname === {path!r} && {condition}"))
        except (Error, BidiError):
            return False

    assert until(is_there)


def test_a_page_that_is_still_loading_shows_the_card_at_once_and_the_summary_once_it_is_there(
    browser: Browser, sites: Sites
) -> None:
    """A script of the page holds it up."""
    with sites.held("/held.js", "", "text/javascript") as released:
        page = news_page().replace("</article>", "</article><script src=/held.js></script>", 1)
        address = sites.serve("/slow", page)
        tab = browser.open(sites.serve("/before", news_page()))
        tab.evaluate(f"void (location.href = '{address}')")
        arrive(tab, "/slow", "document.querySelectorAll('article p').length > 3")
        tab.click_toolbar(loading=True)
        assert tab.card_state("loading") == "loading"
        assert tab.evaluate("document.readyState") == "loading"
        released.set()
        assert tab.card_state() == "shown", tab.card_text()
        tab.close()


def test_who_leaves_and_comes_back_meets_no_card_that_loads_for_ever(
    browser: Browser, sites: Sites, helper: RunningHelper
) -> None:
    """And the first click then gives a summary."""
    tab = browser.open(sites.serve("/left", news_page()))
    with silent_program() as port:
        browser.use_settings(port=port)
        tab.click_toolbar()
        tab.card_state("loading")
        address = sites.serve("/next", news_page(HARBOUR[:2]))
        tab.go(address)
        tab.evaluate("void history.back()")
        arrive(tab, "/left", "document.readyState === 'complete'")
        tab.wait_for(f"!{CARD}")
    browser.use_settings(port=helper.port)
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    tab.close()


def test_a_summary_is_never_shown_in_another_page_than_its_own(browser: Browser, sites: Sites) -> None:
    """The tab holds another document by the time the card is there."""
    tab = browser.open(sites.serve("/gone-on", news_page()))
    tab.click_toolbar()
    tab.card_state("shown")
    flow = (
        "(async () => { const [tab] = await chrome.tabs.query({active: true, url: 'https://*.test/gone-on'});"
        " const { summarizeIn } = await import('/background/flow.js');"
        " const { capturePage } = await import('/shared/capture.js');"
        " const captured = capturePage(tab.id).then((capture) => ({...capture, document: 1}));"
        " await summarizeIn(tab.id, {source: 'page'}, undefined, captured); return true; })()"
    )
    assert browser.console.evaluate(flow)
    assert tab.cards() == 0
    tab.close()


def test_an_article_in_another_site_s_frame_is_named_as_the_reason(browser: Browser, sites: Sites) -> None:
    """With the site, whose page can be opened in a tab of its own."""
    framed = sites.serve("/framed", news_page(), host=OTHER)
    frame = f"<iframe src='{framed}' style='width:100%;height:800px'></iframe>"
    tab = browser.open(sites.serve("/framing", f"<!doctype html><title>News</title><body>{frame}</body>"))
    tab.click_toolbar()
    assert tab.card_state() == "failed"
    assert "The article is in a frame from another site" in tab.card_text()
    assert OTHER in tab.evaluate(f"{ROOT}.querySelector('.remedy').textContent")
    tab.close()
