"""The headline: what most of a page's own statements agree on, without the site's name and without a kicker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

import lxml.html

from standfirst.extraction.metadata.head import read_text

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(
    r"\s+[-–—―|·•»«›‹:/~]+\s+|\s*[|｜ㅣ»：]\s*|\s+::\s+|--+|_(?=\D)|\s-(?=\S)|(?<=\S)[-–—―](?=\s)|(?<=[\u3040-\ud7ff])[-–—―]"
)
_KICKER = re.compile(r"([^:|–—]{2,60}?)(?:\s?:|\s[|–—-])\s+(?=.{20})")
_ENDING = re.compile(r"\s*[-–—|｜ㅣ_/·<:]\s*[^\W\d_]+(?:\s\w+){0,2}")
_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-zA-Z]{2,4}")
_MIN_OVERLAP = 0.4
_LONE_HEADLINE_WORDS = (4, 25)
"""A page's only `h1` of this length is its headline, even if the page calls itself otherwise for search engines."""
_MAX_TITLE = 300
_MAX_SEPARATORS = 20
_MAX_SITE_WORDS = 5
_MIN_SITE_LETTERS = 4
_MAX_HEADINGS = 20


def visible_headlines(tree: lxml.html.HtmlElement) -> list[str]:
    """The texts of the page's first `h1` elements."""
    texts = (read_text(_spaced_text(node)) for node in islice(tree.iter("h1"), _MAX_HEADINGS))
    return [text for text in texts if 1 < len(text) <= _MAX_TITLE]


def find_title(
    shown: Sequence[str], declared: Sequence[str], page_title: str | None, sites: frozenset[str]
) -> str | None:
    """Choose the headline.

    Args:
        shown: what the page shows as such, in its order.
        declared: what its structured data, Open Graph and the like say, the most trusted first.
        page_title: its `title` element, which often ends with the site's name.
        sites: how the site is called, in lower-case letters only (`site_letters`).
    """
    stated = [without_site(text, sites) for text in (*declared, page_title) if text]
    own = [text for text in shown if letters(text) not in sites]
    if not stated:
        return own[0] if own else None
    headline = _headline(own, stated)
    candidates = [headline, *stated] if headline else stated
    votes = [sum(letters(text) == letters(other) for other in candidates) for text in candidates]
    title = candidates[votes.index(max(votes))]
    title = _without_ending(title, candidates)
    return _without_kicker(title, headline, candidates) if headline else title


def heading_in_title(page_title: str, texts: Iterable[str]) -> str | None:
    """Find the headline of a page without an `h1`: a text of its own with which its title begins.

    Args:
        page_title: the `title` element, such as "Bridge opens to traffic_World_Daily".
        texts: lines of the page.
    """
    separators = islice(_SEPARATOR.finditer(page_title), _MAX_SEPARATORS)
    starts = {page_title[: found.start()] for found in separators}
    return max((text for text in texts if text in starts and len(text) > 1), key=len, default=None)


def site_letters(names: Iterable[str | None]) -> frozenset[str]:
    """Write a site's names in lower-case letters only, as titles are compared with them."""
    return frozenset(name for name in (letters(name) for name in names if name) if name)


def without_site(title: str, sites: frozenset[str]) -> str:
    """Drop the site's name, and the sections before it, from the end of a title, or the name from its beginning.

    A city or a subject at the beginning may be a part of the site's name, too ("Paris : …" in "Le Parisien"): there the
    name must be whole.

    Args:
        title: such as "Bridge opens to traffic | World | The Daily Example".
        sites: the site's names in lower-case letters only.
    """
    title = title[: 2 * _MAX_TITLE]
    parts = [found.span() for found in islice(_SEPARATOR.finditer(title), _MAX_SEPARATORS)]
    for start, end in parts:
        if _is_site(title[end:], sites) and title[:start].strip():
            return without_site(_without_section(title[:start].rstrip()), sites)
    for start, end in reversed(parts):
        if letters(title[:start]) in sites and title[end:].strip():
            return title[end:].strip()
    return title


def _without_section(title: str) -> str:
    """Titles of some sites are "Headline_Section_Site" or "Headline--Section--Site"."""
    for separator in ("_", "--"):
        begin, found, _ = title.rpartition(separator)
        if found and begin.strip():
            return begin.strip()
    return title


def letters(text: str) -> str:
    """A text's letters and digits in lower case, for comparing."""
    return "".join(_WORD.findall(text)).casefold()


def _headline(shown: list[str], stated: list[str]) -> str | None:
    """The `h1` that is most like what the page says elsewhere, or its only one if that is no label."""
    best = max(shown, key=lambda text: max(_overlap(text, other) for other in stated), default=None)
    if best is None or max(_overlap(best, other) for other in stated) >= _MIN_OVERLAP:
        return best
    least, most = _LONE_HEADLINE_WORDS
    return best if len(set(shown)) == 1 and least <= len(best.split()) <= most else None


def _without_kicker(title: str, headline: str, others: list[str]) -> str:
    """Drop what stands before the headline ("Middle East: …") if the page elsewhere leaves it out, or changes it."""
    if headline != title and headline.endswith(title):
        return title
    if title == headline:
        shorter = (other for other in others if title.endswith(other) and len(title) < 2 * len(other))
        return min(shorter, key=len)
    kicker, rest = _parted(title)
    other_kicker, other_rest = _parted(headline)
    return rest if kicker and other_kicker and rest == other_rest else title


def _without_ending(title: str, others: list[str]) -> str:
    """Drop a section from the end if the page elsewhere leaves it out."""
    for other in others:
        if (
            len(other) < len(title) < 2 * len(other)
            and title.startswith(other)
            and _ENDING.fullmatch(title, len(other))
        ):
            return other
    return title


def _parted(title: str) -> tuple[str, str]:
    """A title's kicker and the rest; no kicker where there is none."""
    found = _KICKER.match(title)
    return (found[1], title[found.end() :]) if found else ("", title)


def _spaced_text(node: lxml.html.HtmlElement) -> str:
    """An element's text, with a space where a line break or a kicker's end parts two words."""
    text = ""
    for piece in map(str, node.itertext()):
        glued = text[-1:].isalnum() and piece[:1].isalnum() and not text[-1:].isupper() and not piece[:1].islower()
        text += f" {piece}" if glued else piece
        if len(text) > 2 * _MAX_TITLE:
            break
    return text


def _is_site(text: str, sites: frozenset[str]) -> bool:
    own = letters(text)
    if not own or len(text.split()) > _MAX_SITE_WORDS:
        return False
    if _DOMAIN.fullmatch(text.strip()):
        return True
    least = _MIN_SITE_LETTERS if own.isascii() else 2
    return any(own == site or (min(len(own), len(site)) >= least and (own in site or site in own)) for site in sites)


def _overlap(one: str, other: str) -> float:
    """How much of two titles is the same (Dice), by words, or by letters in scripts without spaces."""
    a, b = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    if not one.isascii() and max(len(a), len(b)) < len(one) / 12:
        a, b = set(one), set(other)
    return 2 * len(a & b) / max(1, len(a) + len(b))
