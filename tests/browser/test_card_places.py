"""Where articles hide: shadow roots, frames, boxes that scroll, pages that change under the card."""

from __future__ import annotations

import json

import pytest
from tests.browser.harness.browser import CARD, ROOT, Browser, Tab
from tests.browser.harness.pages import HARBOUR, STYLE, news_page
from tests.browser.harness.sites import Sites

ARTICLE = "<article><h1>Lindmar closes its harbour</h1>" + "".join(f"<p>{text}</p>" for text in HARBOUR) + "</article>"


def shell(body: str) -> str:
    """Build a page of nothing but this."""
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Post</title>{STYLE}</head>{body}</html>'


def in_shadow_root(mode: str) -> str:
    """Build a page whose article stands in a shadow root."""
    script = (
        f"const root = document.querySelector('news-story').attachShadow({{mode: '{mode}'}});"
        f"root.append(...new DOMParser().parseFromString({json.dumps(ARTICLE)}, 'text/html').body.childNodes);"
        "globalThis.story = root;"
    )
    return shell(f"<body><main><news-story style='display:block'></news-story></main><script>{script}</script></body>")


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_an_article_in_a_shadow_root_is_read_and_marked(browser: Browser, sites: Sites, mode: str) -> None:
    """The summary comes, and a click on its sentence marks it where it stands."""
    tab = browser.open(sites.serve(f"/shadow/{mode}", in_shadow_root(mode)))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    first = tab.card_sentences()[0]
    assert first in " ".join(HARBOUR)
    tab.click(".sentence", root=ROOT)
    tab.wait_for("CSS.highlights.get('standfirst-source')?.size")
    assert tab.highlighted() == first
    tab.close()


def test_an_article_in_a_frame_of_the_site_is_read_and_marked(browser: Browser, sites: Sites) -> None:
    """The mark stands in the frame's own window."""
    inner = sites.serve("/frame/inner", news_page())
    outer = shell(f'<body><main><iframe src="{inner}" width="680" height="900" title="Article"></iframe></main></body>')
    tab = browser.open(sites.serve("/frame/outer", outer))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    assert tab.card_sentences()[0] in " ".join(HARBOUR)
    tab.click(".sentence", root=ROOT)
    tab.wait_for("frames[0].CSS.highlights.get('standfirst-source')?.size")
    tab.close()


def test_a_box_of_its_own_is_scrolled_to_the_sentence(browser: Browser, sites: Sites) -> None:
    """The article scrolls, not the window."""
    picture = "<div style='height:1800px'></div>"
    box = f"<div id='box' style='height:500px;overflow:auto'>{picture}{ARTICLE}</div>"
    tab = browser.open(sites.serve("/box", shell(f"<body><main>{box}</main></body>")))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    tab.click_on(f"[...{ROOT}.querySelectorAll('.sentence')].at(-1)")
    mark = "[...CSS.highlights.get('standfirst-source')][0].getBoundingClientRect()"
    tab.wait_for(f"{mark}.top >= 0 && {mark}.bottom <= innerHeight && {mark}.top >= box.getBoundingClientRect().top")
    tab.close()


def test_the_marked_sentence_leads_back_to_the_card(seed: Tab) -> None:
    """By a click on it, and by the button that stands over the page."""
    seed.click_toolbar()
    seed.card_state("shown")
    in_view = f"(({{top, bottom}}) => bottom > 0 && top < innerHeight)({CARD}.getBoundingClientRect())"
    for way in ("[...CSS.highlights.get('standfirst-source')][0]", f"{ROOT}.querySelector('.back')"):
        seed.click_on(f"[...{ROOT}.querySelectorAll('.sentence')].at(-1)")
        seed.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
        seed.wait_for(f"!{in_view}")
        if way.startswith("["):
            seed.evaluate(
                f"{way}.startContainer.parentElement.scrollIntoView({{block: 'center', behavior: 'instant'}})"
            )
        box = seed.wait_for(f"(({{left, top}}) => ({{x: left + 20, y: top + 8}}))({way}.getClientRects()[0])")
        seed.click_at(box["x"], box["y"])
        seed.wait_for(in_view)


