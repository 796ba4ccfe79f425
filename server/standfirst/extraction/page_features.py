"""What tells an article's page from other pages: counts and marks that any DOM gives, here and in the browser.

Each feature is a number from 0 up; marks are 0 or 1, counts are `log(1 + n)`. Lengths are in characters after white
space is collapsed. A paragraph of prose is a `p` of at least 80 characters, less than a third of them in links; where
those make less than 400 characters, also an element of `_OLD_BLOCKS` whose own text nodes make at least 140.

Of the page's address: `root` (no path), `depth1` (a path of one segment), `digits` (five digits in a row in the last
segment), `u_news`, `u_forum`, `u_shop` (a word in it).
Of its head: `has_ld`, `ld_article` (JSON-LD, of an article), `og_article`, `og_other` (Open Graph's type), `published`
(a date was found), `title_words` (count), `t_service` (an offer's word in the title).
Of its body: `column` (share of all text that is prose in one container), `n_prose` (paragraphs of prose), `containers`
(their different parents), `times` (`time` elements), `price_density` (prices per 1,000 characters of prose), `cta`
(links and buttons that are styled as buttons), `cta_text` (links and buttons that call for action, outside nav, header
and footer), `share_links` and `author_class` (any of them), `body_single` (the body's class or id says that it is a
single post), `body_failed` (that it is an error or a search).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlsplit

import lxml.html

from standfirst.extraction.metadata import Metadata
from standfirst.extraction.metadata.structured_data import ARTICLE_TYPES
from standfirst.extraction.page.names import PageNames

_MIN_PROSE, _MIN_OLD_PROSE, _MIN_PROSE_TOTAL = 80, 140, 400
_MAX_PROSE = 4_000_000
_MAX_LINKED = 1 / 3
_OLD_BLOCKS = ("td", "div", "font", "span", "center", "section", "article", "li")
_MAX_TEXT = 200_000
_MAX_CALL = 40

_NEWS_ADDRESS = re.compile(
    r"/(?:news|articles?|story|stories|blogs?|posts?|opinion|politics|world|sports?|business)(?:/|$)|^blog\."
)
_FORUM_ADDRESS = re.compile(
    r"^(?:forums?|community|discuss\w*|bbs|answers)\.|\.(?:forums?|community|discuss\w*)\."
    r"|/(?:forums?|threads?|topics?|t|q|questions|community|discussions?|comments)(?:[/.]|$)|viewtopic|showthread"
)
_SHOP_ADDRESS = re.compile(
    r"/(?:products?|shop|store|category|categories|collections?|catalog|product-category)(?:/|$)"
    r"|/(?:p|dp|c|b|l)/|(?<=\w)/(?:p|c|b|l)$|srsltid"
)
_DIGITS = re.compile(r"\d{5}")
_SERVICE_TITLE = re.compile(
    r"\b(?:services?|solutions?|software|company|agency|pricing|plans|platform|products?|shop|buy|stores?|sale|online"
    r"|courses?|programs?|degrees?|jobs|careers|forum|rentals?|contractors?|experts?|certificates?)\b"
)
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|EUR|USD|zł|kr\b|₽)")
_CURRENCIES = ("$", "€", "£", "¥", "₹", "EUR", "USD", "zł", "kr", "₽")
_BESIDE = 2
"""Characters beside a currency in which its number begins or ends."""
_BUTTON_CLASS = re.compile(r"[bc](?:(?<=b)(?:tn|utton)|(?<=\bc)ta\b)")
_CALL = re.compile(
    r"(?:learn\s+more|get\s+started|contact|request|book|buy|shop|add\s+to|sign\s+up|try|start|view|see|explore|schedule"
    r"|call|download|get\s+a|free|apply|register|order)\b"
)
# Plain texts are looked for in all of a page's classes and addresses ten times as fast as an expression would.
_SHARE_LINKS = (
    "facebook.com/shar",
    "twitter.com/intent",
    "twitter.com/share",
    "x.com/intent",
    "x.com/share",
    "linkedin.com/share",
    "pinterest.com/pin/create",
    "whatsapp",
    "mailto:?",
)
_AUTHOR_CLASSES = (
    "author",
    "byline",
    "postdate",
    "post-date",
    "entrydate",
    "entry-date",
    "published",
    "posted-on",
    "timestamp",
    "dateline",
)
_FAILED = re.compile(r"error-?404|page-not-found|search-(?:no-)?results", re.IGNORECASE)
_SINGLE = re.compile(r"single|post-template|article", re.IGNORECASE)


def page_features(
    tree: lxml.html.HtmlElement, names: PageNames, metadata: Metadata, url: str | None
) -> Mapping[str, float]:
    """Measure a page; see the module's text for each feature.

    Args:
        tree: the page, with everything on it.
        names: its classes and ids.
        metadata: what it says of itself.
        url: its address; without it the features of the address are 0.
    """
    body = tree.find("body")
    body = tree if body is None else body
    return {**_of_address(url), **_of_head(metadata), **_of_body(body, names)}


def _of_address(url: str | None) -> dict[str, float]:
    parts = urlsplit(url.lower()) if url else None
    segments = [segment for segment in parts.path.split("/") if segment] if parts else []
    last = segments[-1] if segments else ""
    address = f"{parts.path}?{parts.query}" if parts else ""
    host = (parts.hostname or "") if parts else ""
    marks = {
        "root": bool(parts) and not segments,
        "depth1": len(segments) == 1,
        "digits": _DIGITS.search(last),
        "u_news": _NEWS_ADDRESS.search(parts.path if parts else "") or _NEWS_ADDRESS.search(host),
        "u_forum": _FORUM_ADDRESS.search(f"{host}{address}"),
        "u_shop": _SHOP_ADDRESS.search(parts.path if parts else "") or "srsltid" in address,
    }
    return {name: float(bool(found)) for name, found in marks.items()}


def _of_head(metadata: Metadata) -> dict[str, float]:
    kinds = metadata.kinds
    graph = next((kind for kind in kinds if kind.startswith("og:")), "")
    titles = f"{metadata.page_title or ''} {metadata.title or ''}".casefold()
    return {
        "has_ld": float(len(kinds) > bool(graph)),
        "ld_article": float(not ARTICLE_TYPES.isdisjoint(kinds)),
        "og_article": float(graph.startswith("og:article")),
        "og_other": float(bool(graph) and not graph.startswith("og:article")),
        "published": float(metadata.published is not None),
        "title_words": math.log1p(len((metadata.title or "").split())),
        "t_service": float(bool(_SERVICE_TITLE.search(titles))),
    }


def _of_body(body: lxml.html.HtmlElement, names: PageNames) -> dict[str, float]:
    prose = prose_blocks(body)
    characters = sum(length for _, length in prose)
    text = body.text_content()
    columns = Counter[lxml.html.HtmlElement | None]()
    for container, length in prose:
        columns[container] += length
    links = list(body.iter("a", "button"))
    classes = Counter([link.get("class") for link in links])
    own_marks = f"{body.get('class') or ''} {body.get('id') or ''}"
    return {
        "n_prose": math.log1p(len(prose)),
        "containers": math.log1p(len(columns)),
        "column": max(columns.values(), default=0) / max(1, len(" ".join(text.split()))),
        "times": math.log1p(sum(1 for _ in body.iter("time"))),
        "price_density": math.log1p(1000 * _prices(text[:_MAX_TEXT]) / max(characters, 300)),
        "cta": math.log1p(sum(times for name, times in classes.items() if name and _BUTTON_CLASS.search(name.lower()))),
        "cta_text": math.log1p(sum(map(_calls_for_action, links))),
        "share_links": float(_holds_any(" ".join([link.get("href") or "" for link in links]), _SHARE_LINKS)),
        "author_class": float(_holds_any(names.lowered, _AUTHOR_CLASSES)),
        "body_single": float(bool(_SINGLE.search(own_marks))),
        "body_failed": float(bool(_FAILED.search(own_marks))),
    }


def prose_blocks(body: lxml.html.HtmlElement) -> list[tuple[lxml.html.HtmlElement | None, int]]:
    """The paragraphs of prose, each as its container and its length."""
    found: list[tuple[lxml.html.HtmlElement | None, int]] = []
    total = 0
    for node in body.iter("p"):
        text = _text(node)
        if len(text) < _MIN_PROSE:
            continue
        length = len(" ".join(text.split()))
        if length >= _MIN_PROSE:
            total += length
            if total > _MAX_PROSE:
                break  # paragraphs that nest, as no honest page's do, would be counted again and again
            if sum(len(_text(link)) for link in node.iter("a")) < length * _MAX_LINKED:
                found.append((node.getparent(), length))
    if total < _MIN_PROSE_TOTAL:
        for node in body.iter(*_OLD_BLOCKS):
            length = len((node.text or "").strip()) + sum(len((child.tail or "").strip()) for child in node)
            if length >= _MIN_OLD_PROSE:
                found.append((node, length))
    return found


def _prices(text: str) -> int:
    """Count the prices in a text. Going from currency to currency is ten times as fast as from digit to digit."""
    count = 0
    for currency in _CURRENCIES:
        at = text.find(currency)
        while at >= 0:
            end = at + len(currency)
            count += bool(_PRICE.search(text, max(0, at - _BESIDE), end + _BESIDE))
            at = text.find(currency, end)
    return count


def _holds_any(text: str, parts: tuple[str, ...]) -> bool:
    return any(part in text for part in parts)


def _text(node: lxml.html.HtmlElement) -> str:
    """All text in an element; `text_content` takes its time even where there is nothing to join."""
    return node.text_content() if len(node) else node.text or ""


def _calls_for_action(node: lxml.html.HtmlElement) -> bool:
    text = _text(node)[: 4 * _MAX_CALL].strip().casefold()
    if not _CALL.match(text) or len(" ".join(text.split())) >= _MAX_CALL:
        return False
    return next(node.iterancestors("nav", "header", "footer"), None) is None
