"""What a web page can do to the helper and to the card: nothing."""

from __future__ import annotations

import json
import re

import pytest
from tests.browser.harness.browser import CARD, ROOT, Browser, Tab
from tests.browser.harness.pages import HARBOUR, news_page
from tests.browser.harness.sites import REBOUND, Sites
from tests.running import RunningHelper

ATTEMPTS = """(async () => {
  const address = "http://127.0.0.1:PORT";
  const body = JSON.stringify({ html: "<p>from a page</p>", url: "https://evil.test/" });
  const told = (promise) => promise.then((r) => r.type === "opaque" ? "opaque" : `read ${r.status}`, () => "refused");
  const loads = (tag, source) => new Promise((resolve) => {
    const element = document.createElement(tag);
    element.onload = () => resolve("loaded");
    element.onerror = () => resolve("refused");
    element.src = source;
    document.body.append(element);
    setTimeout(() => resolve("silent"), 1500);
  });
  const json = { "content-type": "application/json" };
  const results = {
    json: await told(fetch(`${address}/v1/summaries`, { method: "POST", headers: json, body })),
    plain: await told(fetch(`${address}/v1/summaries`, { method: "POST", body })),
    opaque: await told(fetch(`${address}/v1/summaries`, { method: "POST", mode: "no-cors", body })),
    credentials: await told(fetch(`${address}/v1/history`, { credentials: "include" })),
    health: await told(fetch(`${address}/v1/health`)),
    image: await loads("img", `${address}/v1/health`),
    script: await loads("script", `${address}/v1/methods`),
    socket: await new Promise((resolve) => {
      const socket = new WebSocket("ws://127.0.0.1:PORT/v1/health");
      socket.onopen = () => resolve("open");
      socket.onerror = () => resolve("refused");
    }),
  };
  const form = Object.assign(document.createElement("form"), { method: "POST", action: `${address}/v1/summaries` });
  form.enctype = "text/plain";
  form.target = "away";
  const frame = Object.assign(document.createElement("iframe"), { name: "away" });
  document.body.append(frame, form);
  form.submit();
  await new Promise((resolve) => setTimeout(resolve, 800));
  return results;
})()"""


def test_a_page_reads_nothing_from_the_helper_and_changes_nothing(
    browser: Browser, sites: Sites, helper: RunningHelper
) -> None:
    """By fetch of every kind, image, script, form, frame or socket."""
    before = helper.log
    tab = browser.open(sites.serve("/evil", news_page(), scheme="http"))
    results = tab.evaluate(ATTEMPTS.replace("PORT", str(helper.port)))
    assert "read" not in json.dumps(results), results
    assert not {"loaded", "open"} & {results["image"], results["script"], results["socket"]}, results
    answered = [line for line in helper.log.removeprefix(before).splitlines() if "POST" in line and " 200 " in line]
    assert answered == []
    tab.close()


def test_a_rebound_name_is_refused(browser: Browser, helper: RunningHelper) -> None:
    """A page under a name that leads here is refused, though the browser takes the helper for its own site."""
    for path in ("/", "/v1/health", "/v1/methods", "/openapi.json"):
        tab = browser.open(f"http://{REBOUND}:{helper.port}{path}")
        assert tab.evaluate("document.documentElement.textContent.includes('host_not_allowed')"), path
        tab.close()


def test_a_page_cannot_forge_clicks_on_the_card(seed: Tab) -> None:
    """Even where it could see the buttons: only what a person does is heard."""
    seed.click_toolbar()
    seed.card_state("shown")
    seed.evaluate(
        f"(() => {{ for (const e of {ROOT}.querySelectorAll('button, [role=link], [data-index], [data-tick]'))"
        " { e.click(); e.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true})); }"
        " return true; })()"
    )
    seed.rest(300)
    assert seed.card_state() == "shown"
    assert seed.evaluate("CSS.highlights.get('standfirst-source')?.size ?? 0") == 0
    assert seed.evaluate(f"{CARD}.isConnected")


