"""The offer on load: where the reader wants it, and nowhere else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright
from tests.browser.conftest import BROWSERS, FIXTURES, SCREENSHOTS
from tests.browser.harness.accessibility import violations
from tests.browser.harness.browser import EXTENSION, Browser, Tab
from tests.browser.harness.chromium import chromium
from tests.browser.harness.firefox import firefox
from tests.browser.harness.other_programs import another_program
from tests.browser.harness.pages import news_page
from tests.browser.harness.sites import OTHER, Sites
from tests.running import RunningHelper

BANNER = "document.querySelector('standfirst-banner')"
SEED = (FIXTURES / "seed" / "page.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=BROWSERS)
def permitting(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, sites: Sites
) -> Iterator[Browser]:
    """A browser that grants what is asked for: Chromium's own question cannot be answered without a hand."""
    folder = tmp_path_factory.mktemp(f"permitting-{request.param}")
    if request.param == "firefox":
        with firefox(folder, sites) as running:
            yield running
    else:
        copy = tmp_path_factory.mktemp("extension") / "extension"
        shutil.copytree(EXTENSION, copy)
        manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
        manifest["host_permissions"].append("*://*/*")
        (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        with chromium(playwright, folder, sites, copy) as running:
            yield running


@pytest.fixture
def reader(permitting: Browser, helper: RunningHelper) -> Browser:
    """A reader who has chosen nothing yet but the port, and reads short articles too."""
    permitting.forget()
    permitting.use_settings(port=helper.port, bannerMinutes=1)
    permitting.console.go(permitting.extension_url("options/options.html"))
    permitting.console.wait_for("document.querySelector('main')?.inert === false")
    return permitting


def choose_all_sites(reader: Browser) -> None:
    """Turn it on, by the settings page."""
    reader.console.click("input[name=bannerMode][value=all]")
    wait_until_registered(reader)


def wait_until_registered(reader: Browser, number: int = 1) -> None:
    """Wait until the browser knows which pages the script goes into."""
    registered = "chrome.scripting.getRegisteredContentScripts()"
    reader.console.wait_for(f"{registered}.then((scripts) => scripts.length === {number})")


def press(tab: Tab, label: str) -> None:
    """Press a button of the banner."""
    wanted = f"e.textContent.trim() === {json.dumps(label)}"
    tab.click_on(f"[...{BANNER}.shadowRoot.querySelectorAll('button')].find((e) => {wanted})")


def test_nothing_is_offered_until_the_reader_chooses(reader: Browser, sites: Sites) -> None:
    """No content script, no permission."""
    wait_until_registered(reader, 0)
    tab = reader.open(sites.serve("/seed", SEED))
    tab.rest(500)
    assert tab.evaluate(f"{BANNER} === null")
    tab.close()


@pytest.mark.parametrize("dark", [False, True])
def test_an_article_gets_its_offer_and_nothing_is_sent_before_the_click(
    reader: Browser, sites: Sites, *, dark: bool
) -> None:
    """A slim line with the time that reading takes, in the widget's place."""
    with another_program() as (port, received):
        reader.console.evaluate(
            "(async () => { const { settings } = await chrome.storage.local.get('settings');"
            f" await chrome.storage.local.set({{settings: {{...settings, port: {port}}}}}); return true; }})()"
        )
        # The settings page is open, and asks who listens on a new port.
        reader.console.wait_for("document.querySelector('#state').dataset.state === 'bad'")
        assert not any(received)
        received.clear()
        choose_all_sites(reader)
        reader.set_dark(dark=dark)
        tab = reader.open(sites.serve("/seed", SEED))
        # It may stand already: then it changes with the page.
        reader.set_dark(dark=dark)
        tab.wait_for(f"{BANNER}?.shadowRoot.textContent.includes('2 min')")
        theme = "dark" if dark else "light"
        tab.wait_for(f"{BANNER}.shadowRoot.querySelector('.frame').dataset.theme === '{theme}'")
        tab.evaluate(f"{BANNER}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        tab.screenshot(SCREENSHOTS / f"banner-{'dark' if dark else 'light'}-{reader.name}.png")
        assert violations(tab, BANNER) == []
        assert received == []
        tab.resize(360, 740)
        one_line = f"{BANNER}.getBoundingClientRect().height < 45"
        tab.wait_for(one_line)
        tab.close()
    reader.set_dark(dark=False)


def test_the_offer_becomes_the_summary(reader: Browser, sites: Sites) -> None:
    """In its place."""
    choose_all_sites(reader)
    tab = reader.open(sites.serve("/seed", SEED))
    press(tab, "Summarize")
    assert tab.card_state() == "shown", tab.card_text()
    assert tab.evaluate(f"{BANNER} === null")
    tab.close()


def test_pages_that_are_no_articles_get_no_offer(reader: Browser, sites: Sites) -> None:
    """A front page, and an article that is read in no time."""
    teaser = "<article><h2><a href='/{0}'>Headline {0}</a></h2><p>Two lines about it.</p></article>"
    teasers = "".join(teaser.format(n) for n in range(30))
    choose_all_sites(reader)
    for page in (news_page((), extra=teasers), news_page()):
        tab = reader.open(sites.serve("/page", page))
        tab.rest(800)
        assert tab.evaluate(f"{BANNER} === null")
        tab.close()


def test_a_single_site_can_be_chosen(reader: Browser, sites: Sites) -> None:
    """By its name, on the settings page; other sites stay as they were."""
    reader.console.evaluate("(document.querySelector('input[name=site]').value = 'https://www.news.test/world', true)")
    reader.console.click("#add-site button")
    wait_until_registered(reader)
    assert reader.storage()["settings"]["sites"] == {"news.test": "always"}
    chosen = reader.open(sites.serve("/seed", SEED))
    chosen.wait_for(f"{BANNER} && true")
    chosen.close()
    other = reader.open(sites.serve("/seed", SEED, host=OTHER))
    other.rest(800)
    assert other.evaluate(f"{BANNER} === null")
    other.close()


def test_never_holds(reader: Browser, sites: Sites) -> None:
    """The banner goes, and does not come back on the next page."""
    choose_all_sites(reader)
    url = sites.serve("/seed", SEED)
    tab = reader.open(url)
    press(tab, "More")
    press(tab, "Never on this site")
    tab.wait_for(f"{BANNER} === null")
    stored = "chrome.storage.local.get('settings').then(({ settings }) => settings.sites?.['www.news.test'])"
    assert reader.console.wait_for(stored) == "never"
    tab.go(url)
    tab.rest(800)
    assert tab.evaluate(f"{BANNER} === null")
    tab.close()


def test_the_summary_comes_at_once_where_the_reader_chose_so(reader: Browser, sites: Sites) -> None:
    """Without a click, and without moving the page."""
    choose_all_sites(reader)
    reader.console.click("input[name=bannerAction][value=summarize]")
    reader.console.wait_for("document.querySelector('input[name=bannerAction][value=summarize]').checked")
    wait_until_registered(reader)
    tab = reader.open(sites.serve("/seed", SEED))
    assert tab.card_state() == "shown", tab.card_text()
    assert tab.evaluate("scrollY") == 0
    tab.close()


def test_switching_off_gives_script_and_permission_back(reader: Browser) -> None:
    """Nothing of it stays."""
    choose_all_sites(reader)
    reader.console.click("input[name=bannerMode][value=off]")
    wait_until_registered(reader, 0)
    if reader.name == "firefox":  # in Chromium the test build's manifest grants it for good
        held = "chrome.permissions.contains({origins: ['*://*/*']})"
        reader.console.wait_for(f"{held}.then((held) => !held)")


def test_another_article_in_the_same_page_gets_its_own_offer(reader: Browser, sites: Sites) -> None:
    """Sites that change without loading: the stale card goes, the new article, read from its top, is noticed."""
    choose_all_sites(reader)
    tab = reader.open(sites.serve("/seed", SEED))
    press(tab, "Summarize")
    tab.card_state("shown")
    tab.evaluate(
        "(() => { scrollTo(0, 0); history.pushState({}, '', '/world/another-article');"
        " document.title = 'Another article';"
        " document.querySelector('h1').textContent = 'Another article'; return true; })()"
    )
    tab.wait_for("!document.querySelector('standfirst-card')")
    tab.wait_for(f"{BANNER} && true")
    tab.close()
