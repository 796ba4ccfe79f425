"""One pass over a page's markup before it is parsed: what can be no text is cut, and what no article has is refused.

The parser is quadratic in attributes and nodes, cuts trees that are too deep and loses text nodes that are too long.
The tokens follow the HTML Standard, section 13.2.5. Every alternative consumes what it looked at (possessive
quantifiers, and the end of the page closes whatever is open), so the pass is linear whatever the page holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from standfirst.config import Bounds
from standfirst.errors import PageTooComplex, UnsupportedDocument

_SPACE = r" \t\r\n\f"
_VALUE = rf"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_SPACE}>"'][^{_SPACE}>]*+)"""
_ATTRIBUTE = rf"""[^{_SPACE}/>][^{_SPACE}/>=]*+(?:[{_SPACE}]*+=[{_SPACE}]*+{_VALUE}?+)?+"""
_ATTRIBUTES = rf"""(?:[{_SPACE}/]++|{_ATTRIBUTE})*+"""
# Nearly all tags are written so; the general expression says the same of them, and takes twice the time for it.
_PLAIN_ATTRIBUTES = rf"""(?:[{_SPACE}]++[^{_SPACE}/>="']++(?:="[^"]*+")?+)*+[{_SPACE}]*+/?+"""

# These have rules of their own below. Nearly all others fail the first look, at their second letter.
_SPECIAL = rf"""(?=[sitnx](?:cript|tyle|vg|elect|frame|extarea|oembed|oframes|mp))
    (?:script|style|svg|select|iframe|textarea|noembed|noframes|xmp)[{_SPACE}/>]"""

# Drawings and menus end where the parser would end them: at their end tag, or at markup that they cannot hold.
_BLOCK = rf"(?:article|body|div|figure|footer|h[1-6]|header|li|main|p|section|table|ul)[{_SPACE}/>]"

# An end tag, which is nearly every second one, is told from all of these by one look.
_TOKEN = re.compile(
    rf"""<(?!/)(?:
    (?P<tag>(?!{_SPECIAL})[a-z][^{_SPACE}/>]*+(?:{_PLAIN_ATTRIBUTES}>|{_ATTRIBUTES}(?:>|\Z)))
    |(?P<raw>
        (?P<name>script|style|textarea|iframe|noembed|noframes|xmp)(?P<attributes>{_ATTRIBUTES})>?+
        (?P<content>(?:[^<]++|<(?!/(?P=name)[{_SPACE}/>]))*+)(?:</(?P=name)[^>]*+>?+)?+
    )
    |(?P<embedded>
        (?P<kind>svg|select){_ATTRIBUTES}>?+
        (?:[^<]++|<(?!/(?P=kind)[{_SPACE}/>]|{_BLOCK}))*+(?:</(?P=kind)[^>]*+>?+)?+
    )
    |(?P<comment>!--(?:[^-]++|-(?!->))*+(?:-->|\Z))
    |(?P<declaration>[!?][^>]*+(?:>|\Z))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ONE_ATTRIBUTE = re.compile(rf"({_ATTRIBUTE})[{_SPACE}/]*+")
_TAG_NAME = re.compile(rf"<[^{_SPACE}/>]++[{_SPACE}/]*+")
_DATA_URI = re.compile(r"""=\s*+["']?\s*+data:""", re.IGNORECASE)

_LONG_TAG = 1024
"""Shorter tags hold neither data worth dropping nor more attributes than the parser can take."""


MAX_JSON_LD = 16
"""Real pages have at most nine pieces of structured data."""

MAX_STATES = 400
"""Flight data comes in up to three hundred pieces."""

_PAIRS_AND_HALVES = re.compile(
    r"(\\+u[dD][89abAB][\da-fA-F]{2}\\+u[dD][c-fC-F][\da-fA-F]{2})|(\\+)u[dD][89a-fA-F][\da-fA-F]{2}"
)

_STATES = ("self.__next_f", "window.__", "window.Fusion")
_HEAD = 20
_MIN_DATA = 2


@dataclass(slots=True)
class ScannedPage:
    """A page's markup without what can be no text.

    Attributes:
        html: what is left, to be parsed.
        json_ld: its structured data as JSON text, at most `Bounds.json_ld_bytes` each.
        states: other scripts that hold data, in which an application's page may keep its text.
        dropped: whether something that may have been content was cut.
        truncated: whether the end of the page was cut.
    """

    html: str = ""
    json_ld: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    dropped: bool = False
    truncated: bool = False


def scan(html: str, bounds: Bounds) -> ScannedPage:
    """Cut a page's markup down to what is worth parsing.

    Raises:
        UnsupportedDocument: it holds no markup at all.
        PageTooComplex: it has more elements than any article has.
    """
    page = ScannedPage()
    kept: list[str] = []
    elements = markup = copied = 0
    for token in _TOKEN.finditer(html):
        start, end = token.span()
        if start - markup > bounds.text_bytes:
            break
        markup += end - start
        if token.lastgroup == "tag":
            elements += 1
            if end - start <= _LONG_TAG:
                continue
            replacement = _shortened(token[0], page, bounds)
        else:
            replacement = ""
            if token.lastgroup == "raw":
                _keep_data(token, page, bounds)
        kept.append(html[copied:start])
        kept.append(replacement)
        copied = end
    text_end = markup + bounds.text_bytes
    page.truncated = text_end < len(html)
    kept.append(html[copied:text_end])
    if elements > bounds.nodes:
        raise PageTooComplex(
            "The page has more elements than any article has.", hint="Give the article's text instead."
        )
    if not elements and not copied:
        raise UnsupportedDocument("The document holds no HTML.", hint="Send plain text as text.")
    page.html = "".join(kept)
    return page


def _shortened(tag: str, page: ScannedPage, bounds: Bounds) -> str:
    """Drop embedded data and what exceeds the bounds from a start tag."""
    name = _TAG_NAME.match(tag)
    if not name:
        return tag
    attributes: list[str] = []
    for found in _ONE_ATTRIBUTE.finditer(tag, name.end()):
        attribute = found[1]
        if len(attributes) == bounds.attributes:
            page.dropped = True
            break
        if attribute == ">" or _DATA_URI.search(attribute[:200]):
            continue
        if len(attribute) > bounds.attribute_bytes:
            page.dropped = True
            continue
        attributes.append(attribute)
    return f"{name[0].rstrip()} {' '.join(attributes)}>"


def _keep_data(token: re.Match[str], page: ScannedPage, bounds: Bounds) -> None:
    content = token["content"]
    if token["name"].lower() != "script" or len(content) < _MIN_DATA:
        return
    attributes = token["attributes"].lower()
    if "ld+json" in attributes:
        if len(content) <= bounds.json_ld_bytes and len(page.json_ld) < MAX_JSON_LD:
            page.json_ld.append(_whole_characters(content))
    elif (
        ("json" in attributes or content.lstrip()[:_HEAD].startswith(_STATES))
        and len(content) <= bounds.text_bytes
        and len(page.states) < MAX_STATES
    ):
        page.states.append(_whole_characters(content))


def _whole_characters(data: str) -> str:
    """Replace escapes of half a character, which JSON allows and no text may hold."""
    if "\\ud" not in data and "\\uD" not in data:
        return data
    return _PAIRS_AND_HALVES.sub(lambda found: found[1] or f"{found[2]}ufffd", data)
