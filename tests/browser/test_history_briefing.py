"""Today's and this week's briefing on the helper's own page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.api.conftest import FIREFOX_EXTENSION, pair
from tests.browser.conftest import SCREENSHOTS
from tests.browser.harness.accessibility import violations
from tests.browser.harness.browser import Browser, Tab
from tests.browser.harness.pages import HARBOUR_IN_ARABIC, news_page
from tests.browser.test_helpers_page import open_history
from tests.running import RunningHelper, running_helper
from tests.unit.stories.articles import FERRY, HOSPITAL, LIBRARY

STORIES = "[...document.querySelectorAll('#briefing .story')]"


def page(outlet: str, text: str, title: str) -> str:
    """A page of an outlet."""
    head = f'<head><meta property="og:site_name" content="{outlet}">'
    return news_page(tuple(text.split("\n\n")), title=title).replace("<head>", head)


PAGES = (
    *(page(outlet, text, f"Ferry aground, says {outlet}") for outlet, text in FERRY.items()),
    page("Garden Weekly", LIBRARY, "A library lends <b>seeds</b>"),
    news_page(HARBOUR_IN_ARABIC, title="ليندمار تغلق ميناءها أمام السفن", language="ar"),
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """A helper that remembers three reports of one event, one of another, and an Arabic one."""
    with running_helper(tmp_path_factory.mktemp("read"), {"history.enabled": True}) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        for number, html in enumerate(PAGES):
            value = {"html": html, "url": f"https://news.example/{number}"}
            assert helper.post("/v1/summaries", value, headers).json["history_id"]
        yield helper


def told(browser: Browser, helper: RunningHelper, period: str = "day") -> Tab:
    """The page with a period's briefing."""
    tab = open_history(browser, helper)
    assert tab.evaluate("document.querySelector('#briefing').hidden")
    tab.click(f"[value={period}]")
    tab.wait_for(f"{STORIES}.length")
    return tab


@pytest.mark.parametrize("period", ["day", "week"])
def test_what_was_read_is_told_once_and_each_sentence_leads_to_its_place(
    browser: Browser, read: RunningHelper, period: str
) -> None:
    tab = told(browser, read, period)
    assert tab.evaluate(f"{STORIES}.length") == 3
    first = f"{STORIES}[0]"
    assert tab.evaluate(f"{first}.querySelector('.provenance').textContent").count(",") >= 2
    assert tab.evaluate(f"new Set([...{first}.querySelectorAll('.outlet')].map((e) => e.textContent)).size") > 1
    links = tab.evaluate("[...document.querySelectorAll('#briefing .told a')].map((a) => [a.href, a.textContent])")
    texts = " ".join(" ".join(text.split()) for text in (*FERRY.values(), LIBRARY, *HARBOUR_IN_ARABIC))
    assert all("#:~:text=" in href and sentence in texts for href, sentence in links)
    assert tab.evaluate("document.querySelectorAll('#briefing b').length") == 0
    assert tab.evaluate("document.querySelectorAll('#entries li').length") == len(PAGES)
    tab.click("[value=all]")
    tab.wait_for("document.querySelector('#briefing').hidden")
    tab.close()


def test_the_keyboard_leads_from_the_period_to_each_sentence(browser: Browser, read: RunningHelper) -> None:
    tab = told(browser, read)
    reached = []
    for _ in range(5):
        tab.press("Tab")
        reached.append(tab.evaluate("document.activeElement.closest('#briefing a')?.href ?? ''"))
    assert all(reached)
    assert sum("#:~:text=" in address for address in reached) >= 3
    tab.close()


@pytest.mark.parametrize(("look", "width"), [("light", 1280), ("dark", 1280), ("narrow", 390)])
def test_the_briefing_is_readable_in_every_light(browser: Browser, read: RunningHelper, look: str, width: int) -> None:
    """Articles of another direction stand as they are written."""
    browser.set_dark(dark=look == "dark")
    tab = told(browser, read)
    tab.resize(width, 1800)
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "rtl" in tab.evaluate(f"{STORIES}.map((story) => getComputedStyle(story).direction)")
    tab.evaluate("document.querySelector('#history').scrollIntoView()")
    tab.screenshot(SCREENSHOTS / f"history-briefing-{look}-{browser.name}.png")
    browser.set_dark(dark=False)
    tab.close()


def test_a_deleted_article_is_told_no_longer(browser: Browser, read: RunningHelper) -> None:
    headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(read)}"}
    gone = page("Daily Ledger", HOSPITAL["Daily Ledger"], "Eastmere to lose its ward")
    assert read.post("/v1/summaries", {"html": gone, "url": "https://news.example/gone"}, headers).json["history_id"]
    tab = told(browser, read)
    assert tab.evaluate(f"{STORIES}.length") == 4
    own = "[...document.querySelectorAll('#entries li')].find((e) => e.textContent.includes('Eastmere'))"
    tab.click_on(f"{own}.querySelector('summary')")
    tab.wait_for(f"{own}.querySelector('button') && true")
    tab.click_on(f"{own}.querySelector('button')")
    tab.wait_for(f"{STORIES}.length === 3")
    tab.close()