def test_markup_in_the_article_stays_text(browser: Browser, sites: Sites) -> None:
    """In title and sentences, also where the page shows markup as its subject."""
    attack = "&lt;img src=x onerror=window.pwned=1&gt;"
    paragraphs = (
        f"The council of Lindmar found {attack} on the harbour's page on Tuesday, and took the page down.",
        f"A clerk who had copied {attack} from a letter told the mayor of it before noon.",
        f"Whoever opened the page with an old browser ran {attack} without a warning, an engineer said.",
        f"The port authority has asked its own programmers to look for {attack} in all of its 40 pages.",
    )
    title = "&lt;script&gt;window.pwned=1&lt;/script&gt; news"
    tab = browser.open(sites.serve("/markup", news_page(paragraphs, title=title)))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    sentences = tab.card_sentences()
    assert sentences
    assert all("<img src=x onerror=window.pwned=1>" in sentence for sentence in sentences)
    assert tab.evaluate("window.pwned ?? null") is None
    assert tab.evaluate(f"{ROOT}.querySelector('img, script')") is None
    tab.close()


NAMES = {
    "standfirst": "<iframe name=standfirst></iframe>",
    "a form as the card": "<form id=standfirst><input name=card><input name=dom></form>",
    "an element": "<div id=standfirst></div><a name=standfirst></a><img name=standfirst>",
    "a form as the browser": "<form id=chrome><input name=runtime><input name=i18n></form>",
    "the window's": "".join(
        f"<iframe name={name}></iframe><form id={name} name={name}></form>"
        for name in (
            "card",
            "capture",
            "dom",
            "location",
            "innerHeight",
            "scrollY",
            "matchMedia",
            "speechSynthesis",
            "top",
        )
    ),
    "the document's": "".join(
        f"<img name={name}><form name={name}></form>"
        for name in ("body", "documentElement", "querySelectorAll", "title", "links", "activeElement")
    ),
}


@pytest.mark.parametrize("names", NAMES)
def test_named_elements_do_not_stand_for_what_our_scripts_read(browser: Browser, sites: Sites, names: str) -> None:
    """In Chromium they are properties of our scripts' own window, too."""
    page = news_page().replace("<body>", f"<body>{NAMES[names]}")
    tab = browser.open(sites.serve("/named", page))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    tab.close()


SHADOWS = (
    "parentElement parentNode closest matches contains querySelectorAll querySelector childNodes children firstChild "
    "lastChild nextSibling previousSibling nextElementSibling previousElementSibling firstElementChild "
    "lastElementChild childElementCount ownerDocument nodeType nodeName localName shadowRoot attributes getAttribute "
    "hasAttribute hasAttributes setAttribute removeAttribute textContent outerHTML checkVisibility "
    "compareDocumentPosition getBoundingClientRect isConnected before after remove append id className"
)


def test_a_form_s_fields_do_not_stand_for_what_our_scripts_read_of_the_form(browser: Browser, sites: Sites) -> None:
    """The whole page stands in a form, as some systems write it, with a widget of the page's own."""
    fields = "".join(f"<input type=hidden name={name}>" for name in SHADOWS.split())
    widget = "<div class=box><h2>No time to read?</h2><button type=button>Get a summary</button></div>"
    page = news_page().replace("<main>", f"<form>{fields}<main>", 1).replace("</main>", "</main></form>", 1)
    tab = browser.open(sites.serve("/formed", page.replace("</h1>", f"</h1>{widget}", 1)))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    assert set(tab.card_sentences()) <= set(re.split(r"(?<=\.) ", " ".join(HARBOUR)))
    assert tab.evaluate("document.querySelector('.box').checkVisibility()") is False
    tab.click_on(f"[...{ROOT}.querySelectorAll('.sentence')].at(-1)")
    tab.wait_for("CSS.highlights.get('standfirst-source')?.size")
    tab.click_toolbar()
    tab.wait_for(f"!{CARD}")
    assert tab.evaluate("document.querySelector('.box').checkVisibility()")
    tab.close()


