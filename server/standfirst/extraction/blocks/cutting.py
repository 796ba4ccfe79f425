"""A parsed page cut into blocks: the runs of text between two boundaries of block-level elements."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate, compress

import lxml.html
from lxml import etree

from standfirst.extraction.blocks.inline import is_drop_cap, is_mark, is_unseen, meets

# fmt: off
SILENT = frozenset({
    "applet", "audio", "button", "canvas", "datalist", "dialog", "embed", "figcaption", "footer", "frameset", "head",
    "iframe", "input", "link", "map", "math", "menu", "meta", "noframes", "noscript", "object", "option", "rp", "rt",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
})
"""Elements whose content is never an article's text: 0.03 % of the words of 1,818 articles stand in them."""

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "basefont", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "rb", "ruby", "s", "samp", "small",
    "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
"""Elements that stand inside a run of text."""

BOXES = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", *SILENT - {"button"},
})
# fmt: on
"""Elements that cut a run. Others, unknown ones and buttons, do so where they stand outside a sentence."""

_BOLD = frozenset({"b", "strong"})
# Soft hyphens and the like are no part of a text that is quoted. Joiners stay: Persian and Hindi are spelt with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


SHORT_LINK = 80
"""A run of fewer letters that is all link, outside headings, is a label of navigation and no block: a third of all runs
of 1,818 pages, with 0.1 % of the words that are found."""

STANDING_CHARS, STANDING_TIMES = 30, 3
"""A `div` of at most so many letters without a stop that the page says so often is a label ("Advertisement")."""

SHORT_WORDS = 30
"""A text of at most so many words may be a label, a prompt or a headline: all its words are looked at."""

_SHORT_CHARS, _OPENING_CHARS = 300, 60
_WORDS = re.compile(r"\w+")
_ASCII = map(chr, range(128))
_ASCII_WORDS = "".join(letter.lower() if letter.isalnum() or letter == "_" else " " for letter in _ASCII)
_ALL_LINKED = 0.95
INITIAL_CHARS = 4
"""An initial with white space around it has no more."""
_LABEL_ENDS = (":", "：", "|", "»", "›", ">", "→")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Box:
    """A block-level element. The blocks of its subtree are `blocks[first:last]`.

    `labels` are the letters of the short links in its subtree that are no blocks; while it is open, of those before it.
    """

    tag: str
    attributes: list[tuple[str, str]]
    parent: int
    depth: int
    first: int
    labels: int
    last: int = 0


@dataclass(slots=True)
class Block:
    """A run of text, cut at block-level elements and at line breaks.

    Attributes:
        text: single-spaced.
        words: those of a short text, of a longer one those that it opens with; lower case.
        box: index of the innermost block-level element around it.
        lead: the inline element that the run begins with.
        links: how many links it has.
        linked, bold: shares (0 to 1) of its characters in links, in bold type.
        lead_in: the share that stands before its first link; 1 where it has none.
        prompted: whether that ends as a label does: "Read also: …".
        after_break: only a single line break parts it from the block before.
        images: how many images stand between it and the block before.
        labels: how many letters of short links that are no blocks stand there.
    """

    text: str
    words: list[str]
    box: int
    lead: lxml.html.HtmlElement | None
    links: int
    linked: float
    bold: float
    lead_in: float
    prompted: bool
    after_break: bool
    images: int
    labels: int


@dataclass(slots=True)
class CutPage:
    """The boxes of a page that hold blocks, in document order, parents before children; its blocks in reading order."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def is_short(text: str) -> bool:
    """Tell whether a block's text is short enough to be a label."""
    return text.count(" ") < SHORT_WORDS


def _words_of(text: str) -> list[str]:
    """The words of a text in lower case; of plain letters, in a third of the time that the expression takes."""
    return text.translate(_ASCII_WORDS).split() if text.isascii() else _WORDS.findall(text.lower())


