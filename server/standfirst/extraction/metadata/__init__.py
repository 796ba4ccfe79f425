"""Title, byline, site, date and language of a page: from JSON-LD, Open Graph, meta, then from what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

import lxml.html

from standfirst.extraction.metadata.bylines import find_byline
from standfirst.extraction.metadata.dates import date_in_address, days_between, first_date, iso_date
from standfirst.extraction.metadata.own_words import find_own_words
from standfirst.extraction.metadata.page_head import PageHead
from standfirst.extraction.metadata.structured_data import Node, StructuredData, text_of, types_of
from standfirst.extraction.metadata.titles import find_title, visible_headlines
from standfirst.extraction.page.cleaning import clean_text
from standfirst.extraction.page.paths import elements
from standfirst.model import OwnWords

# Going through the attributes takes a fraction of the time that asking each element for them does.
_TIMES = elements("descendant::time | descendant::*/@itemprop[. = 'datePublished']/.. | descendant::*/@pubdate/..")
_DATE_LINES_IN = ("span", "p", "div", "li", "td")
_DATED = ("date", "time", "publish", "posted")
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "pubdate",
    "publication_date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "date",
)
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?=[-_]|$)")
_MAX_TIMES = 20
_MAX_DATE_LINE = 100
_MIN_HOST_LABEL = 4
_MAX_DIGITS = 9
_UNDER_HEADLINE = 1_500
"""Characters in which an old page's date stands, from the headline."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article.

    Attributes:
        title: the headline without the site's name.
        byline, site_name: as the page writes them.
        published: `YYYY-MM-DD`.
        language: the ISO 639 code that the page declares.
        kinds: what kinds of thing the page says it is: types of schema.org and Open Graph.
        free: whether the page says that all may read it; None if it says nothing.
        headlines: the texts of its `h1` elements.
        page_title: its `title` element, with the site's name.
        word_count: how many words its structured data say that the article has.
        description: what it says the article is about, often its standfirst.
        own_words: all else that it says of the article beside the text.
    """

    title: str | None
    byline: str | None
    site_name: str | None
    published: str | None
    language: str | None
    kinds: frozenset[str]
    free: bool | None
    headlines: tuple[str, ...]
    page_title: str | None
    word_count: int | None
    description: str | None
    own_words: OwnWords


def find_metadata(tree: lxml.html.HtmlElement, json_ld: list[str], url: str | None) -> Metadata:
    """Read a page's metadata.

    Args:
        tree: the page.
        json_ld: its structured data as JSON texts.
        url: its address.
    """
    head, data = PageHead(tree), StructuredData(json_ld)
    headlines = visible_headlines(tree)
    article = _main_article(data, headlines, head.canonical or url)
    site = _site_name(head, data, article)
    host = (urlsplit(url).hostname or "") if url else ""
    stated_titles = [
        text_of(article, "headline", "name") if article else None,
        head.first("og:title"),
        head.first("twitter:title", "parsely-title", "sailthru.title", "dc.title"),
    ]
    title = find_title(
        headlines,
        [clean_text(text) for text in stated_titles if text],
        head.title,
        [site or "", host.removeprefix("www."), *_labels_of(host)],
    )
    return Metadata(
        title=title,
        byline=find_byline(tree, head, data, article, site),
        site_name=site,
        published=_published(tree, head, article, url, [title, *headlines] if title else headlines),
        language=_declared_language(head, article),
        kinds=data.types | frozenset(f"og:{kind.casefold()}" for kind in head.all("og:type")[:1]),
        free=_is_free(article, head),
        headlines=tuple(headlines),
        page_title=head.title,
        word_count=_word_count(article),
        description=head.first("og:description", "description", "twitter:description"),
        own_words=find_own_words(head, article, title, url),
    )


def _main_article(data: StructuredData, headlines: list[str], address: str | None) -> Node | None:
    """The article that the page is about, where its structured data list several."""
    articles = data.articles()
    if not articles:
        return None
    for article in articles:
        if address and address in (article.get("url"), article.get("@id"), article.get("mainEntityOfPage")):
            return article
    return next((article for article in articles if text_of(article, "headline") in headlines), articles[0])


def _site_name(head: PageHead, data: StructuredData, article: Node | None) -> str | None:
    if named := head.first("og:site_name"):
        return named
    for node in data.resolve((article or {}).get("publisher")):
        if named := text_of(node, "name"):
            return clean_text(named) or None
    for node in data.nodes:
        if not {"WebSite", "NewsMediaOrganization"}.isdisjoint(types_of(node)) and (named := text_of(node, "name")):
            return clean_text(named) or None
    return head.first("application-name", "dc.publisher", "apple-mobile-web-app-title", "publisher", "copyright")


def _labels_of(host: str) -> list[str]:
    """The names in a host that may be the site's: "theguardian" in "www.theguardian.com"."""
    return [label for label in host.split(".")[:-1] if len(label) >= _MIN_HOST_LABEL]


