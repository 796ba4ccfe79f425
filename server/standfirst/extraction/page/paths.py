"""XPath expressions compiled once, typed by what they find."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import lxml.etree
import lxml.html

Elements = Callable[[lxml.html.HtmlElement], list[lxml.html.HtmlElement]]


def elements(expression: str) -> Elements:
    """Compile an expression that finds elements, in document order."""
    return cast("Elements", lxml.etree.XPath(expression))


def strings(expression: str) -> Callable[[lxml.html.HtmlElement], list[str]]:
    """Compile an expression that finds text nodes or attributes' values, as plain strings."""
    compiled = lxml.etree.XPath(expression, smart_strings=False)
    return cast("Callable[[lxml.html.HtmlElement], list[str]]", compiled)
