"""The label rule: which texts on a page make a publisher's summary widget.

A label does so if it stands where widgets stand (before the article's third paragraph or right after its last one) and
is a button, or heads a short list of sentences. The words alone decide nothing: "Summary" is also a shop's menu item, a
chapter of a document, and a form's legend. An offer in so many words ("No time to read?") needs the place only.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice

import lxml.html

from standfirst.extraction.page.paths import strings
from standfirst.extraction.widgets.selectors import select
from standfirst.extraction.widgets.widget_list import WidgetList
from standfirst.word_count import count_words

_TAGS = ("button", "summary", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "a", "p", "div", "label")
_TEXTS = strings("descendant::text()")
_SPOKEN = strings("descendant-or-self::*/@aria-label")
_LISTS = ("ul", "ol")
_IN_BUTTONS = frozenset({"span", "strong", "b", "div", "a", "label", "button", "summary"})
_BUTTON_ROLES = frozenset({"button", "tab"})
_MIN_PROSE = 13
"""Words: a paragraph of prose has more, a label or a teaser's headline hardly."""
_MAX_CLIMB = 4
"""Levels between a label and the box that holds it and its list, on the pages that were looked at."""
_MAX_LABELS = 50
_MAX_ELEMENTS = 12
_MAX_PIECES = 4
"""Texts of a prompt and its buttons."""
_MAX_REMARK = 240
"""Characters that a widget holds besides its list: a disclaimer, "was this helpful?"."""


def labelled_widgets(tree: lxml.html.HtmlElement, known: WidgetList) -> list[lxml.html.HtmlElement]:
    """Find the widgets that have no selector of their own.

    Args:
        tree: the page.
        known: labels, and the numbers of the rule.

    Returns:
        the nodes that make them up: a box, or a label and the list after it.
    """
    if not any(known.holds_label(find(tree)) for find in (_TEXTS, _SPOKEN)):
        return []  # a first test that is cheap, and the last for most pages
    labels = list(islice((node for node in tree.iter(*_TAGS) if _is_labelled(node, known)), _MAX_LABELS))
    widgets = [(node, boxes) for node in labels if (boxes := _boxes(node, known))]
    if not widgets:
        return []
    place = _Place(tree, known)
    return [box for node, boxes in widgets if place.fits(node) and not place.excludes(node) for box in boxes]


def _boxes(node: lxml.html.HtmlElement, known: WidgetList) -> list[lxml.html.HtmlElement]:
    """The nodes that a label makes a widget of, if it stands where widgets stand; none, if it is a mere word."""
    if (listed := _list_after(node, known)) is not None:
        return _box(node, listed)
    pieces = [*_pieces(node), node.get("aria-label") or ""]
    if any(known.is_prompt(piece) for piece in pieces):
        return [_box_of_labels(node, known)]
    if _is_button(node) and any(known.is_button_label(piece) for piece in pieces):
        return [_box_of_labels(node, known)]
    return []


def _is_labelled(node: lxml.html.HtmlElement, known: WidgetList) -> bool:
    """Tell whether all that a node says, aloud or to a screen reader, is a label (or a prompt and its button)."""
    spoken = node.get("aria-label")
    if spoken and known.is_label(spoken):
        return True
    text = node.text
    if text and not text.isspace():
        if len(node) == 0:
            return known.is_label(text.strip())
    elif len(node) == 0 or len(node) > _MAX_PIECES:
        return False
    return _says_labels(node, known)


def _says_labels(node: lxml.html.HtmlElement, known: WidgetList) -> bool:
    """Tell whether a node that has few elements says a few labels, and nothing else."""
    pieces = 0
    for count, inner in enumerate(node.iter()):
        if count > _MAX_ELEMENTS:
            return False
        for text in (inner.text, None if inner is node else inner.tail):
            if text and (text := text.strip()):
                pieces += 1
                if pieces > _MAX_PIECES or not known.is_label(text):
                    return False
    return pieces > 0


def _pieces(node: lxml.html.HtmlElement) -> list[str]:
    """The texts in a node that has few elements; none of one that has many."""
    texts: list[str] = []
    for count, inner in enumerate(node.iter()):
        if count > _MAX_ELEMENTS:
            return []
        texts.append(inner.text or "")
        if inner is not node:
            texts.append(inner.tail or "")
    return [text for text in map(str.strip, texts) if text]


def _is_button(node: lxml.html.HtmlElement) -> bool:
    while node is not None and node.tag in _IN_BUTTONS:
        if node.tag in {"button", "summary"} or node.get("role") in _BUTTON_ROLES:
            return True
        node = node.getparent()
    return False


def _list_after(node: lxml.html.HtmlElement, known: WidgetList) -> lxml.html.HtmlElement | None:
    """The list of sentences that follows a label: its next sibling, or that of a box around it, or inside of these."""
    for _ in range(_MAX_CLIMB):
        after = node.getnext()
        if after is not None:
            lists = [after] if after.tag in _LISTS else list(islice(after.iter(*_LISTS), 2))
            return lists[0] if len(lists) == 1 and _is_short_list(lists[0], known) else None
        node = node.getparent()
        if node is None or node.tag == "body":
            return None
    return None


def _is_short_list(listed: lxml.html.HtmlElement, known: WidgetList) -> bool:
    lengths = [count_words(item.text_content()) for item in listed.iterchildren("li")]
    fewest, most = known.list_items
    shortest, longest = known.item_words
    return fewest <= len(lengths) <= most and all(shortest <= length <= longest for length in lengths)


def _box(node: lxml.html.HtmlElement, listed: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The box that holds a label, its list and hardly more; else the two of them."""
    box = next(
        parent for parent in listed.iterancestors() if parent is node.getparent() or parent in node.iterancestors()
    )
    rest = len(box.text_content()) - len(listed.text_content()) - len(node.text_content())
    return [box] if rest <= _MAX_REMARK else [node, listed]


def _box_of_labels(node: lxml.html.HtmlElement, known: WidgetList) -> lxml.html.HtmlElement:
    """The outermost box around a label that says nothing but labels."""
    while (parent := node.getparent()) is not None and parent.tag != "body":
        if not _says_labels(parent, known):
            break
        node = parent
    return node


class _Place:
    """Where on the page widgets stand: found from its paragraphs of prose."""

    def __init__(self, tree: lxml.html.HtmlElement, known: WidgetList) -> None:
        self._excluded = {node for selector in known.exclude for node in select(tree, selector)}
        order = {node: i for i, node in enumerate(tree.iter())}
        prose = [
            node
            for node in tree.iter("p")
            if count_words(node.text_content()) >= _MIN_PROSE and not self.excludes(node)
        ]
        self._order = order
        parents = Counter(node.getparent() for node in prose)
        container = parents.most_common(1)[0][0] if parents else None
        own = [order[node] for node in prose if node.getparent() is container]
        heads = [order[node] for node in tree.iter("h1")]
        self._begin = max((head for head in heads if own and head < own[0]), default=-1)
        self._early = own[min(known.before_paragraph, len(own)) - 1] if own else -1
        self._last = own[-1] if own else -1
        self._after = min((order[n] for n in prose if order[n] > self._last), default=len(order)) if own else -1

    def excludes(self, node: lxml.html.HtmlElement) -> bool:
        return any(parent in self._excluded for parent in (node, *node.iterancestors()))

    def fits(self, node: lxml.html.HtmlElement) -> bool:
        at = self._order[node]
        return self._begin < at < self._early or self._last < at < self._after
