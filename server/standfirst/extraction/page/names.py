"""The classes and ids of a page, read once for all who look for names in them."""

from __future__ import annotations

from dataclasses import dataclass

import lxml.html

from standfirst.extraction.page.paths import strings

_CLASSES, _IDS = strings("descendant-or-self::*/@class"), strings("descendant-or-self::*/@id")


@dataclass(frozen=True, slots=True)
class PageNames:
    """What a page's maker called its elements, each name once, a line each.

    Attributes:
        classes: the values of `class`.
        ids: those of `id`.
        lowered: both, in lower case.
    """

    classes: str
    ids: str
    lowered: str


def page_names(tree: lxml.html.HtmlElement) -> PageNames:
    """Read a page's names before anything is taken out of it."""
    classes, ids = "\n".join(set(_CLASSES(tree))), "\n".join(_IDS(tree))
    return PageNames(classes, ids, f"{classes}\n{ids}".lower())
