"""Every state in every light: a screenshot to be looked at, and nothing that axe-core finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.conftest import FIXTURES, SCREENSHOTS
from tests.browser.harness.accessibility import violations
from tests.browser.harness.browser import CARD, ROOT, SEEN_MARK, Browser, Tab
from tests.browser.harness.pages import HARBOUR_IN_ARABIC, news_page
from tests.browser.harness.sites import Sites

LOOKS = {"light": (False, 1100), "dark": (True, 1100), "narrow": (False, 380)}
"""Dark or not, and the width."""


def open_shown(browser: Browser, sites: Sites) -> Tab:
    """The summary on the seed page."""
    tab = browser.open(sites.serve("/seed", (FIXTURES / "seed" / "page.html").read_text()))
    tab.click_toolbar()
    tab.card_state("shown")
    return tab


def open_highlighted(browser: Browser, sites: Sites) -> Tab:
    """A sentence, shown in the page."""
    tab = open_shown(browser, sites)
    tab.click("[data-index]:last-of-type", root=ROOT)
    tab.wait_for("CSS.highlights.get('standfirst-source')?.size")
    tab.wait_for(SEEN_MARK)
    return tab


def open_more(browser: Browser, sites: Sites) -> Tab:
    """The card with its further choices."""
    tab = open_shown(browser, sites)
    tab.press_button("More")
    return tab


def open_paragraph(browser: Browser, sites: Sites) -> Tab:
    """The sentences as a paragraph, large."""
    settings = browser.storage()["settings"]
    browser.use_settings(**settings, layout="paragraph", textSize="large", length="long")
    return open_shown(browser, sites)


def open_failed(browser: Browser, sites: Sites) -> Tab:
    """The helper is not running."""
    browser.use_settings(port=1)  # reserved: nobody listens there
    tab = browser.open(sites.serve("/plain", news_page()))
    tab.click_toolbar()
    tab.card_state("failed")
    return tab


def open_fallback(browser: Browser, sites: Sites) -> Tab:
    """What can be done without it."""
    tab = open_failed(browser, sites)
    tab.press_button("Show the first sentences")
    return tab


def open_arabic(browser: Browser, sites: Sites) -> Tab:
    """A page that reads from right to left."""
    page = news_page(HARBOUR_IN_ARABIC, title="لندمار تغلق مرفأها القديم", language="ar")
    tab = browser.open(sites.serve("/arabic", page))
    tab.click_toolbar()
    tab.card_state("shown")
    return tab


STATES: dict[str, Callable[[Browser, Sites], Tab]] = {
    "shown": open_shown,
    "highlighted": open_highlighted,
    "more": open_more,
    "paragraph": open_paragraph,
    "failed": open_failed,
    "fallback": open_fallback,
    "arabic": open_arabic,
}


@pytest.mark.parametrize("state", STATES)
def test_the_card_is_sound_in_every_light(browser: Browser, sites: Sites, state: str) -> None:
    """The card alone is judged: the pages are not ours."""
    tab = STATES[state](browser, sites)
    for look, (dark, width) in LOOKS.items():
        browser.set_dark(dark=dark)
        tab.resize(width, 1000)
        if state != "highlighted":
            tab.evaluate(f"{CARD}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        tab.rest()
        tab.screenshot(SCREENSHOTS / f"card-{state}-{look}-{browser.name}.png")
        assert violations(tab, CARD) == [], look
        assert tab.evaluate(f"{CARD}.getBoundingClientRect().right <= innerWidth + 1"), look
    tab.close()


def test_the_card_follows_the_site_s_own_switch_to_dark(browser: Browser, sites: Sites) -> None:
    """A class on the root, and colours that fade."""
    style = "<style>html{transition:background .2s;background:#fff}html.dark{background:#101010;color:#eee}</style>"
    tab = browser.open(sites.serve("/switch", news_page(extra=style).replace(";background:#fff;color:#222", "")))
    tab.click_toolbar()
    tab.card_state("shown")
    theme = f"{ROOT}.querySelector('.frame').dataset.theme"
    assert tab.evaluate(theme) == "light"
    tab.evaluate("document.documentElement.className = 'dark'")
    tab.wait_for(f"{theme} === 'dark'")
    tab.evaluate("document.documentElement.className = ''")
    tab.wait_for(f"{theme} === 'light'")
    tab.close()


PAGES = {"options/options.html": 2600, "welcome/welcome.html": 900, "options/failure.html?code=no_article_found": 300}
"""Our own, each with the height that shows it whole."""


@pytest.mark.parametrize("page", PAGES)
def test_our_own_pages_are_sound_in_every_light(browser: Browser, page: str) -> None:
    """Settings, welcome and the pop-up, whole."""
    tab = browser.open(browser.extension_url(page))
    name = page.partition("/")[2].partition(".")[0]
    for look, (dark, width) in LOOKS.items():
        browser.set_dark(dark=dark)
        tab.resize(width, PAGES[page])
        tab.wait_for(f"matchMedia('(prefers-color-scheme: dark)').matches === {str(dark).lower()}")
        tab.rest()
        tab.screenshot(SCREENSHOTS / f"{name}-{look}-{browser.name}.png")
        assert violations(tab) == [], look
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), look
    tab.close()
