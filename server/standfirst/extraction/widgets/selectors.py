"""CSS selectors as XPath: the part of CSS that the list of widgets is written in.

Type, `#id`, `.class`, `[attribute]` with `=`, `^=`, `*=`, `~=`, and the combinators for descendants and children
(https://www.w3.org/TR/selectors-4/). `querySelectorAll` in the browser gives the same nodes for the same selectors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import lxml.html

from standfirst.extraction.page.paths import elements

_PART = re.compile(
    r"""(?P<combinator>\s*>\s*|\s+)
    | (?P<type>[a-zA-Z][\w-]*)
    | \#(?P<id>[\w-]+)
    | \.(?P<class>[\w-]+)
    | \[(?P<attribute>[\w-]+)(?:(?P<operator>[*^~]?=)"(?P<value>[^"']*)")?\]""",
    re.VERBOSE,
)


def select(tree: lxml.html.HtmlElement, selector: str) -> list[lxml.html.HtmlElement]:
    """Give the elements that match a selector, in document order.

    Raises:
        ValueError: the selector uses more of CSS than this module knows.
    """
    return _compiled(selector)(tree)


@lru_cache(maxsize=256)
def _compiled(selector: str) -> Callable[[lxml.html.HtmlElement], list[lxml.html.HtmlElement]]:
    return elements(xpath(selector))


def xpath(selector: str) -> str:
    """Write a selector as XPath.

    Raises:
        ValueError: the selector uses more of CSS than this module knows.
    """
    steps: list[str] = []
    tests: list[tuple[str, str]] = []
    axis, tag = "descendant-or-self", "*"
    position = 0
    while position < len(selector):
        part = _PART.match(selector, position)
        if not part:
            raise ValueError(f"cannot translate the selector {selector!r}")
        position = part.end()
        if part["combinator"]:
            steps.append(_step(axis, tag, tests))
            axis = "child" if ">" in part["combinator"] else "descendant"
            tag, tests = "*", []
        elif part["type"]:
            tag = part["type"]
        else:
            tests.append(_test(part))
    return "/".join([*steps, _step(axis, tag, tests)])


def _step(axis: str, tag: str, tests: list[tuple[str, str]]) -> str:
    """Write one compound; going through the attributes is twice as fast as asking each element for them."""
    if not tests:
        return f"{axis}::{tag}"
    (name, condition), *others = tests
    return f"{axis}::*/@{name}{condition}/parent::{tag}" + "".join(f"[@{name}{rest}]" for name, rest in others)


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


def _test(part: re.Match[str]) -> tuple[str, str]:
    """An attribute's name, and the condition on its value."""
    if part["id"]:
        return "id", f"[. = '{part['id']}']"
    if part["class"]:
        return "class", _holds_token(part["class"])
    value = part["value"]
    condition = {
        None: "",
        "=": f"[. = '{value}']",
        "^=": f"[starts-with(., '{value}')]",
        "*=": f"[contains(., '{value}')]",
        "~=": _holds_token(value),
    }[part["operator"]]
    return part["attribute"], condition


def _holds_token(token: str | None) -> str:
    return f"[contains(concat(' ', normalize-space(.), ' '), ' {token} ')]"