def _published(
    tree: lxml.html.HtmlElement, head: PageHead, article: Node | None, url: str | None, headlines: list[str]
) -> str | None:
    in_address = date_in_address(url)
    if declared := _declared_date(head, article):
        # Timestamps are often in UTC; the address has the publisher's own calendar day.
        return in_address if in_address and days_between(declared, in_address) == 1 else declared
    return _shown_date(tree) or in_address or _date_under_headline(tree, headlines) or _date_line(tree)


def _declared_date(head: PageHead, article: Node | None) -> str | None:
    stated = text_of(article, "datePublished", "dateCreated", "uploadDate") if article else None
    for value in (stated, *(head.first(name) for name in _DATE_NAMES)):
        if value and (found := iso_date(value)):
            return found
    return None


def _shown_date(tree: lxml.html.HtmlElement) -> str | None:
    for node in _TIMES(tree)[:_MAX_TIMES]:
        stated = node.get("datetime") or node.get("content") or node.get("title") or node.text_content()
        if stated and (found := iso_date(stated)):
            return found
    return None


def _date_line(tree: lxml.html.HtmlElement) -> str | None:
    """A date that stands in a line of its own."""
    for node in islice(filter(_is_dated, tree.iter(*_DATE_LINES_IN)), _MAX_TIMES):
        text = clean_text(node.text_content()[:400])
        if text and len(text) <= _MAX_DATE_LINE and (found := iso_date(text)):
            return found
    return None


def _is_dated(node: lxml.html.HtmlElement) -> bool:
    names = node.get("class")
    return (names is not None and any(part in names for part in _DATED)) or "date" in node.get("id", "")


def _date_under_headline(tree: lxml.html.HtmlElement, headlines: list[str]) -> str | None:
    """A date in what follows the headline: old pages have no better place for it."""
    body = tree.find("body")
    text = " ".join((tree if body is None else body).text_content().split())
    found = (text.find(headline) for headline in headlines[:3])
    begin = next((at for at in found if at >= 0), None)
    return None if begin is None else first_date(text[begin : begin + _UNDER_HEADLINE])


def _declared_language(head: PageHead, article: Node | None) -> str | None:
    stated = (
        head.language,
        head.first("content-language", "language", "dc.language"),
        head.first("og:locale"),
        text_of(article, "inLanguage") if article else None,
    )
    for value in stated:
        if value and (found := _LANGUAGE.match(value.strip().casefold())):
            return found[0]
    return None


def _word_count(article: Node | None) -> int | None:
    stated = (article or {}).get("wordCount")
    if isinstance(stated, str) and stated.isdecimal() and len(stated) < _MAX_DIGITS:
        return int(stated)
    return stated if isinstance(stated, int) and not isinstance(stated, bool) else None


def _is_free(article: Node | None, head: PageHead) -> bool | None:
    stated = (article or {}).get("isAccessibleForFree", head.first("isaccessibleforfree"))
    if isinstance(stated, str):
        stated = {"true": True, "false": False}.get(stated.strip().casefold().rsplit("/", 1)[-1])
    return stated if isinstance(stated, bool) else None
