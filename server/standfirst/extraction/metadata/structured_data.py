"""What a page says of itself in JSON-LD (https://schema.org), read tolerantly and within bounds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

Node = dict[str, Any]

ARTICLE_TYPES = frozenset(
    {
        "AdvertiserContentArticle",
        "AnalysisNewsArticle",
        "Article",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "NewsArticle",
        "OpinionNewsArticle",
        "Report",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "ScholarlyArticle",
        "SocialMediaPosting",
        "TechArticle",
    }
)

_OPENERS = ("<!--", "//<![CDATA[", "// <![CDATA[", "<![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */")
_CLOSERS = ("-->", "//]]>", "// ]]>", "]]>", "/*]]>*/", "/* ]]> */", ";")
_TRAILING_COMMA = re.compile(r",\s*+(?=[}\]])")
_MAX_NODES = 500
"""Graphs of real pages have at most 120 nodes; comments and product lists make them long."""
_LINKS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
_MAX_DEPTH = 4
_INNER = ("author", "publisher", "isPartOf")


class StructuredData:
    """A page's JSON-LD as a flat list of nodes.

    Args:
        scripts: the JSON texts; what is no JSON is passed over.
    """

    def __init__(self, scripts: Iterable[str]) -> None:
        self.nodes: list[Node] = []
        self._by_id: dict[str, Node] = {}
        for script in scripts:
            for node in _walk(_load(script)):
                self.nodes.append(node)
                identifier = node.get("@id")
                if isinstance(identifier, str) and len(node) > 1:
                    self._by_id.setdefault(identifier, node)
                if len(self.nodes) >= _MAX_NODES:
                    return

    @property
    def types(self) -> frozenset[str]:
        """All types of all nodes, without their namespace."""
        return frozenset(name for node in self.nodes for name in types_of(node))

    def articles(self) -> list[Node]:
        """The nodes that are articles, in the page's order."""
        return [node for node in self.nodes if not ARTICLE_TYPES.isdisjoint(types_of(node))]

    def main_article(self, headlines: list[str], address: str | None) -> Node | None:
        """The article that the page is about: of several the one with its address, else with its headline."""
        articles = self.articles()
        for article in articles:
            if address and address in (article.get("url"), article.get("@id"), article.get("mainEntityOfPage")):
                return article
        stated = (article for article in articles if text_of(article, "headline") in headlines)
        return next(stated, articles[0] if articles else None)

    def resolve(self, value: object) -> list[Node]:
        """Follow a property's value (a node, a reference, a name, or a list of them) to nodes."""
        found: list[Node] = []
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                known = self._by_id.get(item["@id"]) if isinstance(item.get("@id"), str) else None
                found.append({**known, **item} if known else item)
            elif isinstance(item, str) and item:
                found.append({"name": item})
        return found


def types_of(node: Node) -> list[str]:
    """The types of a node, without their namespace."""
    declared = node.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return [name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)]


def text_of(node: Node, *properties: str) -> str | None:
    """The first of the properties that holds a text."""
    for name in properties:
        value = node.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = value.get("@value")
        if isinstance(value, str) and value.strip():
            return unescape(value).strip()
    return None


def _load(script: str) -> object:
    text = script.strip()
    for opener in _OPENERS:
        text = text.removeprefix(opener).lstrip()
    for closer in _CLOSERS:
        text = text.removesuffix(closer).rstrip()
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, depth: int = 0) -> Iterator[Node]:
    """The nodes on a page's own levels; not what is nested deeper, such as an article's comments."""
    if depth > _MAX_DEPTH:
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            for link in _LINKS:
                if link in item:
                    yield from _walk(item[link], depth + 1)
            for name in _INNER:
                inner = item.get(name)
                if isinstance(inner, dict) and "@id" in inner and len(inner) > 1:
                    yield inner