def cut(tree: lxml.html.HtmlElement) -> CutPage:
    """Cut a page into blocks, in time linear in its nodes and without recursion."""
    cutter = _Cutter()
    walker = etree.iterwalk(tree, events=("start", "end"))
    skipped = None
    for event, node in walker:
        if event == "start":
            if cutter.skips(node, node.tag):
                walker.skip_subtree()
                skipped = node
            continue
        if skipped is node:
            skipped = None
        else:
            cutter.leave(node, node.tag)
        if (text := node.tail) and cutter.open:
            cutter.add(text)
    return _without_standing_labels(cutter.page)


def _without_standing_labels(page: CutPage) -> CutPage:
    """Take the labels out that a page repeats between its paragraphs, so that these are each other's neighbours."""
    times = Counter(block.text for block in page.blocks if len(block.text) <= STANDING_CHARS)
    repeated = {text for text, count in times.items() if count >= STANDING_TIMES and text[-1].isalpha()}
    kept = [block.text not in repeated or page.boxes[block.box].tag != "div" for block in page.blocks]
    if not repeated or all(kept):
        return page
    index = [0, *accumulate(kept)]
    for box in page.boxes:
        box.first, box.last = index[box.first], index[box.last]
    page.blocks = list(compress(page.blocks, kept))
    return page


