"""Publishers' widgets, row by row: the card takes the place, the widget is hidden, and comes back as it was."""

from __future__ import annotations

import pytest
from tests.browser.harness.browser import CARD, Browser, Tab
from tests.browser.harness.pages import HARBOUR, STYLE
from tests.browser.harness.sites import Sites

ITEMS = (
    "The old harbour has been closed since Monday.",
    "Ferries leave from the northern quay instead.",
    "The town hopes to open it again before Easter.",
)
LIST = "<ul>" + "".join(f"<li>{item}</li>" for item in ITEMS) + "</ul>"

ROWS = {
    "wordpress": '<div id="w"><span>No time to read?</span><button type="button">Get a summary</button></div>',
    "yoast": f'<div id="w" class="wp-block-yoast-seo-ai-summarize"><h2>Key takeaways</h2>{LIST}</div>',
    "cnbc": f'<div id="w" class="RenderKeyPoints-keyPoints" data-test="keyPoints-1"><h2>Key Points</h2>{LIST}</div>',
    "business_insider": f'<section id="w" class="post-summary-bullets">{LIST}</section>',
    "yahoo": '<div id="w" data-ylk="sec:x;subsec:ai-summary;"><button>Generate Key Takeaways</button></div>',
    "bloomberg": f'<aside id="w" data-testid="ai-takeaways"><h2>Takeaways by Bloomberg AI</h2>{LIST}</aside>',
    "washington_post": '<div id="w"><button data-testid="ai-overview-btn">Summary</button></div>',
    "ndtv": f'<div id="w" class="ASum_wr"><b>Quick Read</b>{LIST}</div>',
    "valnet": '<div id="w" class="sensa-features"><button>Summary</button></div>',
    "phys_org": '<div id="w"><button data-target="#summary-modal">The GIST</button></div>',
    "motley_fool": f'<div id="w" class="shadow-card"><h2>Key Points</h2>{LIST}</div>',
    "investopedia": (
        f'<div id="w" class="finance-sc-block-callout--whatyouneedtoknow"><h3>Key Takeaways</h3>{LIST}</div>'
    ),
    "cybernews": (
        f'<div id="w" class="key-takeaway-editorial"><b>Key takeaways</b>{LIST}'
        '<p class="key-takeaway-editorial__disclaimer">Made by a machine, checked by a person.</p></div>'
    ),
    "blog_google": (
        '<div id="w" data-component="uni-ai-generated-summary"><button>Read AI-generated summary</button></div>'
    ),
    "microsoft_learn": '<div id="w"><button id="ms--ai-summary-cta">Summarize this article for me</button></div>',
    "meyka": '<div id="w"><button aria-label="Get AI Summary"><svg width="9" height="9"></svg></button></div>',
    "vg": (
        '<astro-island id="w" style="display:block" component-export="ArticleSummary"><section><button>Kortversjonen'
        "</button></section></astro-island>"
    ),
    "dagbladet": f'<div id="w" class="aiArticleSummary"><h3>Kort fortalt</h3>{LIST}</div>',
    "tages_anzeiger": f'<div id="w" class="SummaryList"><h2>In Kürze:</h2>{LIST}</div>',
    "20_minuten": f'<div id="w" data-testid="InfoBox" type="typeInfoboxSummary"><h3>Darum gehts</h3>{LIST}</div>',
    "nzz": f'<section id="w"><h2 class="subtitle">Das Wichtigste in Kürze:</h2><div>{LIST}</div></section>',
    "kleine_zeitung": '<div id="w"><button id="control-panel-bullet">In Kürze</button></div>',
    "faz": '<menu id="w"><button><span>Zusammenfassung</span></button></menu>',
    "mk": '<div id="w"><button class="btn_summary">뉴스 요약쏙</button></div>',
}

