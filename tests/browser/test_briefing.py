"""The briefing page: tabs told once, each sentence the way to its tab."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import SCREENSHOTS
from tests.browser.harness.accessibility import violations
from tests.browser.harness.browser import Browser, Tab
from tests.browser.harness.chromium import Chromium
from tests.browser.harness.pages import HARBOUR_IN_ARABIC, news_page
from tests.browser.harness.sites import NEWS, OTHER, Sites
from tests.browser.test_banner import permitting, reader
from tests.unit.stories.articles import FERRY, HOSPITAL, LIBRARY

__all__ = ["permitting", "reader"]  # fixtures: a browser that grants what is asked for

STATE = "document.body.dataset.state"


def page_of(outlet: str, text: str, title: str, day: str = "2026-11-30") -> str:
    """A news page of an outlet."""
    meta = f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}">'
    return news_page(tuple(text.split("\n\n")), title=title).replace("<head>", f"<head>{meta}")


REPORTS = (
    *((outlet, text, f"Ferry aground off Larkhaven in thick fog, says {outlet}") for outlet, text in FERRY.items()),
    *((outlet, text, f"Eastmere to lose its maternity ward, says {outlet}") for outlet, text in HOSPITAL.items()),
    ("Garden Weekly", LIBRARY, "A library lends seeds that are given back in autumn"),
    ("Harbour Mirror", FERRY["Harbour Post"], "Passengers saved from ferry off Larkhaven"),
)


@pytest.fixture
def tabs(reader: Browser, sites: Sites) -> Iterator[list[Tab]]:
    """Tabs with reports of two events and of another thing, one of them a copy."""
    opened = []
    for number, (outlet, text, title) in enumerate(REPORTS):
        host = (NEWS, OTHER)[number % 2]
        address = sites.serve(f"/news/report-of-the-day-{number}", page_of(outlet, text, title), host=host)
        opened.append(reader.open(address))
    yield opened
    for tab in opened:
        tab.close()


def offer(reader: Browser, **looks: Any) -> Tab:  # noqa: ANN401  # what `open` takes
    """The page with the list of tabs; Firefox is asked for their names first."""
    tab = reader.open(reader.extension_url("briefing/briefing.html"), **looks)
    tab.wait_for(f"{STATE} === 'choose'")
    has_names = "[...document.querySelectorAll('#tabs small')].some((site) => site.textContent)"
    if not tab.evaluate(has_names):
        tab.click("#choose button")
        tab.wait_for(has_names, seconds=10)
    return tab


def briefing(reader: Browser, **looks: Any) -> Tab:  # noqa: ANN401  # what `open` takes
    """The page, once it has told the tabs of the window."""
    tab = offer(reader, **looks)
    tab.click("#choose button")
    tab.wait_for(f"['shown', 'failed'].includes({STATE})")
    assert tab.evaluate(STATE) == "shown", tab.evaluate("document.querySelector('main').innerText")
    return tab


def test_tabs_are_told_once_and_each_sentence_leads_to_its_tab(reader: Browser, tabs: list[Tab]) -> None:
    tab = briefing(reader)
    text = str(tab.evaluate("document.querySelector('main').innerText"))
    assert tab.evaluate("document.querySelectorAll('#stories .story').length") == 2
    assert tab.evaluate("document.querySelectorAll('#singles .story').length") == 1
    assert "Also in Harbour Mirror" in text
    sentences = tab.evaluate("[...document.querySelectorAll('.story .told')].map((told) => told.textContent)")
    texts = [" ".join(report.split()) for _, report, _ in REPORTS]
    assert all(any(sentence in report for report in texts) for sentence in sentences)
    links = tab.evaluate("[...document.querySelectorAll('.told')].every((told) => told.href.includes('#:~:text='))")
    assert links
    assert violations(tab) == []
    tab.click(".story .told")
    first = next(place for place, report in enumerate(texts) if sentences[0] in report)
    tabs[first].wait_for("CSS.highlights.has('standfirst-source')")
    assert tabs[first].evaluate("[...CSS.highlights.get('standfirst-source')].join('')") == sentences[0]
    tab.close()


def test_a_tab_that_cannot_be_read_is_named_with_the_reason(reader: Browser, tabs: list[Tab]) -> None:
    closed = reader.open(tabs[0].evaluate("location.href"))
    tab = offer(reader)
    closed.close()
    tab.click("#choose button")
    tab.wait_for(f"{STATE} === 'shown'")
    assert "The tab was closed." in tab.evaluate("document.querySelector('#left-out').innerText")
    tab.close()


def choose_in_menu(reader: Browser, tab_id: int) -> None:
    """Choose the entry over a tab: Chromium's event is dispatched, and in Firefox what stands behind it is called."""
    if isinstance(reader, Chromium):
        reader.worker().evaluate(
            "async (id) => {"
            " chrome.contextMenus.onClicked.dispatch({ menuItemId: 'briefing' }, await chrome.tabs.get(id)); }",
            tab_id,
        )
    else:
        opened = "import('/background/briefing.js').then(({ openBriefing }) => openBriefing(tab))"
        reader.console.evaluate(f"chrome.tabs.get({tab_id}).then((tab) => {opened}).then(() => true)")


