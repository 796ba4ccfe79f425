"""CSS selectors as XPath: the part of CSS that the list of widgets is written in.

Type, `#id`, `.class`, `[attribute]` with `=`, `^=`, `*=`, `~=`, and the combinators for descendants and children
(https://www.w3.org/TR/selectors-4/). `querySelectorAll` in the browser gives the same nodes for the same selectors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import lxml.html

from standfirst.extraction.paths import elements

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
    steps, step_axis, tag, tests = [], "descendant-or-self", "*", ""
    position = 0
    while position < len(selector):
        part = _PART.match(selector, position)
        if not part:
            raise ValueError(f"cannot translate the selector {selector!r}")
        position = part.end()
        if part["combinator"]:
            steps.append(f"{step_axis}::{tag}{tests}")
            step_axis = "child" if ">" in part["combinator"] else "descendant"
            tag, tests = "*", ""
        elif part["type"]:
            tag = part["type"]
        else:
            tests += f"[{_test(part)}]"
    return "/".join([*steps, f"{step_axis}::{tag}{tests}"])


def required_text(selector: str) -> str:
    """Give a text that a page's markup must hold for the selector to match: a cheap first test."""
    texts = (part["id"] or part["class"] or part["value"] or part["attribute"] for part in _PART.finditer(selector))
    return max((text for text in texts if text), key=len, default="")


def _test(part: re.Match[str]) -> str:
    if part["id"]:
        return f"@id='{part['id']}'"
    if part["class"]:
        return _holds_token("class", part["class"])
    name, operator, value = part["attribute"], part["operator"], part["value"]
    return {
        None: f"@{name}",
        "=": f"@{name}='{value}'",
        "^=": f"starts-with(@{name}, '{value}')",
        "*=": f"contains(@{name}, '{value}')",
        "~=": _holds_token(name, value),
    }[operator]


def _holds_token(attribute: str, token: str | None) -> str:
    return f"contains(concat(' ', normalize-space(@{attribute}), ' '), ' {token} ')"
