"""The authors as a page names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, pairwise

import lxml.html

from standfirst.extraction.metadata.page_head import PageHead
from standfirst.extraction.metadata.structured_data import Node, StructuredData, text_of, types_of
from standfirst.extraction.page.cleaning import clean_text
from standfirst.extraction.page.paths import strings

_PREFIX = re.compile(
    r"""^(?:(?:written|story|words|text|report(?:ed|ing)?|posted|published)\s)?
    (?:(?:by|autor(?:in|es|a)?|auteur|author|autore
    |автор|автори|text|texto|skrevet\ av|yazan|بقلم|כתב|מאת|文|记者|記者|作者)
    (?:\s?[:：]\s?|\s+(?=\S)) | (?:von|par|por|di|de|door|av|af|przez|από|του):\s)""",
    re.VERBOSE | re.IGNORECASE,
)
# In some languages the word before a name may be a part of it: "De Vries" signs articles, too.
_SHOWN_PREFIX = re.compile(r"(?:von|par|por|di|door|av|af|przez|από)\s+(?=[^\W\d_])", re.IGNORECASE)
_TAIL = re.compile(
    r"""\s*(?:[|•·]|\s[-–—]\s|,\s(?:associated|times|special|staff|senior|chief|correspondent|reporter|editor)\b).*$""",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"""https?:|www\.|@\w+\.|\d{4}|^(?:admin|administrator|staff|editor|user|guest|author|unknown|null|none|wordpress)$""",
    re.IGNORECASE,
)
_META_NAMES = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
)
_MAX_RAW = 400
_MAX_NAME = 80
_MAX_BYLINE = 200
_MAX_AUTHORS = 8

_SHOWN_IN = ("a", "span", "address", "div", "p")
_MAX_IN_PAGE = 12
_TEXTS = strings("descendant::text()[normalize-space()]")
_SIGNING = ("By", "Von", "Par", "Por", "Door", "Av", "Af", "Przez")
_SIGNED = re.compile(
    rf"""(?:{"|".join(_SIGNING)})\s(
    (?:[A-ZÀ-Þ][\w.'’-]*,?\s){{2,3}}(?:(?:and|und|et|y|e|en|og|och|i|&)\s(?:[A-ZÀ-Þ][\w.'’-]*\s?){{2,3}})?)""",
    re.VERBOSE,
)


def find_byline(
    tree: lxml.html.HtmlElement, head: PageHead, data: StructuredData, article: Node | None, site: str | None
) -> str | None:
    """Name the authors, parted by commas.

    Args:
        tree: the page, for a byline that is only shown.
        head: what its `meta` elements say.
        data: its structured data.
        article: the node of it that describes this article.
        site: the publication, which is no author.
    """
    structured = _structured(data, article) if article else ()
    return _joined(structured, site) or _joined(head.all(*_META_NAMES), site) or _joined(_shown(tree), site)


def _structured(data: StructuredData, article: Node) -> Iterable[str]:
    authors = data.resolve(article.get("author")) or data.resolve(article.get("creator"))
    people = [author for author in authors if "Organization" not in types_of(author)]
    for author in (people or authors)[:_MAX_AUTHORS]:
        if name := text_of(author, "name", "alternateName"):
            yield name


def _shown(tree: lxml.html.HtmlElement) -> list[str]:
    nodes = islice(filter(_names_author, tree.iter(*_SHOWN_IN)), _MAX_IN_PAGE)
    texts = [(node, clean_text(node.text_content()[: 2 * _MAX_BYLINE])) for node in nodes]
    named = [
        text for node, text in texts if "author" in (node.get("rel") or "") or "author" in (node.get("itemprop") or "")
    ]
    return (
        named[:_MAX_AUTHORS]
        or [_SHOWN_PREFIX.sub("", text, count=1) for _, text in texts if _is_signature(text)][:1]
        or _signed(tree)
    )


def _names_author(node: lxml.html.HtmlElement) -> bool:
    names = node.get("class", "")
    return (
        "author" in names
        or "byline" in names
        or "author" in node.get("rel", "")
        or "author" in node.get("itemprop", "")
    )


def _is_signature(text: str) -> bool:
    return bool(_PREFIX.match(text) or _SHOWN_PREFIX.match(text))


def _signed(tree: lxml.html.HtmlElement) -> list[str]:
    """A line that says no more than "By Mary Smith and John Brown"."""
    texts = [text for text in _TEXTS(tree) if len(text) <= _MAX_NAME]
    for text, following in pairwise((*texts, "")):
        if text.lstrip().startswith(_SIGNING):
            for line in (text, f"{text} {following}"):
                if signed := _SIGNED.fullmatch(f"{' '.join(line.split())} "):
                    return [signed[1]]
    return []


def _joined(names: Iterable[str], site: str | None) -> str | None:
    kept: list[str] = []
    for raw in names:
        name = _TAIL.sub("", _PREFIX.sub("", clean_text(raw[:_MAX_RAW]), count=1)).strip(" ,;:|-–—")
        if (
            1 < len(name) <= _MAX_NAME
            and not _NO_NAME.search(name)
            and name.casefold() != (site or "").casefold()
            and name not in kept
            and name[0] != "("
        ):
            kept.append(name)
    return ", ".join(kept)[:_MAX_BYLINE] or None
