"""What a page says of its article beside the text: descriptions, other headlines, keywords, its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

from standfirst.extraction.metadata.head import PageHead, read_text
from standfirst.extraction.metadata.structured_data import Node, text_of
from standfirst.model import OwnWords

_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_HEADLINES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags", "dc.subject")
_BETWEEN_KEYWORDS = re.compile(r"[,;|、，]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FILE_ENDING = re.compile(r"\.[a-z]{2,5}$")
_MAX_TEXT = 2_000
_MAX_KEYWORD = 80
_MAX_KEYWORDS, _MAX_ITEMS = 40, 200
_MAX_ADDRESS = 1_000
_MIN_ADDRESS_WORDS = 3
"""A part of an address with fewer names a section, not the article."""


def find_own_words(head: PageHead, article: Node | None, title: str | None, url: str | None) -> OwnWords:
    """Gather them; the publisher's bullets are left to who finds the publisher's summary.

    Args:
        head: what the page's `meta` elements say.
        article: the node of its structured data that describes this article.
        title: the article's headline, which is left out.
        url: the page's address.
    """
    node = article or {}
    stated = _texts(node.get("headline"), node.get("alternativeHeadline"))
    headlines = (*stated, *(text for name in _HEADLINES for text in head.all(name)), head.title or "")
    descriptions = (
        *(text for name in _DESCRIPTIONS for text in head.all(name)),
        text_of(node, "description", "abstract") or "",
    )
    return OwnWords(
        descriptions=_fullest(map(read_text, descriptions)),
        headlines=_distinct((text for text in map(read_text, headlines) if text != title), _MAX_KEYWORDS),
        keywords=_distinct(_keywords(head, node), _MAX_KEYWORDS),
        address_words=_address_words(url),
    )


def _texts(*values: object) -> list[str]:
    """The texts among a property's values, each of which may be one or a list."""
    items = (item for value in values for item in (value if isinstance(value, list) else [value]))
    return [item[:_MAX_TEXT] for item in islice(items, _MAX_ITEMS) if isinstance(item, str)]


def _keywords(head: PageHead, node: Node) -> Iterator[str]:
    for text in (*_texts(node.get("keywords")), *(text for name in _KEYWORDS for text in head.all(name))):
        for keyword in map(read_text, _BETWEEN_KEYWORDS.split(text)):
            if len(keyword) <= _MAX_KEYWORD:
                yield keyword


def _fullest(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts from the longest, without those that only repeat the beginning of another."""
    kept: list[str] = []
    for text in sorted({text[:_MAX_TEXT] for text in texts if text}, key=lambda text: (-len(text), text)):
        if not any(longer.startswith(text.rstrip(" .…")) for longer in kept):
            kept.append(text)
    return tuple(kept)


def _distinct(texts: Iterable[str], most: int) -> tuple[str, ...]:
    return tuple({text.casefold(): text for text in texts if text}.values())[:most]


def _address_words(url: str | None) -> tuple[str, ...]:
    """The words of that part of an address that has the most."""
    path = unquote(urlsplit(url).path[:_MAX_ADDRESS]) if url else ""
    words = max((_WORD.findall(_FILE_ENDING.sub("", part.casefold())) for part in path.split("/")), key=len)
    return tuple(words) if len(words) >= _MIN_ADDRESS_WORDS else ()