class _Cutter:
    """The elements that are open, and the run of text that is being gathered.

    Few elements hold blocks of their own: an element becomes a box with its first block.
    """

    def __init__(self) -> None:
        self.page = CutPage()
        self.open: list[tuple[lxml.html.HtmlElement, str, int]] = []
        self.flowing: list[lxml.html.HtmlElement] = []
        self.boxed: list[int] = []
        self.link_from = self.bold_from = -1
        self.breaks = 2
        self.images = self.labels = self.labels_before = 0
        self.parts: list[str] = []
        self.length = self.links = self.linked = self.bold = 0
        self.first_link = -1
        self.prompted = False
        self.lead: lxml.html.HtmlElement | None = None
        self.initial = False

    def skips(self, node: lxml.html.HtmlElement, tag: str) -> bool:
        """Open an element, unless nothing in it is text."""
        if tag in INLINE or (tag not in BOXES and self.flows(node, tag)):
            before = self.parts[-1] if self.parts else ""
            if (node.attrib or tag == "sup") and (is_unseen(node) or is_mark(node, tag, before)):
                return True
            if tag not in INLINE:
                self.flowing.append(node)
            self.enter_inline(node, tag)
        elif tag == "br":
            self.end_run(1)
        elif tag in SILENT or (tag == "nav" and node.find(".//p") is None):
            return True
        else:
            self.enter_box(node, tag)
        return False

    def leave(self, node: lxml.html.HtmlElement, tag: str) -> None:
        """Close an element that was opened."""
        if tag in INLINE:
            self.leave_inline(node, tag)
        elif self.flowing and self.flowing[-1] is node:
            self.leave_inline(self.flowing.pop(), tag)
        elif tag != "br":
            self.leave_box()

    def flows(self, node: lxml.html.HtmlElement, tag: str) -> bool:
        """Whether an element that may stand in a sentence does so, as the text around it shows."""
        after = bool(node.tail) and not node.tail.isspace()
        beside = after and self.length > 0 if tag == "button" else after or self.length > 0
        return beside and all(child.tag in INLINE for child in node)

    def add(self, text: str) -> None:
        """Go on with the run; white space between elements does not count."""
        if self.initial:
            text = text.lstrip()
            self.initial = not text
        if not text.isspace():
            self.parts.append(text)
            self.length += len(text)
        elif self.length:
            self.parts.append(" ")

    def enter_box(self, node: lxml.html.HtmlElement, tag: str) -> None:
        """Open a block-level element."""
        if self.length:
            self.end_run(2)
        else:
            self.breaks += 2
        self.open.append((node, tag, self.labels))
        if text := node.text:
            self.add(text)

    def leave_box(self) -> None:
        """Close the block-level element that is open."""
        if self.length:
            self.end_run(2)
        else:
            self.breaks += 2
        self.open.pop()
        if len(self.boxed) > len(self.open):
            box = self.page.boxes[self.boxed.pop()]
            box.last = len(self.page.blocks)
            box.labels = self.labels - box.labels

    def enter_inline(self, node: lxml.html.HtmlElement, tag: str) -> None:
        """Go on with the run inside an inline element."""
        if self.length and (before := node.getprevious()) is not None and not before.tail:
            self._part_from(node.text)
        if tag == "a":
            self.link_from = self.length
            if self.first_link < 0:
                self.first_link = self.length
                self.prompted = "".join(self.parts[-2:]).rstrip()[-1:] in _LABEL_ENDS
        elif tag in _BOLD:
            self.bold_from = self.length
        elif tag == "img":
            self.images += 1
        if not self.length:
            self.lead = node
        if text := node.text:
            self.add(text)
            if len(text) < INITIAL_CHARS and is_drop_cap(node):
                self.initial = True

    def _part_from(self, text: str | None) -> None:
        """Put a space where two elements meet that a style sheet keeps apart."""
        if text and self.parts and meets(self.parts[-1], text):
            self.parts.append(" ")

    def leave_inline(self, node: lxml.html.HtmlElement, tag: str) -> None:
        """Count what stood in a link or in bold type."""
        if tag == "a" and self.link_from >= 0:
            self.linked += self.length - self.link_from
            self.links += self.length > self.link_from
            self.link_from = -1
        elif tag in _BOLD and self.bold_from >= 0:
            self.bold += self.length - self.bold_from
            self.bold_from = -1
        tail = node.tail
        if tail and self.lead is node and self.parts and meets(self.parts[-1], tail):
            self.end_run(2)

    def end_run(self, breaks: int) -> None:
        """Make a block of the run; `breaks` is 1 at a line break and 2 at an element's edge."""
        text = " ".join("".join(self.parts).split()) if self.length else ""
        if not text.isascii() and _INVISIBLE.search(text):
            text = " ".join(_INVISIBLE.sub("", text).split())
        linked = self.linked + (self.length - self.link_from if self.link_from >= 0 else 0)
        if not text:
            self.breaks += breaks
        elif linked > _ALL_LINKED * self.length and len(text) < SHORT_LINK and self.open[-1][1] not in HEADINGS:
            self.labels += len(text)
            self.breaks += breaks + 1
        else:
            self._add_block(text, linked / self.length)
            self.breaks = breaks
            self.images = 0
            self.labels_before = self.labels
        self.parts = []
        self.length = self.links = self.linked = self.bold = 0
        self.first_link = -1
        self.prompted = self.initial = False
        self.lead = None
        self.link_from = min(self.link_from, 0)
        self.bold_from = min(self.bold_from, 0)

    def _add_block(self, text: str, linked: float) -> None:
        bold = self.bold + (self.length - self.bold_from if self.bold_from >= 0 else 0)
        links = self.links + (self.link_from >= 0)
        before = max(self.first_link, 0) if links else self.length
        self.page.blocks.append(
            Block(  # in the order of its fields: their names would take three times as long
                text,
                _words_of(text[: _SHORT_CHARS if is_short(text) else _OPENING_CHARS]),
                self._box(),
                self.lead,
                links,
                linked,
                bold / self.length,
                before / self.length,
                links > 0 and self.prompted,
                self.breaks == 1,
                self.images,
                self.labels - self.labels_before,
            )
        )

    def _box(self) -> int:
        """The innermost open element's box; it and those around it become boxes if they are none yet."""
        boxes = self.page.boxes
        for depth in range(len(self.boxed), len(self.open)):
            node, tag, labels = self.open[depth]
            parent = self.boxed[-1] if self.boxed else -1
            boxes.append(Box(tag, node.items(), parent, depth, len(self.page.blocks), labels))
            self.boxed.append(len(boxes) - 1)
        return self.boxed[-1]
