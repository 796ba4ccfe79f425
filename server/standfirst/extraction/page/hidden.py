"""Blocks that a browser did not render, which the extension marks: they stay where they continue the article.

Pages hide prose until a script has run, behind "read more" or behind a wall; they hide menus, comments and a second
copy for telephones in the same way.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import lxml.html

from standfirst.extraction.page.paths import elements

MARK = "data-standfirst-hidden"
"""What the extension's capture puts on the outermost of them."""

_MARKED = elements(f"//*[@{MARK}]")
_PROSE = 60
"""Characters outside of links that make a paragraph prose rather than a label."""
_UP = 4
"""How many boxes up a hidden block's article may begin."""
_MANY = 3
"""Times the visible paragraphs that hidden ones must be to be the article all by themselves."""
_BEGINNING = 80
"""Characters by which a copy of a visible paragraph is known."""

_APART = re.compile(
    r"(?:^|[\s_-])(?:comment|disqus|menu|nav|navbar|sidebar|share|social|related|recommend|cookie|consent|gdpr|newsletter"
    r"|subscribe|signup|login|register|search|tooltip|dropdown|modal|dialog|popup|lightbox|reply|footer|promo|advert)",
    re.IGNORECASE,
)
_APART_TAGS = frozenset({"nav", "aside", "footer", "form", "dialog", "menu"})
_NEVER_APART = frozenset({"html", "body", "main", "article"})


def drop_hidden(tree: lxml.html.HtmlElement) -> None:
    """Take out the marked blocks that do not continue the article, and the marks of the others."""
    marked = _MARKED(tree)
    if not marked:
        return
    visible = list(_prose(tree, frozenset(marked)))
    known = {text[:_BEGINNING] for _, text in visible}
    boxes = _boxes([block for block, _ in visible])
    for block in marked:
        del block.attrib[MARK]
        if not _continues(block, boxes, known):
            block.drop_tree()


def _continues(block: lxml.html.HtmlElement, boxes: set[lxml.html.HtmlElement], known: set[str]) -> bool:
    """Whether it holds prose of its own, and stands with the visible prose or in the place of all of it."""
    if _is_apart(block):
        return False
    own = [text for _, text in _prose(block, frozenset())]
    if not own or sum(text[:_BEGINNING] in known for text in own) * 2 >= len(own):
        return False
    parents = tuple(itertools.islice(block.iterancestors(), _UP))
    if any(_is_apart(parent) for parent in parents):
        return False
    near = itertools.takewhile(lambda parent: parent.tag not in {"body", "html"}, parents)
    # Where little is visible, what is hidden is what the page is about.
    return any(parent in boxes for parent in near) or len(own) > _MANY * len(known)


def _boxes(blocks: list[lxml.html.HtmlElement]) -> set[lxml.html.HtmlElement]:
    """Give all elements that hold some of these."""
    boxes: set[lxml.html.HtmlElement] = set()
    for block in blocks:
        for parent in (block, *block.iterancestors()):
            if parent in boxes:
                break
            boxes.add(parent)
    return boxes


def _is_apart(block: lxml.html.HtmlElement) -> bool:
    if block.tag in _NEVER_APART:
        return False
    names = f"{block.get('class', '')} {block.get('id', '')}"
    return block.tag in _APART_TAGS or block.get("role") in {"dialog", "navigation"} or bool(_APART.search(names))


def _prose(
    root: lxml.html.HtmlElement, without: frozenset[lxml.html.HtmlElement]
) -> Iterator[tuple[lxml.html.HtmlElement, str]]:
    """Give each paragraph of prose in a block and its text; what is apart or in the given blocks is left out."""
    pending = [root]
    while pending:
        block = pending.pop()
        if block in without or not isinstance(block.tag, str) or (block is not root and _is_apart(block)):
            continue
        whole = block.tag == "p"
        text = block.text_content() if whole else f"{block.text or ''} {' '.join(child.tail or '' for child in block)}"
        text = " ".join(text.split())
        if len(text) >= _PROSE:
            yield block, text
        if not whole:
            pending.extend(reversed(block))
