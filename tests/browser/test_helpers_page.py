"""The helper's own page at `/`: a summary beside what was brought, and the history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.api.conftest import FIREFOX_EXTENSION, pair
from tests.browser.conftest import FIXTURES, SCREENSHOTS
from tests.browser.harness.accessibility import violations
from tests.browser.harness.browser import Browser, Tab
from tests.model_server import choosing, running_model
from tests.running import RunningHelper, running_helper

from standfirst.access import Access

SEED = FIXTURES / "seed" / "page.html"
TEXT = """The council of Elmsford voted on Tuesday to rebuild the old harbour bridge, which the flood of 2019 closed.

Mayor Ruth Alder said that the work would begin in spring. It will cost 4.2 million euros, a third of it from the state.

Shopkeepers on the northern bank welcomed the vote. They have lost half of their customers since the flood, they say.

Engineers will first take down the two broken arches. The bridge is to be open to buses in two years."""
STATUS = "document.querySelector('#history-status').textContent"
SENTENCES = "[...document.querySelectorAll('#result .sentences li')].map((e) => e.textContent)"
ENTRIES = "[...document.querySelectorAll('#entries .title')].map((e) => e.textContent)"


@pytest.fixture(scope="module")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    """A helper with three articles in its history."""
    with running_helper(tmp_path_factory.mktemp("remembering"), {"history.enabled": True}) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        seed = {"html": SEED.read_text(encoding="utf-8"), "url": "https://www.meridian-dispatch.example/world/x"}
        for value in (seed, {"text": TEXT, "title": "Bridge to be rebuilt"}, {"text": TEXT, "title": "<b>Bold</b>"}):
            assert helper.post("/v1/summaries", value, headers).json["history_id"]
        yield helper


def bring(tab: Tab, text: str) -> None:
    """Type into the box, and ask."""
    tab.evaluate(f"document.querySelector('#source').value = {json.dumps(text)}")
    tab.click("#desk button.primary")


def open_history(browser: Browser, helper: RunningHelper) -> Tab:
    """Follow the link that `standfirst history open` prints."""
    code = Access(helper.data / "access").open_pairing("page")
    tab = browser.open(f"{helper.url}/#code={code}")
    tab.wait_for("document.querySelectorAll('#entries li').length")
    return tab


def test_a_text_is_summed_up_beside_the_box(browser: Browser, helper: RunningHelper) -> None:
    """Each sentence stands in the text; a shorter length shows at once."""
    tab = browser.open(helper.url)
    bring(tab, TEXT)
    sentences = tab.wait_for(f"{SENTENCES}.length > 1 && {SENTENCES}")
    assert all(sentence in TEXT for sentence in sentences)
    tab.click("[value=short]")
    assert tab.wait_for(f"{SENTENCES}.length === 1 && {SENTENCES}")[0] in TEXT
    tab.close()


def test_what_cannot_be_summed_up_is_said_in_a_sentence(browser: Browser, helper: RunningHelper) -> None:
    """An address inside the network, which pages may not name either."""
    tab = browser.open(helper.url)
    bring(tab, "http://169.254.169.254/latest/meta-data/")
    assert "private network" in tab.wait_for("document.querySelector('#result .failure')?.textContent")
    assert tab.evaluate("document.querySelector('#result').getAttribute('aria-busy')") == "false"
    tab.close()


def test_a_chosen_file_is_summed_up_and_typing_puts_its_summary_away(browser: Browser, helper: RunningHelper) -> None:
    """Under its headline, or its name where it has none; no button is pressed."""
    tab = browser.open(helper.url)
    choose = (
        "(() => {{ const files = new DataTransfer(); files.items.add(new File([{text}], {name}));"
        " const field = document.querySelector('#file'); field.files = files.files;"
        " return field.dispatchEvent(new Event('change')); }})()"
    )
    headline = "document.querySelector('#result h3')?.textContent"
    page = f"<!doctype html><title>Bridge</title><article><h1>The bridge</h1><p>{TEXT}</p></article>"
    tab.evaluate(choose.format(text=json.dumps(page), name="'saved.html'"))
    assert tab.wait_for(f"{SENTENCES}.length && {headline}") == "The bridge"
    tab.evaluate(choose.format(text=json.dumps(TEXT), name="'notes.txt'"))
    tab.wait_for(f"{headline} === 'notes.txt'")
    tab.click("#source")
    tab.evaluate("document.querySelector('#source').dispatchEvent(new Event('input'))")
    assert tab.evaluate(SENTENCES) == []
    assert tab.evaluate("document.querySelector('#file').files.length") == 0
    tab.close()


def test_the_models_that_run_here_are_listed_once_set_up_is_opened(browser: Browser, tmp_path: Path) -> None:
    """Before, no other program's port is asked."""
    with running_model("ollama", choosing(0)) as server:
        chosen = {"model.server": server.url, "model.name": "small:1b"}
        with running_helper(tmp_path, chosen) as helper:
            tab = browser.open(helper.url)
            assert tab.evaluate("document.querySelector('#models').textContent") == ""
            tab.click(".set-up summary")
            listed = tab.wait_for("document.querySelector('#models li')?.textContent")
            assert listed.startswith("small:1b")
            assert listed.endswith("chooses now")
            tab.close()


