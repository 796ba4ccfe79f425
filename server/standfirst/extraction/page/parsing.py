"""Markup into one tree, which every other step reads."""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

from standfirst.errors import NoArticleFound, PageTooComplex

_OF_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
# By default a Python function chooses each element's class anew whenever the element is touched: a tenth of our time.
_ONE_CLASS = lxml.etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)
# Some pages end before their text begins. Browsers read on, the parser drops what follows.
_END_OF_PAGE = re.compile(r"</(?:body|html)(?=[\s/>])[^>]*+>?+", re.IGNORECASE)
_RESOURCE_LIMIT = "ERR_RESOURCE_LIMIT"


def parse(html: str) -> lxml.html.HtmlElement:
    """Parse a scanned page.

    The parser keeps elements up to 2,048 deep; what is deeper it drops without a word, but in its log.

    Raises:
        NoArticleFound: there is nothing in it.
        PageTooComplex: it nests deeper than any article.
    """
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        tree: lxml.html.HtmlElement = lxml.html.document_fromstring(_END_OF_PAGE.sub("", html).encode(), parser=parser)
    except lxml.etree.ParserError as error:
        raise NoArticleFound(
            "The page is empty.", hint="Give the page of an article, or the article's text."
        ) from error
    if any(entry.type_name == _RESOURCE_LIMIT for entry in parser.error_log):
        raise PageTooComplex("The page nests deeper than any article.", hint="Give the article's text instead.")
    _open_body(tree)
    _open_shadow_roots(tree)
    return tree


def _open_shadow_roots(tree: lxml.html.HtmlElement) -> None:
    """Make ordinary elements of declarative shadow roots, which a browser shows."""
    for template in list(tree.iter("template")):
        if "shadowrootmode" in template.attrib or "shadowroot" in template.attrib:
            template.tag = "div"


def _open_body(tree: lxml.html.HtmlElement) -> None:
    """Move what the parser left in the head: pages may leave `<body>` out, but it knows no `article` or `main`."""
    head = tree.find("head")
    strays = [] if head is None else [node for node in head if node.tag not in _OF_HEAD]
    if head is None or not strays:
        return
    body = tree.find("body")
    if body is None:
        body = lxml.html.Element("body")
        head.addnext(body)
    for place, node in enumerate(head[head.index(strays[0]) :]):
        body.insert(place, node)
