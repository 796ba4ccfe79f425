"""Title, byline, site, date and language of a page: from JSON-LD, Open Graph, meta, then from what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

import lxml.html

from standfirst.extraction.metadata.bylines import find_byline
from standfirst.extraction.metadata.head import PageHead, read_text
from standfirst.extraction.metadata.own_words import find_own_words
from standfirst.extraction.metadata.published import find_published
from standfirst.extraction.metadata.sources import Sources
from standfirst.extraction.metadata.structured_data import Node, StructuredData, text_of, types_of
from standfirst.extraction.metadata.titles import find_title, heading_in_title, site_letters, visible_headlines
from standfirst.extraction.page.paths import strings
from standfirst.model import OwnWords

_LANGUAGE = re.compile(r"^[a-z]{2,3}(?=[-_]|$)")
_MIN_HOST_LABEL = 4
_MAX_DIGITS = 9
_PUBLISHER_NAMES = ("publisher", "dc.publisher", "og:site_name", "application-name", "copyright")
_MAX_HEADINGS, _MAX_HEADING = 60, 600
_MIN_LINE, _MAX_TEXTS = 9, 1_000
_TEXTS = strings("body//text()")


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
    article = data.main_article(headlines, head.canonical or url)
    site = _site_name(head, data, article)
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    sites = site_letters([site, host, *_labels_of(host)])
    declared = [
        text_of(article, "headline", "name") if article else None,
        head.first("og:title"),
        head.first("twitter:title"),
        head.first("parsely-title", "sailthru.title", "dc.title"),
    ]
    shown = headlines or _headings_in_title(tree, head)
    title = find_title(shown, [read_text(text) for text in declared if text], head.title, sites)
    language = _declared_language(head, article)
    owners = sites | site_letters(_publishers(head, data, article))
    sources = Sources(tree, head, data, article, title, owners, url, head.language or language)
    return Metadata(
        title=title,
        byline=find_byline(sources),
        site_name=site,
        published=find_published(sources),
        language=language,
        kinds=data.types | frozenset(f"og:{kind.casefold()}" for kind in head.all("og:type")[:1]),
        free=_is_free(article, head),
        headlines=tuple(headlines),
        page_title=head.title,
        word_count=_word_count(article),
        description=head.first("og:description", "description", "twitter:description"),
        own_words=find_own_words(head, article, title, url),
    )


def _headings_in_title(tree: lxml.html.HtmlElement, head: PageHead) -> list[str]:
    """The headline of a page without an `h1`: a heading with which its title begins, else any line."""
    if not head.title:
        return []
    nodes = islice(tree.iter("h2", "h3", "h4"), _MAX_HEADINGS)
    found = heading_in_title(head.title, (read_text(node.text_content()[:_MAX_HEADING]) for node in nodes))
    if not found:
        lines = islice(_TEXTS(tree), _MAX_TEXTS)
        found = heading_in_title(
            head.title, (read_text(text) for text in lines if _MIN_LINE <= len(text) <= _MAX_HEADING)
        )
    return [found] if found else []


def _publishers(head: PageHead, data: StructuredData, article: Node | None) -> list[str | None]:
    """Who owns the page, which is no author where a person is named."""
    nodes = data.resolve((article or {}).get("publisher")) + data.resolve((article or {}).get("sourceOrganization"))
    return [*(text_of(node, "name") for node in nodes), *(head.first(name) for name in _PUBLISHER_NAMES)]


def _site_name(head: PageHead, data: StructuredData, article: Node | None) -> str | None:
    if named := head.first("og:site_name"):
        return named
    for node in data.resolve((article or {}).get("publisher")):
        if named := text_of(node, "name"):
            return read_text(named) or None
    for node in data.nodes:
        if not {"WebSite", "NewsMediaOrganization"}.isdisjoint(types_of(node)) and (named := text_of(node, "name")):
            return read_text(named) or None
    return head.first("application-name", "dc.publisher", "apple-mobile-web-app-title", "publisher", "copyright")


def _labels_of(host: str) -> list[str]:
    """The names in a host that may be the site's: "theguardian" in "www.theguardian.com"."""
    return [label for label in host.split(".")[:-1] if len(label) >= _MIN_HOST_LABEL]


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