def test_markup_in_a_text_is_shown_as_text(browser: Browser, helper: RunningHelper) -> None:
    """Nothing runs, nothing is built."""
    tab = browser.open(helper.url)
    attack = "<img src=x onerror='document.title=1'><script>document.title=1</script>"
    tab.evaluate("document.querySelector('#method').value = 'lead'")  # which takes the sentence, however odd it looks
    bring(tab, TEXT.replace("council of Elmsford", f"council {attack} of Elmsford"))
    assert attack in tab.wait_for(f"{SENTENCES}[0]")
    assert tab.evaluate("document.title") == "Standfirst"
    assert tab.evaluate("document.querySelectorAll('#result img, #result script').length") == 0
    tab.close()


@pytest.mark.parametrize(("look", "width"), [("light", 1280), ("dark", 1280), ("narrow", 390)])
def test_the_page_is_accessible_in_every_light(browser: Browser, helper: RunningHelper, look: str, width: int) -> None:
    """axe-core finds nothing; a screenshot is kept to be looked at."""
    browser.set_dark(dark=look == "dark")
    tab = browser.open(helper.url, width=width, height=1600)
    assert tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (look == "dark")
    assert violations(tab) == []
    bring(tab, TEXT)
    tab.wait_for(f"{SENTENCES}.length")
    assert violations(tab) == []
    tab.screenshot(SCREENSHOTS / f"page-{look}-{browser.name}.png")
    tab.close()


def test_the_history_opens_by_its_link_once(browser: Browser, remembering: RunningHelper) -> None:
    """The code leaves the address at once and is of no use to whoever reads it later."""
    code = Access(remembering.data / "access").open_pairing("page")
    tab = browser.open(f"{remembering.url}/#code={code}")
    assert len(tab.wait_for(f"{ENTRIES}.length && {ENTRIES}")) == 3
    assert code not in tab.evaluate("location.href")
    assert code not in tab.evaluate("JSON.stringify({...sessionStorage, ...localStorage}) + document.cookie")
    tab.go(remembering.url)
    assert len(tab.wait_for(f"{ENTRIES}.length && {ENTRIES}")) == 3
    tab.close()
    again = browser.open(f"{remembering.url}/#code={code}")
    assert "standfirst history open" in again.wait_for(STATUS)
    assert again.evaluate(ENTRIES) == []
    again.close()


def test_without_the_link_the_history_stays_closed(browser: Browser, remembering: RunningHelper) -> None:
    """The section is not even shown, but where the extension led here: then it says how it is opened."""
    tab = browser.open(remembering.url)
    tab.wait_for("document.readyState === 'complete'")
    assert tab.evaluate("document.querySelector('#history').hidden")
    tab.close()
    tab = browser.open(f"{remembering.url}/#history")
    assert "standfirst history open" in tab.wait_for(STATUS)
    assert tab.evaluate("document.querySelector('#query').checkVisibility()") is False
    tab.close()


