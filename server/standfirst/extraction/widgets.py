"""Publishers' own summary widgets: found by the list's selectors or by label, dropped before the main text."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html

from standfirst.extraction.selectors import select
from standfirst.extraction.widget_labels import labelled_widgets
from standfirst.extraction.widget_list import WidgetRow, normal_label, widget_list

_LABEL_TAGS = ("button", "summary", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "a", "p", "div", "label")
_MAX_WIDGET = 3_000
"""Characters: what is longer is an article that bears a widget's class."""


def drop_widgets(tree: lxml.html.HtmlElement, html: str, url: str | None) -> bool:
    """Remove the publishers' own summaries from a page, and the offers of one.

    Args:
        tree: the page; the widgets' nodes are removed from it.
        html: its markup, for a cheap first test.
        url: its address: some rows apply to one site only.

    Returns:
        whether there were any.
    """
    known = widget_list()
    host = (urlsplit(url).hostname or "") if url else ""
    found = [node for row in known.rows if row.is_on(host) for node in _matches(tree, html, row)]
    found.extend(labelled_widgets(tree, known))
    never = [node for selector, required in known.never if required in html for node in select(tree, selector)]
    dropped = False
    for node in found:
        if node.getparent() is not None and node not in never and len(node.text_content()) <= _MAX_WIDGET:
            node.drop_tree()
            dropped = True
    return dropped


def _matches(tree: lxml.html.HtmlElement, html: str, row: WidgetRow) -> Iterator[lxml.html.HtmlElement]:
    for selector, required in row.selectors:
        if required in html:
            for node in select(tree, selector):
                if not row.labelled or _bears_label(node, row.labels):
                    yield node


def _bears_label(node: lxml.html.HtmlElement, labels: frozenset[str]) -> bool:
    return any(normal_label(child.text_content()[:200]) in labels for child in node.iter(*_LABEL_TAGS))
