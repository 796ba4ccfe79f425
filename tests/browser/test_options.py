"""The settings page: what it stores, and what it tells about the helper."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tests.browser.harness.browser import Browser, Tab
from tests.browser.harness.other_programs import another_program, silent_program
from tests.running import RunningHelper, until

OURS = {"X_Standfirst": "0.1.0"}


def state_of(browser: Browser, port: int) -> str:
    """What the page says of the helper on a port."""
    browser.use_settings(port=port)
    tab = browser.open(browser.extension_url("options/options.html"))
    tab.wait_for("['good', 'bad'].includes(document.querySelector('#state').dataset.state)")
    said = str(tab.evaluate("document.querySelector('#state').textContent"))
    tab.close()
    return said


def pairing_code(helper: RunningHelper) -> str:
    """A fresh code, from the helper's own command line."""
    command = [sys.executable, "-m", "standfirst", "pair"]
    environment = {**os.environ, "STANDFIRST_DATA": str(helper.data)}
    written = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603  # our own
    return written.stdout.split()[0]


def test_a_running_helper_is_named_with_its_version(options: Tab) -> None:
    """And the port that it answers on."""
    text = options.evaluate("document.querySelector('#state').textContent")
    assert "The helper is running." in text
    assert "0.1.0" in text


def test_a_helper_that_does_not_run_is_named(browser: Browser, closed_port: int) -> None:
    """With the command that starts it."""
    said = state_of(browser, closed_port)
    assert "The helper is not running" in said
    assert "standfirst install" in said


def test_another_program_is_named(browser: Browser) -> None:
    """It lacks our header."""
    with another_program() as (port, _):
        assert f"Another program is using port {port}" in state_of(browser, port)


@pytest.mark.parametrize(("number", "title"), [(0, "The helper is too old"), (2, "The extension is too old")])
def test_versions_that_do_not_match_are_named(browser: Browser, number: int, title: str) -> None:
    """Both of them, so that the reader knows which to update."""
    health = json.dumps({"name": "standfirst", "version": "7.8.26", "api": number})
    with another_program(health, **OURS) as (port, _):
        said = state_of(browser, port)
    assert title in said
    assert "0.1.0" in said
    assert "7.8.26" in said


def test_a_helper_that_hangs_is_named(browser: Browser) -> None:
    """After three seconds, not never."""
    with silent_program() as port:
        assert "The helper does not answer" in state_of(browser, port)


def test_the_helper_s_page_opens_where_our_call_is_blocked(
    options: Tab, helper: RunningHelper, closed_port: int
) -> None:
    """A tab is no request of ours: whether it opens tells "blocked" from "not running"."""
    opens = "import('/shared/doctor.js').then((doctor) => doctor.opensInTab({}))"
    assert options.evaluate(opens.format(helper.port)) is True
    assert options.evaluate(opens.format(closed_port)) is False


def test_pairing_takes_a_code_and_gives_a_token(options: Tab, browser: Browser, helper: RunningHelper) -> None:
    """Once paired, summaries go on, and the page offers to forget it."""
    code = pairing_code(helper)
    options.evaluate(f"(document.querySelector('#pair input').value = {json.dumps(code.lower())}, true)")
    options.click("#pair button.primary")
    options.wait_for("document.querySelector('#pair-state').textContent === 'This browser is paired.'")
    assert len(browser.storage()["token"]) >= 40
    assert options.evaluate("document.querySelector('#pair').checkVisibility()") is False
    assert "The helper is running." in state_of(browser, helper.port)
    told = "document.body.innerText.split('This browser is paired').length - 1"
    assert options.evaluate(told) == 1
    options.click("#unpair")
    options.wait_for("document.querySelector('#pair').checkVisibility()")
    assert options.evaluate(told) == 0
    assert "token" not in browser.storage()


def test_a_wrong_code_is_refused_in_words(options: Tab) -> None:
    """With the command that prints a right one."""
    options.evaluate("(document.querySelector('#pair input').value = 'AAAAAAAAAA', true)")
    options.click("#pair button.primary")
    options.wait_for("document.querySelector('#pair-state').textContent.includes('The code was not accepted')")