def test_the_paired_extension_opens_the_history_in_one_press(browser: Browser, remembering: RunningHelper) -> None:
    """By a code of its own, which a page cannot get; each entry says when it was read."""
    code = Access(remembering.data / "access").open_pairing("extension")
    browser.use_settings(port=remembering.port)
    browser.console.evaluate(
        f"import('/shared/api.js').then((api) => api.pair({remembering.port}, {json.dumps(code)}))"
    )
    address = browser.console.evaluate(
        f"import('/shared/api.js').then((api) => api.historyAddress({remembering.port}))"
    )
    tab = browser.open(address)
    tab.wait_for(f"{ENTRIES}.length === 3")
    assert ":" in tab.evaluate("document.querySelector('#entries time').textContent")
    token = {"Authorization": f"Bearer {tab.evaluate('sessionStorage.token')}", "Origin": remembering.url}
    assert remembering.post("/v1/history/codes", {}, token).status == 403
    tab.close()


def test_the_history_is_searched_as_one_types(browser: Browser, remembering: RunningHelper) -> None:
    """Words' beginnings are enough; an entry opens to its sentences and the way to the article."""
    tab = open_history(browser, remembering)
    field = "document.querySelector('#query')"
    tab.evaluate(f"({field}.value = 'lukash', {field}.dispatchEvent(new Event('input')))")
    assert "Lukashenko" in tab.wait_for(f"{ENTRIES}.length === 1 && {ENTRIES}")[0]
    tab.click("#entries summary")
    tab.wait_for("document.querySelectorAll('#entries .sentences li').length === 3")
    link = tab.evaluate("document.querySelector('#entries .actions a').href")
    assert link == "https://www.meridian-dispatch.example/world/x"
    assert violations(tab) == []
    tab.screenshot(SCREENSHOTS / f"history-{browser.name}.png")
    tab.close()


def test_the_week_says_what_was_read_and_saved(browser: Browser, remembering: RunningHelper) -> None:
    """One line a article, and the minutes."""
    tab = open_history(browser, remembering)
    tab.click("[value=week]")
    assert "minutes saved" in tab.wait_for(f"{STATUS}.includes('saved') && {STATUS}")
    tab.close()


def test_a_title_with_markup_is_shown_as_text(browser: Browser, remembering: RunningHelper) -> None:
    tab = open_history(browser, remembering)
    assert "<b>Bold</b>" in tab.evaluate(ENTRIES)
    assert tab.evaluate("document.querySelectorAll('#entries b').length") == 0
    tab.close()


def test_deleting_takes_two_steps_and_leaves_nothing(browser: Browser, tmp_path: Path) -> None:
    """One entry by its button; all by a dialog whose first choice is to keep."""
    with running_helper(tmp_path, {"history.enabled": True}) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        for title in ("One", "Two", "Three"):
            helper.post("/v1/summaries", {"text": TEXT, "title": title}, headers)
        tab = open_history(browser, helper)
        tab.click("#entries summary")
        tab.wait_for("document.querySelector('#entries .actions button') && true")
        tab.click("#entries .actions button")
        assert tab.wait_for(f"{ENTRIES}.length === 2 && {ENTRIES}") == ["Two", "One"]
        tab.click("#delete-all")
        tab.wait_for("document.querySelector('dialog').open")
        assert tab.evaluate("document.activeElement.value") == "keep"
        tab.press("Enter")
        assert tab.evaluate(ENTRIES) == ["Two", "One"]
        tab.click("#delete-all")
        tab.click("dialog [value=delete]")
        tab.wait_for(f"{ENTRIES}.length === 0 && {STATUS}.includes('Nothing')")
        assert helper.get("/v1/history", {"Authorization": headers["Authorization"]}).json["entries"] == []
        tab.close()
