"""The main job: a click puts a summary where the page's own widget was."""

from __future__ import annotations

from tests.browser.harness.browser import CARD, ROOT, SEEN_MARK, Browser, Tab
from tests.browser.harness.pages import HARBOUR, news_page
from tests.browser.harness.sites import Sites

STRICT = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'; base-uri 'none'; form-action 'none'"
)


def test_a_click_puts_the_summary_in_the_place_of_the_widget(seed: Tab) -> None:
    """One card for the two widgets, both hidden, and every sentence of it stands in the page."""
    seed.click_toolbar()
    assert seed.card_state() == "shown", seed.card_text()
    assert seed.cards() == 1
    assert seed.evaluate("document.querySelectorAll('[data-standfirst-replaced]').length") == 2
    assert seed.evaluate(
        "[...document.querySelectorAll('[data-standfirst-replaced]')].every((e) => e.getClientRects().length === 0)"
    )
    next_to = f"{CARD}.nextElementSibling?.matches('[data-standfirst-replaced]')"
    before = f"{CARD}.previousElementSibling?.matches('[data-standfirst-replaced]')"
    assert seed.evaluate(f"{next_to} || {before}")
    page = " ".join(str(seed.evaluate("document.querySelector('.entry-content').textContent")).split())
    sentences = seed.card_sentences()
    assert len(sentences) == 3
    assert all(" ".join(sentence.split()) in page for sentence in sentences)


def test_a_click_on_a_sentence_marks_it_in_the_page(seed: Tab) -> None:
    """The page scrolls to the sentence and highlights it, without a change to its nodes."""
    seed.click_toolbar()
    seed.card_state("shown")
    last = seed.card_sentences()[-1]
    before = seed.evaluate("document.querySelector('.entry-content').innerHTML")
    index = seed.evaluate(f"[...{ROOT}.querySelectorAll('[data-index]')].at(-1).dataset.index")
    seed.click(f"[data-index='{index}']", root=ROOT)
    seed.wait_for("CSS.highlights.get('standfirst-source')?.size")
    assert seed.highlighted() == last
    seed.wait_for(SEEN_MARK)
    in_view = "[...CSS.highlights.get('standfirst-source')][0].getBoundingClientRect()"
    seed.wait_for(f"{in_view}.top >= 0 && {in_view}.bottom <= innerHeight")
    assert seed.evaluate("document.querySelector('.entry-content').innerHTML") == before


def test_a_second_click_closes_and_leaves_the_page_as_it_was(seed: Tab) -> None:
    """The DOM before and after is the same, the widgets are back, nothing is marked."""
    before = seed.evaluate("document.documentElement.outerHTML")
    seed.click_toolbar()
    seed.card_state("shown")
    seed.click_toolbar()
    seed.wait_for(f"!{CARD}")
    assert seed.evaluate("document.documentElement.outerHTML") == before
    assert seed.evaluate("CSS.highlights.get('standfirst-source')?.size ?? 0") == 0


def test_the_shortcut_does_what_the_button_does(seed: Tab) -> None:
    """Alt+Shift+S, which the reader may change."""
    seed.press_shortcut()
    assert seed.card_state() == "shown", seed.card_text()


def test_the_page_s_menu_summarizes_the_page(seed: Tab) -> None:
    """The context menu, anywhere on the page."""
    seed.choose_menu("page", ".entry-content p")
    assert seed.card_state() == "shown", seed.card_text()


def test_a_selection_is_summarized_alone(browser: Browser, sites: Sites) -> None:
    """The summary's sentences come out of the selected paragraphs."""
    tab = browser.open(sites.serve("/selection", news_page()))
    tab.evaluate(
        "(() => { const [, { firstChild: second }, { firstChild: third }] = document.querySelectorAll('article p');"
        " getSelection().setBaseAndExtent(second, 0, third, third.length); return true; })()"
    )
    tab.choose_menu("selection", "article p:nth-of-type(2)")
    assert tab.card_state() == "shown", tab.card_text()
    selected = " ".join(HARBOUR[1:3])
    assert all(sentence in selected for sentence in tab.card_sentences())
    tab.close()


def test_too_short_a_selection_is_named(browser: Browser, sites: Sites) -> None:
    """The helper's "no article" means something else to who selected three words."""
    tab = browser.open(sites.serve("/selection", news_page()))
    tab.evaluate(
        "(() => { const text = document.querySelector('article p').firstChild; const range = new Range();"
        " range.setStart(text, 4); range.setEnd(text, 22); getSelection().addRange(range); return true; })()"
    )
    tab.choose_menu("selection", "article p")
    assert tab.card_state() == "failed"
    assert "Too little is selected" in tab.card_text()
    tab.close()


def test_the_strictest_policies_stop_nothing(browser: Browser, sites: Sites) -> None:
    """No style, script or image of ours is the page's to forbid."""
    url = sites.serve("/strict", news_page(), content_security_policy=STRICT)
    tab = browser.open(url)
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    assert tab.evaluate(f"getComputedStyle({CARD}).display") != "inline"
    index = tab.evaluate(f"{ROOT}.querySelector('[data-index]').dataset.index")
    tab.click(f"[data-index='{index}']", root=ROOT)
    tab.wait_for("CSS.highlights.get('standfirst-source')?.size")
    tab.close()


def test_without_a_widget_the_card_stands_above_the_text(browser: Browser, sites: Sites) -> None:
    """Under the headline, before the first paragraph."""
    tab = browser.open(sites.serve("/plain", news_page()))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    following = "Node.DOCUMENT_POSITION_FOLLOWING"
    assert tab.evaluate(f"document.querySelector('h1').compareDocumentPosition({CARD}) & {following}")
    assert tab.evaluate(f"{CARD}.compareDocumentPosition(document.querySelector('article p')) & {following}")
    tab.close()


def test_pages_over_plain_http_are_read_too(browser: Browser, sites: Sites) -> None:
    """Many local papers still are."""
    tab = browser.open(sites.serve("/plain", news_page(), scheme="http"))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    tab.close()


def test_another_length_brings_another_summary(seed: Tab, browser: Browser) -> None:
    """The card's own control asks anew, and the choice is kept."""
    seed.click_toolbar()
    seed.card_state("shown")
    medium = seed.card_sentences()
    seed.press_button("Short")
    seed.wait_for(f"{ROOT}.querySelectorAll('[data-index]').length === 1")
    assert seed.card_sentences()[0] in " ".join(medium)
    assert browser.storage()["settings"]["length"] == "short"


def test_minutes_saved_are_counted_here(seed: Tab, browser: Browser) -> None:
    """By week, in this browser's own storage."""
    seed.click_toolbar()
    seed.card_state("shown")
    stored = "chrome.storage.local.get('minutesSaved').then((stored) => stored.minutesSaved)"
    saved = browser.console.wait_for(stored)
    assert sum(saved.values()) > 0