def test_the_menu_tells_the_tabs_that_are_chosen_in_the_window(reader: Browser, tabs: list[Tab]) -> None:
    assert tabs
    chosen = reader.console.evaluate(
        """(async () => {
            const own = await chrome.tabs.query({ currentWindow: true });
            const chosen = own.slice(-3);
            await chrome.tabs.highlight({ windowId: own[0].windowId, tabs: chosen.map(({ index }) => index) });
            return chosen.map(({ id }) => id);
        })()"""
    )
    choose_in_menu(reader, chosen[1])
    page = "chrome.extension.getViews({ type: 'tab' }).find(({ location }) => location.pathname.includes('briefing'))"
    asked = reader.console.wait_for(f"new URL({page}.location).searchParams.get('tabs')")
    assert sorted(map(int, asked.split(","))) == sorted(chosen)
    reader.console.wait_for(f"['choose', 'shown'].includes({page}.document.body.dataset.state)")
    reader.console.evaluate(f"({page}.close(), true)")


def test_of_more_tabs_than_fifty_the_rest_is_named(reader: Browser, sites: Sites) -> None:
    news = reader.open(
        sites.serve("/news/one-report-among-blank-tabs", page_of("Post", LIBRARY, "A library lends seeds"))
    )
    tab = offer(reader)
    blank = "Array.from({ length: 51 }, () => chrome.tabs.create({ url: 'about:blank', active: false }))"
    ids = tab.evaluate(f"Promise.all({blank}).then((made) => made.map(({{ id }}) => id))")
    named = "chrome.tabs.query({}).then((all) => all.find(({ url }) => url?.endsWith('among-blank-tabs')).id)"
    wanted = [tab.evaluate(named), *ids]
    tab.go(reader.extension_url(f"briefing/briefing.html?tabs={','.join(map(str, wanted))}"))
    tab.wait_for(f"{STATE} === 'choose'")
    tab.click("#choose button")
    tab.wait_for(f"{STATE} === 'shown'")
    left_out = tab.evaluate("[...document.querySelectorAll('#failed li')].map((line) => line.textContent)")
    assert len(left_out) == 51
    assert sum("Only 50 tabs" in line for line in left_out) == 2
    tab.evaluate(f"chrome.tabs.remove({json.dumps(ids)})")
    for opened in (tab, news):
        opened.close()


@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_the_page_looks_as_it_should(reader: Browser, tabs: list[Tab], look: str) -> None:
    assert tabs
    reader.set_dark(dark=look == "dark")
    tab = briefing(reader, width=420 if look == "narrow" else 1100, height=1500)
    tab.rest()
    tab.screenshot(Path(SCREENSHOTS) / f"{reader.name}-briefing-{look}.png")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.set_dark(dark=False)
    tab.close()


def test_articles_of_another_direction_stand_as_they_are_written(reader: Browser, sites: Sites) -> None:
    page = news_page(HARBOUR_IN_ARABIC, title="ليندمار تغلق ميناءها أمام السفن", language="ar")
    arabic = reader.open(sites.serve("/news/arabic-report-of-the-day", page))
    tab = briefing(reader)
    tab.screenshot(Path(SCREENSHOTS) / f"{reader.name}-briefing-arabic.png")
    assert tab.evaluate("getComputedStyle(document.querySelector('.story .sentence').parentElement).direction") == "rtl"
    for opened in (tab, arabic):
        opened.close()


def test_without_a_helper_it_says_what_to_do(reader: Browser, tabs: list[Tab]) -> None:
    assert tabs
    reader.use_settings(port=9)
    tab = offer(reader)
    tab.click("#choose button")
    tab.wait_for(f"{STATE} === 'failed'")
    assert "standfirst install" in tab.evaluate("document.querySelector('#failure').innerText")
    tab.close()
