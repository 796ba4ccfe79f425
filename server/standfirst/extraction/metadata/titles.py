"""The headline: what the page shows, checked against what it says of itself, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable

import lxml.html

from standfirst.extraction.page.cleaning import clean_text

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[-–—|·•»«›‹:/~]+\s+|\s*[|｜»]\s*|\s+::\s+|_(?=\D)|\s-(?=\S)|(?<=\S)-\s")
_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-zA-Z]{2,4}")
_MIN_OVERLAP = 0.4
_LONE_HEADLINE_WORDS = (4, 25)
"""A page's only `h1` of this length is its headline, even if the page calls itself otherwise for search engines."""
_MAX_TITLE = 300
_MAX_SITE_WORDS = 5
_MIN_SITE_LETTERS = 4
_MAX_HEADINGS = 20


def visible_headlines(tree: lxml.html.HtmlElement) -> list[str]:
    """The texts of the page's first `h1` elements."""
    nodes = [node for node, _ in zip(tree.iter("h1"), range(_MAX_HEADINGS), strict=False)]
    texts = (clean_text(_spaced_text(node)) for node in nodes)
    return [text for text in texts if 1 < len(text) <= _MAX_TITLE]


def find_title(
    headlines: list[str], declared: list[str], page_title: str | None, site_names: Iterable[str]
) -> str | None:
    """Choose the headline.

    Args:
        headlines: what the page shows as such, in its order.
        declared: what its structured data, Open Graph and the like say, the most trusted first.
        page_title: its `title` element, which often ends with the site's name.
        site_names: how the site is called: its name, its host.
    """
    sites = {_letters(name) for name in site_names if name}
    stated = [without_site(text, sites) for text in declared if text]
    if page_title:
        stated.append(without_site(page_title, sites))
    shown = [text for text in headlines if _letters(text) not in sites]
    if not stated:
        return shown[0] if shown else None
    best = max(shown, key=lambda text: max(_overlap(text, other) for other in stated), default=None)
    if best and max(_overlap(best, other) for other in stated) >= _MIN_OVERLAP:
        return next((other for other in stated if _ends_after_kicker(best, other)), best)
    if best and len(set(shown)) == 1 and _LONE_HEADLINE_WORDS[0] <= len(best.split()) <= _LONE_HEADLINE_WORDS[1]:
        return best
    return stated[0]


def _spaced_text(node: lxml.html.HtmlElement) -> str:
    """An element's text, with a space where a line break or a kicker's end parts two words."""
    text = ""
    for piece in map(str, node.itertext()):
        glued = text[-1:].isalnum() and piece[:1].isalnum() and not text[-1:].isupper() and not piece[:1].islower()
        text += f" {piece}" if glued else piece
        if len(text) > 2 * _MAX_TITLE:
            break
    return text


def _ends_after_kicker(headline: str, title: str) -> bool:
    """Tell whether a headline is a title after a kicker ("Middle East: …"), which pages put into the same element."""
    return headline.endswith(title) and 0 < len(headline) - len(title) <= len(title)


def without_site(title: str, sites: set[str]) -> str:
    """Drop the site's name from either end of a title.

    Args:
        title: such as "Bridge opens to traffic | World | The Daily Example".
        sites: the site's names in lower-case letters only.
    """
    parts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    for start, end in parts:
        if _is_site(title[end:], sites) and title[:start].strip():
            return without_site(title[:start].strip(), sites)
    for start, end in reversed(parts):
        if _is_site(title[:start], sites) and title[end:].strip():
            return title[end:].strip()
    return title


def _is_site(text: str, sites: set[str]) -> bool:
    letters = _letters(text)
    if not letters or len(text.split()) > _MAX_SITE_WORDS:
        return False
    if _DOMAIN.fullmatch(text.strip()):
        return True
    return any(
        letters == site or (len(letters) >= _MIN_SITE_LETTERS and (letters in site or site in letters))
        for site in sites
        if site
    )


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _overlap(one: str, other: str) -> float:
    """How much of two titles is the same (Dice), by words, or by letters in scripts without spaces."""
    a, b = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    if not one.isascii() and max(len(a), len(b)) < len(one) / 12:
        a, b = set(one), set(other)
    return 2 * len(a & b) / max(1, len(a) + len(b))