def test_a_paired_browser_sends_nothing_to_a_program_that_poses_as_the_helper(
    seed: Tab, browser: Browser, helper: RunningHelper
) -> None:
    """It answers like the helper but cannot prove that it knows the token."""
    options = browser.open(browser.extension_url("options/options.html"))
    code = pairing_code(helper)
    options.evaluate(f"(document.querySelector('#pair input').value = {json.dumps(code)}, true)")
    options.click("#pair button.primary")
    options.wait_for("document.querySelector('#pair-state').textContent === 'This browser is paired.'")
    options.close()
    token = browser.storage()["token"]
    answer = json.dumps({"name": "standfirst", "version": "0.1.0", "api": 1, "paired": True, "proof": "0" * 64})
    with another_program(answer, **OURS) as (port, received):
        browser.use_settings(port=port)
        seed.click_toolbar()
        assert seed.card_state() == "failed"
        assert "This is not the helper you paired with" in seed.card_text()
        assert not any(b"Lavrov" in body or token.encode() in body for body in received)


def test_a_new_port_is_looked_at_at_once(options: Tab, browser: Browser) -> None:
    """Once it is stored, not the one before it."""
    with another_program() as (port, _):
        options.evaluate(
            f"(() => {{ const field = document.querySelector('input[name=port]'); field.value = {port};"
            " return field.dispatchEvent(new Event('change')); })()"
        )
        options.wait_for("document.querySelector('#state').dataset.state === 'bad'")
        assert browser.storage()["settings"]["port"] == port


def test_choices_are_stored_as_they_are_made(options: Tab, browser: Browser) -> None:
    """No button to save."""
    options.click("input[name=layout][value=paragraph]")
    options.click("input[name=theme][value=dark]")
    options.click("input[name=menus]")
    options.wait_for("document.documentElement.dataset.theme === 'dark'")
    options.wait_for("document.querySelector('#saved').textContent === 'Saved'")
    chosen = {"layout": "paragraph", "theme": "dark", "menus": False}
    assert until(lambda: chosen.items() <= browser.storage()["settings"].items())


def test_settings_come_from_a_file(options: Tab, browser: Browser) -> None:
    """And what is no such file is refused in words."""
    upload = (
        "(() => {{ const files = new DataTransfer(); files.items.add(new File([{text}], 'settings.json'));"
        " const field = document.querySelector('#import-file'); field.files = files.files;"
        " field.dispatchEvent(new Event('change')); return true; }})()"
    )
    good = json.dumps({"standfirst": 1, "settings": {"length": "long"}})
    options.evaluate(upload.format(text=json.dumps("not ours")))
    options.wait_for("document.querySelector('#data-state').textContent.startsWith('This isn’t a Standfirst settings')")
    options.evaluate(upload.format(text=json.dumps(good)))
    options.wait_for("document.querySelector('#data-state').textContent === 'The settings were imported.'")
    assert browser.storage()["settings"]["length"] == "long"


def test_the_methods_are_the_helper_s(options: Tab) -> None:
    """With their titles and `news` chosen, under Advanced; each is described in the reader's language."""
    options.wait_for("document.querySelectorAll('#advanced select[name=method] option').length >= 9")
    assert options.evaluate("document.querySelector('select[name=method]').value") == "news"
    note = "document.querySelector('#method-note').textContent"
    assert options.evaluate(note) == options.evaluate("chrome.i18n.getMessage('method_news')")


def test_the_welcome_page_says_that_the_helper_runs_and_offers_a_sample(
    browser: Browser, helper: RunningHelper, closed_port: int
) -> None:
    """It sees by itself that the helper was started; the sample is summed up like any page."""
    browser.use_settings(port=closed_port)
    tab = browser.open(browser.extension_url("welcome/welcome.html"))
    tab.wait_for("document.querySelector('#state').textContent === 'The helper is not running'")
    assert tab.evaluate("document.querySelector('#sample').hidden")
    assert tab.evaluate("document.querySelector('#command code').textContent") == "standfirst install"
    browser.use_settings(port=helper.port)
    tab.wait_for("document.querySelector('#state').textContent === '✓ The helper is running.'")
    address = tab.evaluate("document.querySelector('#sample').href")
    assert address == f"{helper.url}/sample"
    tab.go(address)
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    assert tab.evaluate("document.querySelector('aside').hasAttribute('data-standfirst-replaced')")
    assert tab.card_sentences()[0].startswith("The council of Elmsford decided")
    tab.close()


def test_every_control_is_reached_by_the_keyboard(options: Tab) -> None:
    """In the order of the page."""
    options.evaluate("document.querySelector('#check').focus()")
    reached = []
    for _ in range(6):
        options.press("Tab")
        reached.append(options.evaluate("document.activeElement.name || document.activeElement.textContent"))
    assert reached[:5] == ["port", "Copy", "Copy", "code", "Pair"]