TRAPS = {
    "navigation": f'<nav id="w"><h2>At a glance</h2>{LIST}</nav>',
    "contents": f'<div id="w" class="toc"><h2>Summary</h2>{LIST}</div>',
    "first_paragraph": f'<p id="w" class="c-article-summary">{HARBOUR[0]}</p>',
    "chatbots": '<div id="w" class="ai-summary-buttons"><a href="https://chat.test/">Summarize with a bot</a></div>',
    "gist_in_register": '<div id="w" class="register"><button>Register</button></div>',
}


def page(widget: str) -> str:
    """Build a news page with a widget under its headline."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in HARBOUR)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lindmar closes its harbour</title>{STYLE}'
        f"</head><body><main><article><h1>Lindmar closes its harbour</h1>{widget}{text}</article></main></body></html>"
    )


@pytest.mark.parametrize("row", ROWS)
def test_the_card_takes_the_widget_s_place_and_gives_it_back(browser: Browser, sites: Sites, row: str) -> None:
    """Beside the widget, which is seen no more and is not changed."""
    tab = browser.open(sites.serve(f"/row/{row}", page(ROWS[row])))
    before = tab.evaluate("document.documentElement.outerHTML")
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    assert tab.evaluate("document.querySelector('#w').innerText.trim()") == "" or not tab.evaluate(
        "document.querySelector('#w').checkVisibility()"
    )
    assert tab.evaluate(f"{CARD}.previousElementSibling?.id") == "w"
    assert tab.evaluate("document.querySelectorAll('#w standfirst-card').length") == 0
    tab.click_toolbar()
    tab.wait_for(f"!{CARD}")
    assert tab.evaluate("document.documentElement.outerHTML") == before
    tab.close()


@pytest.mark.parametrize("trap", TRAPS)
def test_what_only_looks_like_a_widget_stays(browser: Browser, sites: Sites, trap: str) -> None:
    """Nothing is hidden."""
    tab = browser.open(sites.serve(f"/trap/{trap}", page(TRAPS[trap])))
    tab.click_toolbar()
    assert tab.card_state() == "shown", tab.card_text()
    assert tab.evaluate("document.querySelectorAll('[data-standfirst-replaced]').length") == 0
    assert tab.evaluate("document.querySelector('#w').checkVisibility()")
    tab.close()


HYDRATION = """<script>
addEventListener("load", () => setTimeout(() => {
  const widget = document.querySelector("#w");
  const fresh = document.createElement(widget.localName);
  for (const { name, value } of widget.attributes) fresh.setAttribute(name, value);
  fresh.removeAttribute("data-standfirst-replaced");
  fresh.append(...[...widget.childNodes].map((node) => node.cloneNode(true)));
  for (const node of fresh.querySelectorAll("*")) node.removeAttribute("data-standfirst-replaced");
  widget.replaceWith(fresh);
  document.documentElement.dataset.hydrated = "true";
}, 700));
</script>"""


@pytest.mark.parametrize("row", ["vg", "cnbc", "wordpress"])
def test_a_widget_that_is_hydrated_under_the_card_stays_hidden(browser: Browser, sites: Sites, row: str) -> None:
    """The framework throws its server-side nodes away after the card has come."""
    tab = browser.open(sites.serve(f"/hydration/{row}", page(ROWS[row]) + HYDRATION))
    tab.click_toolbar()
    tab.wait_for("document.documentElement.dataset.hydrated")
    tab.wait_for("document.querySelector('#w').getClientRects().length === 0")
    assert tab.card_state() == "shown", tab.card_text()
    assert tab.cards() == 1
    tab.close()


def test_the_site_s_own_is_one_click_away(seed: Tab) -> None:
    """And one click takes it away again."""
    seed.click_toolbar()
    seed.card_state("shown")
    seed.press_button("Show the site’s summary")
    assert seed.evaluate("document.querySelector('.nttr-btn').checkVisibility()")
    seed.press_button("Hide the site’s summary")
    assert not seed.evaluate("document.querySelector('.nttr-btn').checkVisibility()")
