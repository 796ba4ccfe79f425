"""A parsed page cut into blocks: the runs of text between two boundaries of block-level elements."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, compress

import lxml.html
from lxml import etree

from standfirst.extraction.blocks.cut_page import Block, Box, CutPage, is_short
from standfirst.extraction.blocks.elements import BOLD, BOXES, HEADINGS, INLINE, SILENT
from standfirst.extraction.blocks.inline import is_drop_cap, is_mark, is_opener, is_unseen, meets

# Soft hyphens and the like are no part of a text that is quoted. Joiners stay: Persian and Hindi are spelt with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


SHORT_LINK = 80
"""A run of fewer letters that is all link, outside headings, is a label of navigation and no block: a third of all runs
of 1,818 pages, with 0.1 % of the words that are found."""

STANDING_CHARS, STANDING_TIMES = 30, 3
"""A `div` of at most so many letters without a stop that the page says so often is a label ("Advertisement")."""

_SHORT_CHARS, _OPENING_CHARS = 300, 60
_WORDS = re.compile(r"\w+")
_ASCII = map(chr, range(128))
_ASCII_WORDS = "".join(letter.lower() if letter.isalnum() or letter == "_" else " " for letter in _ASCII)
_ALL_LINKED = 0.95
_NEAR = 4
_CLOSE_UP = (",", ".")
"""No white space is left before these where a hidden element stood."""
_RARELY_TEXT = frozenset({"button", "nav"})
"""They hold no text unless they hold paragraphs: some pages forget to close a button."""
INITIAL_CHARS = 4
"""An initial with white space around it has no more."""
_LABEL_ENDS = (":", "：", "|", "»", "›", ">", "→")


def _words_of(text: str) -> list[str]:
    """The words of a text in lower case; of plain letters, in a third of the time that the expression takes."""
    return text.translate(_ASCII_WORDS).split() if text.isascii() else _WORDS.findall(text.lower())


def _is_followed(node: lxml.html.HtmlElement) -> bool:
    """Whether text goes on behind an element, hidden ones and other terms between."""
    for _ in range(_NEAR):
        if node.tail and not node.tail.isspace():
            return True
        node = node.getnext()
        if node is None or (node.tag in BOXES and node.tag not in SILENT):
            return False
    return False


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
        self.initial = self.gap = False

    def skips(self, node: lxml.html.HtmlElement, tag: str) -> bool:
        """Open an element, unless nothing in it is text."""
        if tag in INLINE or (tag not in BOXES and self.flows(node, tag)):
            before = self.parts[-1] if self.parts else ""
            if (node.attrib or tag == "sup") and (is_unseen(node) or is_mark(node, tag, before)):
                self.gap = True
                return True
            if tag not in INLINE:
                self.flowing.append(node)
            self.enter_inline(node, tag)
        elif tag == "br":
            self.end_run(1)
        elif tag in _RARELY_TEXT:
            if node.find(".//p") is None:
                return True
            self.enter_box(node, tag)
        elif tag in SILENT:
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
        after = _is_followed(node)
        beside = after and self.length > 0 if tag == "button" else after or self.length > 0
        if tag == "button" and self.open and self.open[-1][1] in HEADINGS:
            beside = True  # what unfolds the answer to a question is its heading
        return beside and all(child.tag in INLINE for child in node)

    def add(self, text: str) -> None:
        """Go on with the run; white space between elements does not count."""
        if self.initial:
            text = text.lstrip()
            self.initial = not text
        if not text.isspace():
            if self.gap and self.parts and text.startswith(_CLOSE_UP):
                self.parts[-1] = self.parts[-1].rstrip()
            self.gap = False
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
        elif tag in BOLD:
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
        elif tag in BOLD and self.bold_from >= 0:
            self.bold += self.length - self.bold_from
            self.bold_from = -1
        tail = node.tail
        if tail and self.lead is node and self.parts:
            before = self.parts[-1]
            if meets(before, tail) or is_opener(before, tail):
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
        self.prompted = self.initial = self.gap = False
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
