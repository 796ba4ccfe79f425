"""The article behind a link, in a card at the link."""

from __future__ import annotations

from tests.browser.harness.browser import CARD, Browser
from tests.browser.harness.pages import HARBOUR, news_page
from tests.browser.harness.sites import OTHER, Sites
from tests.browser.test_banner import permitting, reader

__all__ = ["permitting", "reader"]  # fixtures: a browser that grants what is asked for


def test_a_linked_article_is_summarized_at_its_link(reader: Browser, sites: Sites) -> None:
    """Read by the extension itself, with the reader's consent; the card names the article."""
    link = sites.serve("/story", news_page(), host=OTHER)
    tab = reader.open(
        sites.serve("/front", news_page((), title="Today", extra=f'<p><a id="story" href="{link}">Harbour</a></p>'))
    )
    tab.choose_menu("link", "#story")
    assert tab.card_state() == "shown", tab.card_text()
    assert all(sentence in " ".join(HARBOUR) for sentence in tab.card_sentences())
    assert "Lindmar closes its harbour" in tab.card_text()
    assert tab.evaluate(
        f"document.querySelector('#story').compareDocumentPosition({CARD}) & Node.DOCUMENT_POSITION_FOLLOWING"
    )
    tab.close()


def test_a_link_that_leads_nowhere_is_named(reader: Browser, sites: Sites) -> None:
    """Not there, or no page."""
    sites.serve("/data", "{}", host=OTHER, content_type="application/json")
    for path in ("/missing", "/data"):
        front = news_page((), title="Today", extra=f'<p><a id="story" href="https://{OTHER}{path}">Harbour</a></p>')
        tab = reader.open(sites.serve("/front", front))
        tab.choose_menu("link", "#story")
        assert tab.card_state() == "failed"
        assert "The linked page could not be read" in tab.card_text()
        tab.close()
