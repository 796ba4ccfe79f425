"""CSS selectors of the list of widgets: cssselect writes them as XPath; what a page must hold for one to match."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import lxml.html
from cssselect import HTMLTranslator, SelectorError

from standfirst.extraction.page.paths import Elements, elements

_PART = re.compile(
    r"""[a-zA-Z][\w-]*
    | \#(?P<id>[\w-]+)
    | \.(?P<class>[\w-]+)
    | \[(?P<attribute>[\w-]+)(?:[*^~]?="(?P<value>[^"']*)")?\]""",
    re.VERBOSE,
)


def select(tree: lxml.html.HtmlElement, selector: str) -> list[lxml.html.HtmlElement]:
    """Give the elements that match a selector, in document order.

    Raises:
        ValueError: it is no selector.
    """
    return _compiled(selector)(tree)


@lru_cache(maxsize=256)
def _compiled(selector: str) -> Elements:
    try:
        return elements(HTMLTranslator().css_to_xpath(selector))
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no selector: {error}") from error


class Requirement(NamedTuple):
    """A text that a page must hold for a selector to match: a cheap first test.

    Attributes:
        place: `class` or `id`, where the text stands in such an attribute; `markup`, where it stands somewhere.
        text: the text.
    """

    place: str
    text: str


def requirement(selector: str) -> Requirement:
    """Give what a selector requires: of a class or an id, if it names any, else the longest of its texts."""
    required = [Requirement(*_place_and_text(part)) for part in _PART.finditer(selector)]
    return max(required, key=lambda one: (one.place != "markup", len(one.text)), default=Requirement("markup", ""))


def _place_and_text(part: re.Match[str]) -> tuple[str, str]:
    if part["class"]:
        return "class", part["class"]
    if part["id"]:
        return "id", part["id"]
    if part["attribute"] in {"class", "id"} and part["value"]:
        return part["attribute"], part["value"]
    return "markup", part["value"] or part["attribute"] or ""
