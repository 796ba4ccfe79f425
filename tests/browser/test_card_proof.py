"""Every sentence is found in the page, whatever stands between its letters."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.browser.conftest import FIXTURES
from tests.browser.harness.browser import EXTENSION, Browser, Tab
from tests.browser.harness.sites import Sites

import standfirst

TYPOGRAPHY = Path(__file__).parent / "harness" / "typography.html"
SCRIPTS = ("namespace", "members", "dom", "shadows", "article", "text-index", "locate")
LEAST = 0.99
NOT_IN_THE_PAGE = {
    *("article_body_uk", "flight_data_zh", "fusion_content_es", "initial_state_it", "next_data_blocks_pl"),
    *("noscript_text_vi", "nuxt_payload_de", "preloaded_state_pt"),
}
"""Fixtures whose article is data, or in `noscript`: the page has no place where its sentences could be marked."""


def define_search(tab: Tab) -> None:
    """Put the extension's search into the page's own world, where a test can ask it and the browser's API is not."""
    sources = [(EXTENSION / "content" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    sources.insert(1, "globalThis.standfirst.browser ??= {};")
    tab.evaluate(f"(0, eval)({json.dumps(chr(10).join([*sources, 'true']))})")


def locate(browser: Browser, sites: Sites, page: str, path: str, sentences: list[str]) -> list[str]:
    """Give the sentences that the extension's own search does not find in a page."""
    tab = browser.open(sites.serve(path, page))
    define_search(tab)
    wanted = json.dumps([{"index": number, "text": text} for number, text in enumerate(sentences)])
    found = tab.evaluate(f"[...standfirst.locate({wanted}).keys()]")
    tab.close()
    return [text for number, text in enumerate(sentences) if number not in found]


def test_the_sentences_of_every_page_are_found(browser: Browser, sites: Sites) -> None:
    """At least 99 in a hundred, over all the fixtures' pages that show their article."""
    pages = [
        *(page for page in sorted(FIXTURES.rglob("*.html")) if page.parent.name not in NOT_IN_THE_PAGE),
        TYPOGRAPHY,
    ]
    missed: list[str] = []
    total = 0
    for number, path in enumerate(pages):
        page = path.read_text(encoding="utf-8", errors="replace")
        try:
            article = standfirst.extract(page)
        except standfirst.StandfirstError:
            continue
        sentences = [sentence.text for sentence in standfirst.sentences(article.text, language=article.language)]
        total += len(sentences)
        missed += locate(browser, sites, page, f"/proof/{number}", sentences)
    assert total > len(pages)
    assert len(missed) <= (1 - LEAST) * total, missed


def test_typography_hides_no_sentence(browser: Browser, sites: Sites) -> None:
    """Soft hyphens, thin spaces, ligatures, footnotes, drop caps, ruby, quotes: as a text without them is written."""
    sentences = [
        "After eleven years the tunnel is finished, and the first trains have run through it.",
        "The tunnel under the Carn Pass is 17.4 kilometres long and took eleven years to build.",
        '"Nobody believed in it," said Ines Valcour, the engineer in charge - "not even I."',
        "When the last metre of rock fell, on 3 May, the miners from both sides shook hands through the hole.",
        "The line carries thirty-two trains a day, most of them with goods.",
        "Lorries will pay 48 % more on the old road from July 1.",
        "The bill came to € 2.1 billion, of which the canton paid a third.",
        "That is the price of two stadiums, wrote the paper L'Écho on its front page.",
        "Café owners in the village of Saint-Aubin-le-Haut hope for guests; the mayor, J. P. Roux, hopes for quiet.",
        '"Wir haben gewonnen", rief der Vorarbeiter - und niemand widersprach.',
        "列車は峠の下を十二分で通る。",
        "村人は静けさを望んでいる。",
        "ثم ضحك الجميع طويلاً.",
        "The first passenger was Ana Bellweather, aged nine, who had won the ticket in a drawing contest.",
    ]
    assert locate(browser, sites, TYPOGRAPHY.read_text(encoding="utf-8"), "/typography", sentences) == []


def test_what_is_marked_is_the_sentence_and_its_stops(browser: Browser, sites: Sites) -> None:
    """From the first quote to the last, and not a letter of the neighbours."""
    tab = browser.open(sites.serve("/typography", TYPOGRAPHY.read_text(encoding="utf-8")))
    define_search(tab)
    quote = json.dumps(
        [{"index": 0, "text": '"Nobody believed in it," said Ines Valcour, the engineer in charge - "not even I."'}]
    )
    text = str(tab.evaluate(f"standfirst.locate({quote}).get(0).toString()"))
    plain = re.sub(r"[\u00ad\u200b\u202f\u00a0]", "", text)
    assert plain.startswith("“Nobody")
    assert plain.endswith("I.”")
    tab.close()
