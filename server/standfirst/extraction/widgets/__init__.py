"""Publishers' own summary widgets: found by the list's selectors or by label, dropped before the main text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import lxml.html

from standfirst.extraction.page.cleaning import clean_text
from standfirst.extraction.page.names import PageNames
from standfirst.extraction.widgets.labels import labelled_widgets
from standfirst.extraction.widgets.selectors import select
from standfirst.extraction.widgets.widget_list import Selector, normal_label, widget_list
from standfirst.word_count import count_words

_LABEL_TAGS = ("button", "summary", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "a", "p", "div", "label")
_MAX_WIDGET = 3_000
"""Characters: what is longer is an article that bears a widget's class."""
_MIN_WORDS = 4
"""A bullet is a sentence, or nearly one."""


def drop_widgets(
    tree: lxml.html.HtmlElement, names: PageNames, html: str, url: str | None
) -> list[lxml.html.HtmlElement]:
    """Remove the publishers' own summaries from a page, and the offers of one.

    Args:
        tree: the page; the widgets' nodes are removed from it.
        names: its classes and ids, and
        html: its markup, for a cheap first test.
        url: its address: some rows apply to one site only.

    Returns:
        those nodes.
    """
    known = widget_list()
    host = (urlsplit(url).hostname or "") if url else ""
    # Looking for a text in the different classes takes a tenth of the time that it takes in the markup.
    places = {"class": names.classes, "id": names.ids, "markup": html}
    found = [
        node
        for row in known.rows
        if row.is_on(host)
        for node in _matches(tree, row.selectors, places)
        if not row.labelled or _bears_label(node, row.labels)
    ]
    found.extend(labelled_widgets(tree, known))
    never = set(_matches(tree, known.never, places)) if found else set()
    dropped = []
    for node in found:
        if node.getparent() is not None and node not in never and len(node.text_content()) <= _MAX_WIDGET:
            node.drop_tree()
            dropped.append(node)
    return dropped


def bullets_of(widgets: Iterable[lxml.html.HtmlElement]) -> tuple[str, ...]:
    """The sentences of publishers' summaries: the items of their lists, else their paragraphs."""
    texts = [
        clean_text(node.text_content())
        for widget in widgets
        for node in (list(widget.iter("li")) or list(widget.iter("p")))
    ]
    return tuple(dict.fromkeys(text for text in texts if count_words(text) >= _MIN_WORDS))


def _matches(
    tree: lxml.html.HtmlElement, selectors: Iterable[Selector], places: Mapping[str, str]
) -> Iterator[lxml.html.HtmlElement]:
    for selector, needs in selectors:
        if needs.text in places[needs.place]:
            yield from select(tree, selector)


def _bears_label(node: lxml.html.HtmlElement, labels: frozenset[str]) -> bool:
    return any(normal_label(child.text_content()[:200]) in labels for child in node.iter(*_LABEL_TAGS))