def test_a_page_that_keeps_our_scripts_out_does_not_keep_the_reader_in_the_dark(browser: Browser, sites: Sites) -> None:
    """A frame of the browser's own name keeps Chromium from giving scripts its API: the button says that it failed."""
    tab = browser.open(sites.serve("/silenced", news_page().replace("<body>", "<body><iframe name=chrome></iframe>")))
    tab.click_toolbar()
    badge = (
        "(async () => { const [tab] = await chrome.tabs.query({active: true, url: 'https://*.test/silenced'});"
        " return chrome.action.getBadgeText({tabId: tab.id}); })()"
    )
    if browser.name == "firefox":
        assert tab.card_state() == "shown"
    else:
        browser.console.wait_for(f"{badge}.then((text) => text === '!')")
    tab.close()


HIDING = (
    "standfirst-card, standfirst-banner { opacity: 0 !important; position: fixed !important; inset: 0 !important;"
    " transform: scale(5) !important; filter: blur(9px) !important; clip-path: inset(50%) !important;"
    " pointer-events: none !important; visibility: hidden !important; z-index: 9 !important; display: none !important;"
    " zoom: 4 !important; inline-size: 1px !important; scale: 3 !important; mask: linear-gradient(#0000, #0000)"
    " !important; --paper: red; --measure: 1px; --indent: 900px; content-visibility: hidden !important }"
)


def test_a_page_s_style_cannot_hide_or_move_the_card(browser: Browser, sites: Sites) -> None:
    """Neither by its sheet nor by the element's own attribute."""
    tab = browser.open(sites.serve("/hiding", news_page(extra=f"<style>{HIDING}</style>")))
    tab.click_toolbar()
    assert tab.card_state() == "shown"
    tab.evaluate(f"{CARD}.setAttribute('style', 'opacity: 0 !important; transform: scale(5) !important')")
    names = "opacity position transform filter clipPath pointerEvents visibility zIndex display zoom scale maskImage"
    style = f"(({{{names.replace(' ', ', ')}}}) => [{names.replace(' ', ', ')}])(getComputedStyle({CARD}))"
    expected = ["1", "static", "none", "none", "none", "auto", "visible", "auto", "block", "1", "none", "none"]
    assert tab.evaluate(style) == expected
    assert tab.evaluate(f"{ROOT}.querySelector('.frame').getBoundingClientRect().width > 400")
    tab.close()


COVER = "<div style='position:fixed;inset:0;z-index:9;pointer-events:none;background:#fff'>Press here to win</div>"
FADE = "<style>main { opacity: .01 }</style>"


@pytest.mark.parametrize("trick", ["covered", "faded"])
def test_a_press_that_the_page_borrowed_changes_nothing(browser: Browser, sites: Sites, trick: str) -> None:
    """A button that is covered or faded asks once more; Firefox does not see a cover that lets presses pass."""
    extra, body = ("", COVER) if trick == "covered" else (FADE, "")
    tab = browser.open(sites.serve("/borrowed", news_page(extra=extra).replace("<body>", f"<body>{body}")))
    tab.click_toolbar()
    tab.card_state("shown")
    if trick == "covered" and browser.name == "firefox":
        tab.evaluate("document.querySelector('div').style.pointerEvents = 'auto'")
    tab.click("[data-length='long']", root=ROOT)
    if trick == "faded" or browser.name == "chromium":
        tab.wait_for(f"{ROOT}.querySelector('.again')?.matches(':popover-open')")
    tab.rest(300)
    assert "length" not in browser.storage()["settings"]
    if trick == "faded" or browser.name == "chromium":
        tab.click(".again button", root=ROOT)
        tab.wait_for(f"{ROOT}.querySelector('[data-length=long]')?.ariaPressed === 'true'")
        browser.console.wait_for(
            "chrome.storage.local.get('settings').then(({settings}) => settings.length === 'long')"
        )
    tab.close()
