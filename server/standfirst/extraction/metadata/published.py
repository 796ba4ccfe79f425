"""When an article was published: what the page declares, else what it shows of it, else its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

import lxml.html

from standfirst.extraction.metadata.dates import date_in_address, days_between, iso_date
from standfirst.extraction.metadata.head import PageHead
from standfirst.extraction.metadata.headline_area import HeadlineArea, Line
from standfirst.extraction.metadata.names import starts_byline
from standfirst.extraction.metadata.persons import lower, words_of
from standfirst.extraction.metadata.sources import Sources
from standfirst.extraction.metadata.structured_data import Node, text_of
from standfirst.extraction.page.cleaning import clean_text
from standfirst.extraction.page.paths import elements

_META_NAMES = (
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
    "content:publishdate",
    "citation_publication_date",
    "citation_online_date",
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
_MARKED = elements("descendant::*[@itemprop='datePublished' or @pubdate]")
_DATED = elements(
    "descendant::time | descendant::*[contains(@class, 'date') or contains(@class, 'publish') or contains(@id, 'date')]"
)
_REVISED_NAMES = re.compile(r"modif|updat|edited|expir|revis", re.IGNORECASE)
_DATELINE = re.compile(r"^[^!?]{0,70}?[-–—:](?=\s)")
_PARTS = re.compile(r"[|·•]")
_MAX_NODES, _MAX_LINE = 20, 160
_MAX_PLAIN = 48
"""Characters of a text that is a date and little else; a longer one without a label is a sentence."""


def find_published(page: Sources) -> str | None:
    """Find the day of publication as `YYYY-MM-DD`; never that of a change, of another story, or of what is told."""
    in_address = date_in_address(page.url)
    if declared := _declared(page.head, page.article):
        # Timestamps are often in UTC; the address has the publisher's own calendar day.
        return in_address if in_address and days_between(declared, in_address) == 1 else declared
    candidates = (
        _in_lines(page.area.lines, page.language),
        _in_nodes(_MARKED(page.tree), page.area, page.language),
        [in_address] if in_address else [],
        _in_nodes(_DATED(page.tree), page.area, page.language),
        _dateline(page.area, page.language),
    )
    return next(chain.from_iterable(candidates), None)


def _declared(head: PageHead, article: Node | None) -> str | None:
    stated = text_of(article, "datePublished", "dateCreated", "uploadDate") if article else None
    if article and isinstance(article.get("datePublished"), int):
        stated = str(article["datePublished"])
    values = (stated, *(head.first(name) for name in _META_NAMES))
    return next((found for value in values if value and (found := iso_date(value))), None)


def _in_lines(lines: Iterable[Line], language: str | None) -> list[str]:
    """The dates below the headline that are not labelled as another's, those labelled as publication first."""
    said: list[str] = []
    plain: list[str] = []
    for line in lines:
        label = None
        if line.is_heading or len(line.text) > _MAX_LINE:
            continue
        for text, node in line.chunks:
            stated = node.get("datetime") or node.get("content") if node.tag == "time" else None
            pieces = [(None, stated)] if stated else _labelled(text)
            for own, piece in pieces:
                label = own or label or _named(node)
                day = iso_date(piece, language) or (iso_date(text, language) if stated else None)
                if day and label != "revised" and (label or stated or len(piece) <= _MAX_PLAIN or starts_byline(piece)):
                    (said if label == "published" else plain).append(day)
                label = None if day else label
    return said + plain


def _in_nodes(nodes: Iterable[lxml.html.HtmlElement], area: HeadlineArea, language: str | None) -> Iterator[str]:
    for node in islice(nodes, _MAX_NODES):
        if area.is_foreign(node) or _named(node) == "revised":
            continue
        text = clean_text(node.text_content()[: 2 * _MAX_LINE])
        stated = node.get("datetime") or node.get("content") or node.get("data-origindate")
        for label, piece in [(None, stated)] if stated else _labelled(text) if len(text) <= _MAX_LINE else []:
            if label != "revised" and (day := iso_date(piece, language)):
                yield day


def _named(node: lxml.html.HtmlElement) -> str | None:
    """What an element's own names, or those of the box around it, say of the date in it."""
    for box in (node, node.getparent()):
        if box is not None and box.tag not in {"body", "main", "article", "header"}:
            names = f"{box.get('class', '')} {box.get('itemprop', '')}"[:200]
            if "publi" not in names and _REVISED_NAMES.search(names):
                return "revised"
    return None


def _labelled(text: str) -> list[tuple[str | None, str]]:
    """Part a line at its labels: "Published 3 May, updated 4 May" is two dates."""
    lowered = lower(text[:_MAX_LINE])
    found: dict[int, tuple[int, str]] = {}
    for kind in ("published", "revised"):
        for label in words_of(kind):
            at = lowered.find(label)
            if at >= 0 and _stands_alone(lowered, at, label):
                found[at] = max(found.get(at, (0, "")), (len(label), kind))
    starts: list[int] = []
    for at in sorted(found):
        if not starts or at >= starts[-1] + found[starts[-1]][0]:  # else a part of a longer label: "last updated"
            starts.append(at)
    ends = [*starts[1:], len(text)][: len(starts)]
    begin = text[: starts[0]] if starts else text
    labelled = [(found[at][1], text[at:end]) for at, end in zip(starts, ends, strict=True)]
    return [*((None, part) for part in _PARTS.split(begin)), *labelled]


def _stands_alone(text: str, at: int, label: str) -> bool:
    """Whether a label is no part of a word; scripts without spaces have no such parts."""
    after = text[at + len(label) : at + len(label) + 1]
    return not label[0].isascii() or not (text[at - 1 : at].isalpha() or after.isalpha())


def _dateline(area: HeadlineArea, language: str | None) -> Iterator[str]:
    """The date with which an agency's text begins: "Larkhaven, June 12th, 2024 – The board met."."""
    for text in area.opening:
        if (found := _DATELINE.match(text)) and (day := iso_date(found[0], language)):
            yield day
