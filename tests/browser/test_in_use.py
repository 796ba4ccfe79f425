"""What daily readers tripped over: hidden text, selections, old pages, failures while a summary stands."""

from __future__ import annotations

from tests.browser.harness.browser import CARD, ROOT, Browser, Tab
from tests.browser.harness.pages import HARBOUR, news_page
from tests.browser.harness.sites import Sites


def test_prose_that_the_page_hides_is_read_and_said_to_be_hidden(browser: Browser, sites: Sites) -> None:
    """A wall by a style, and comments that are hidden, too: they are no part of the article."""
    wall = "<style>.wall{display:none}</style>"
    page = news_page(extra=f"{wall}<div class=comments hidden><p>{'A reader says that he told you so. ' * 9}</p></div>")
    cut = page.replace(f"<p>{HARBOUR[2]}</p>", f"<div class=wall><p>{HARBOUR[2]}</p>", 1)
    cut = cut.replace("</article>", "</div></article>", 1)
    tab = browser.open(sites.serve("/walled", cut))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    walled = tab.card_sentences()
    tab.go(sites.serve("/whole", news_page()))
    tab.click_toolbar()
    assert tab.card_state() == "shown"
    assert tab.card_sentences() == walled
    tab.close()


def test_the_button_takes_the_selection_where_there_is_one(browser: Browser, sites: Sites) -> None:
    """The paragraphs from the second on are selected: the first is no part of the summary."""
    tab = browser.open(sites.serve("/selected", news_page()))
    tab.evaluate(
        "(() => { const [, second] = document.querySelectorAll('article p');"
        " const last = [...document.querySelectorAll('article p')].at(-1);"
        " getSelection().setBaseAndExtent(second, 0, last, last.childNodes.length); return true; })()"
    )
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    assert not any(sentence in HARBOUR[0] for sentence in tab.card_sentences())
    tab.close()


def test_a_jump_meets_its_sentence_in_a_page_without_a_doctype(browser: Browser, sites: Sites) -> None:
    """In quirks mode the root is as high as the document."""
    tall = "<div style='height:1800px'></div>"
    page = news_page().replace("<!doctype html>", "").replace("</article>", f"{tall}</article>")
    tab = browser.open(sites.serve("/quirks", page.replace(f"<p>{HARBOUR[1]}</p>", f"{tall}<p>{HARBOUR[1]}</p>")))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    tab.click_on(f"[...{ROOT}.querySelectorAll('.sentence')].at(-1)")
    mark = "[...CSS.highlights.get('standfirst-source')][0].getBoundingClientRect()"
    tab.wait_for(f"{mark}.top >= 0 && {mark}.bottom <= innerHeight")
    tab.close()


def test_a_failure_leaves_the_summary_that_stands(seed: Tab, browser: Browser, closed_port: int) -> None:
    """Another length is asked for while the helper is down."""
    seed.click_toolbar()
    seed.card_state("shown")
    before = seed.card_sentences()
    browser.use_settings(port=closed_port)
    seed.click("[data-length='long']", root=ROOT)
    seed.wait_for(f"{ROOT}.querySelector('.note')?.textContent.includes('The helper is not running')")
    assert seed.card_sentences() == before
    assert seed.card_state() == "shown"


def test_escape_closes_the_card_after_tabbing_past_it(seed: Tab) -> None:
    """The focus is on a link of the page."""
    seed.click_toolbar()
    seed.card_state("shown")
    seed.evaluate("document.querySelector('a[href]').focus()")
    seed.press("Escape")
    seed.wait_for(f"!{CARD}")