def test_pointing_at_a_sentence_previews_it(seed: Tab) -> None:
    """By keyboard too: what has the focus is marked faintly in the page."""
    seed.click_toolbar()
    seed.card_state("shown")
    seed.evaluate(f"{ROOT}.querySelector('.sentence').focus()")
    seed.wait_for("CSS.highlights.get('standfirst-preview')?.size")
    seed.press("Enter")
    seed.wait_for("CSS.highlights.get('standfirst-source')?.size && !CSS.highlights.get('standfirst-preview')?.size")


def test_escape_closes_from_wherever_the_focus_is(seed: Tab) -> None:
    """The card has the focus when it opens, and its controls have it after Tab."""
    for tabs in (0, 1, 3):
        seed.click_toolbar()
        seed.card_state("shown")
        for _ in range(tabs):
            seed.press("Tab")
        seed.press("Escape")
        seed.wait_for(f"!{CARD}")


def test_the_card_of_a_page_that_is_gone_goes_too(browser: Browser, sites: Sites) -> None:
    """A site that changes pages without loading them; a mere anchor is the same page."""
    tab = browser.open(sites.serve("/spa", news_page()))
    tab.click_toolbar()
    tab.card_state("shown")
    tab.evaluate("history.pushState(null, '', '#comments')")
    tab.rest(900)
    assert tab.cards() == 1
    tab.evaluate(
        "(history.pushState(null, '', '/other'), document.title = 'Other',"
        " document.querySelector('h1').textContent = 'Another story', true)"
    )
    tab.wait_for(f"!{CARD}")
    tab.close()


def test_the_card_is_as_wide_as_the_text(browser: Browser, sites: Sites) -> None:
    """Where the page lays its paragraphs out by a rule that the card does not meet."""
    rule = "<style>main{max-width:none}article p,article h1{max-width:600px;margin-inline:auto}</style>"
    tab = browser.open(sites.serve("/column", news_page(extra=rule)))
    tab.click_toolbar()
    tab.card_state("shown")
    frame = f"{ROOT}.querySelector('.frame').getBoundingClientRect()"
    column = "document.querySelector('article p').getBoundingClientRect()"
    assert tab.evaluate(f"Math.abs({frame}.left - {column}.left) < 3 && Math.abs({frame}.right - {column}.right) < 3")
    tab.close()


GISTS = "".join(f"<li><p>{text.split('. ')[0]}.</p></li>" for text in HARBOUR[:3])
PLACES = {
    "a summary whose points are paragraphs": f"<div><h2>Key points</h2><ul>{GISTS}</ul></div>",
    "a picture with a long caption": f"<figure><hr><figcaption><p>{HARBOUR[3]}</p></figcaption></figure>",
}


@pytest.mark.parametrize("name", PLACES)
def test_the_card_stands_above_the_first_paragraph_and_below_the_headline(
    browser: Browser, sites: Sites, name: str
) -> None:
    """Where the reader sees it: never in what it hides, nor in a caption, nor in the page's header."""
    label = "<h2>Key takeaways</h2><button>Show</button>"
    button = f"<div class=bar><div class=wp-block-yoast-seo-ai-summarize>{label}</div></div>"
    page = news_page().replace("</h1>", f"</h1>{PLACES[name]}", 1).replace("<nav", f"<header>{button}</header><nav", 1)
    tab = browser.open(sites.serve(f"/place/{name[2:9].strip()}", page))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    tab.rest(300)
    assert tab.evaluate(f"{CARD}.getBoundingClientRect().height > 100")
    assert tab.evaluate("document.querySelector('header .bar > div').checkVisibility()") is False
    own = f"[...document.querySelectorAll('article > p')].find((p) => p.textContent === {json.dumps(HARBOUR[0])})"
    after = "compareDocumentPosition(CARD) & Node.DOCUMENT_POSITION_FOLLOWING".replace("CARD", CARD)
    assert tab.evaluate(f"document.querySelector('h1').{after}")
    assert not tab.evaluate(f"{own}.{after}")
    assert not tab.evaluate(f"!!{CARD}.closest('li, figure, header')")
    tab.close()
