"""The lines around a page's headline: where its byline and its date stand, if it declares neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import lxml.html

from standfirst.extraction.metadata.titles import letters
from standfirst.extraction.page.cleaning import clean_text
from standfirst.extraction.page.paths import elements

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "button",
        "cite",
        "em",
        "font",
        "i",
        "img",
        "label",
        "mark",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "svg",
        "use",
        "nobr",
        "data",
    }
)
_FOREIGN_TAGS = frozenset({"nav", "footer", "form", "figure", "figcaption", "dialog", "select"})
_FOREIGN_NAMES = re.compile(
    r"comment|disqus|related|recommend|recirc|river|teaser|latest|popular|most-?(?:read|viewed)|sidebar|newsletter|promo"
    r"|trending|more-(?:stories|from|news)|moreon|read-?more|carousel|outbrain|taboola|ticker|breadcrumb|cookie|consent",
    re.IGNORECASE,
)
_OWN_NAMES = re.compile(r"date|time|meta|byline|author|count|info|head", re.IGNORECASE)
_SEEN = "text()[normalize-space()][not(parent::script or parent::style or parent::noscript or parent::template)]"
_BELOW = elements(f"following::{_SEEN} | following::br")
_WITHIN = elements(f"descendant::{_SEEN} | descendant::br")
_MAX_CHUNKS, _MAX_LINES, _MAX_TEXTS = 120, 40, 2_000
_PROSE = 140
"""Characters from which a line is a paragraph of text."""
_ARTICLE = 600
"""Characters that a teaser does not have."""
_PARAGRAPHS = 2
"""A standfirst and a first paragraph: a byline stands above or between them."""
_MAX_DEPTH = 30
_MAX_HEADINGS, _MAX_HEADING, _MAX_SPACE = 300, 600, 100


@dataclass(slots=True)
class Line:
    """What a page shows in one block.

    Attributes:
        chunks: its texts with the elements that hold them.
        is_heading: whether it is a heading.
    """

    block: lxml.html.HtmlElement
    chunks: list[tuple[str, lxml.html.HtmlElement]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it; names and dates in elements of their own are parted by spaces."""
        return clean_text(" ".join(text for text, _ in self.chunks))

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading, or in one."""
        return self.block.tag in _HEADINGS


class HeadlineArea:
    """The lines from a page's headline to its text.

    Args:
        tree: the page.
        title: the headline.

    Attributes:
        headline: the element that shows it, if any does.
        lines: what is shown below it, up to the text's second paragraph, but no paragraphs.
        opening: the texts with which the article may begin.
    """

    def __init__(self, tree: lxml.html.HtmlElement, title: str | None) -> None:
        self.headline = _find_headline(tree, title) if title else None
        nodes = _BELOW(self.headline) if self.headline is not None else _WITHIN(_content(tree))
        self._own = frozenset(() if self.headline is None else (self.headline, *self.headline.iterancestors()))
        self._foreign: dict[lxml.html.HtmlElement, bool] = {}
        self.lines: list[Line] = []
        paragraphs: list[Line] = []
        for line in islice(_lines(nodes[:_MAX_CHUNKS]), _MAX_LINES):
            (paragraphs if len(line.text) >= _PROSE and not line.is_heading else self.lines).append(line)
            if len(paragraphs) == _PARAGRAPHS:
                break
        self.lines = [line for line in self.lines if not self.is_foreign(line.block)]
        self.opening = [line.text for line in (*paragraphs, *self.lines) if line.block.tag in {"p", "div"}]

    def is_foreign(self, node: lxml.html.HtmlElement) -> bool:
        """Whether an element stands in a part of the page that is not the article's: another story, comments, menus."""
        for depth, box in enumerate((node, *node.iterancestors())):
            if box in self._own or box.tag == "body" or depth > _MAX_DEPTH:
                return False
            if box not in self._foreign:
                self._foreign[box] = self._is_foreign_box(box)
            if self._foreign[box]:
                return True
        return False

    def _is_foreign_box(self, box: lxml.html.HtmlElement) -> bool:
        if box.tag in _FOREIGN_TAGS:
            return True
        if box.tag == "aside":  # a byline may stand in one, too
            return _has_heading(box) or _is_long(box, _PROSE)
        if box.tag == "article" and self.headline is not None:  # the headline may stand above the article
            return not _is_long(box, _ARTICLE)
        names = f"{box.get('class', '')} {box.get('id', '')}"[:300]
        return bool(_FOREIGN_NAMES.search(names)) and not _OWN_NAMES.search(names)


def _has_heading(box: lxml.html.HtmlElement) -> bool:
    return next(box.iter("h2", "h3", "h4", "h5"), None) is not None


def _is_long(box: lxml.html.HtmlElement, least: int) -> bool:
    """Whether a box holds so many characters of text, spaces not counted."""
    held = 0
    for text in islice(box.itertext(), _MAX_TEXTS):
        held += len(text.strip())
        if held >= least:
            return True
    return False


def _content(tree: lxml.html.HtmlElement, tags: Sequence[str] = ("article", "main", "body")) -> lxml.html.HtmlElement:
    """The innermost of what a page marks as its content."""
    for tag in tags:
        found = next(tree.iter(tag), None)
        if found is not None:
            return found
    return tree


def _find_headline(tree: lxml.html.HtmlElement, title: str) -> lxml.html.HtmlElement | None:
    wanted = letters(title)
    for tags in (("h1",), ("h2", "h3", "h4")):
        for node in islice(tree.iter(*tags), _MAX_HEADINGS):
            text = letters("".join(islice(node.itertext(), _MAX_CHUNKS))[:_MAX_HEADING])
            like = text == wanted or (2 * len(text) > len(wanted) and (text in wanted or wanted in text))
            if text and like and not any(box.tag in _FOREIGN_TAGS for box in node.iterancestors()):
                return node
    for text in _WITHIN(_content(tree, ("body",))):
        if isinstance(text, str) and len(text) <= len(title) + _MAX_SPACE and letters(text) == wanted:
            holder = _holder(text)
            if holder is not None and not any(
                box.tag in {"a", *_FOREIGN_TAGS} for box in (holder, *holder.iterancestors())
            ):
                return holder
    return next(tree.iter("h1"), None)


def _holder(text: str) -> lxml.html.HtmlElement | None:
    """The element that a text of the tree stands in."""
    parent = text.getparent()  # type: ignore[attr-defined]  # lxml's own kind of text
    return parent.getparent() if text.is_tail else parent  # type: ignore[attr-defined]


def _lines(nodes: Iterable[lxml.html.HtmlElement | str]) -> Iterator[Line]:
    line: Line | None = None
    for node in nodes:
        holder = _holder(node) if isinstance(node, str) else None
        if holder is None or not isinstance(node, str):
            if line is not None:
                yield line
            line = None
            continue
        block = next((box for box in (holder, *holder.iterancestors()) if box.tag not in _INLINE), holder)
        if line is not None and line.block is not block:
            yield line
            line = None
        line = line or Line(block)
        line.chunks.append((clean_text(node) or node.strip(), holder))
    if line is not None:
        yield line
