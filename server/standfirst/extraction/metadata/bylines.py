"""The authors: who they are by what the page declares, else by what it shows below its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise

import lxml.html

from standfirst.extraction.metadata.dates import iso_date
from standfirst.extraction.metadata.head import read_text
from standfirst.extraction.metadata.headline_area import Line
from standfirst.extraction.metadata.names import byline_parts, distinct, line_parts, signed_names, split_names
from standfirst.extraction.metadata.persons import CASED, is_organisation, lower, words_of
from standfirst.extraction.metadata.sources import Sources
from standfirst.extraction.metadata.structured_data import Node, StructuredData, text_of, types_of
from standfirst.extraction.metadata.titles import letters
from standfirst.extraction.page.paths import elements

_META_NAMES = (
    "byl",
    "author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor.author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "articleauthor",
)
_MARKS = re.compile(
    r"author|by-?line|writer|auteur|autor|verfasser|redakt|journalist|reporter|penulis|contributor|vcard|byl\b"
    r"|(?:^|[\s_-])by(?:$|[\s_-])",
    re.IGNORECASE,
)
_MARKED = elements(
    "descendant::*[@rel='author' or @itemprop='author'] | descendant::*[contains(@class, 'byline')]"
    " | descendant::*[contains(@class, 'author')]"
)
_EMPHASISED = elements("descendant::p[count(*) = 1 and (strong or b or em or i)][string-length(.) < 80]")
_MAX_AUTHORS = 8
_MAX_MARKED = 40
_MAX_LABELS = 200
_MAX_TEXTS = 60
_MAX_LINE = 160
_MAX_BYLINE = 200
_LEVELS = 4
"""Boxes around a line of which one may be named for the byline."""
_MOSTLY = 0.7
_PROSE = 100
_MAX_DATE = 48
_ARTICLE_TYPES = frozenset({"article", None})


def find_byline(page: Sources) -> str | None:
    """Name the authors, parted by commas: people if any are named, else the organisation that signs.

    A later declared source that names all people of an earlier one and more is taken instead.
    """
    organisations: list[str] = []
    people: list[str] = []
    for names in _declared(page):
        found = [name for name in names if not is_organisation(name, page.sites)]
        organisations = organisations or names
        if {letters(name) for name in found} > {letters(name) for name in people}:
            people = found
    # An article's author may stand in bold above or below the text alone; on other pages a bold line is no name.
    shown = chain(_shown(page), _signatures(page) if organisations or page.declares_article else ())
    for names in shown if not people else ():
        people = [name for name in names if not is_organisation(name, page.sites)]
        organisations = organisations or names
        if people:
            break
    return ", ".join((people or organisations)[:_MAX_AUTHORS])[:_MAX_BYLINE] or None


def _declared(page: Sources) -> Iterator[list[str]]:
    yield distinct(_structured(page.data, page.article) if page.article else ())
    for meta in _META_NAMES:
        yield distinct(name for value in page.head.all(meta)[:_MAX_AUTHORS] for name in split_names(value, shown=False))


def _structured(data: StructuredData, article: Node) -> Iterator[str]:
    authors = data.resolve(article.get("author")) or data.resolve(article.get("creator"))
    people = [author for author in authors if "Organization" not in types_of(author)]
    for author in (people or authors)[:_MAX_AUTHORS]:
        names = author.get("name")
        for name in names if isinstance(names, list) else [text_of(author, "name", "alternateName")]:
            if isinstance(name, str):
                yield from split_names(read_text(name), shown=False)


def _shown(page: Sources) -> Iterator[list[str]]:
    """What the lines below the headline say, the marked ones first; then what is marked elsewhere in the article."""
    lines = [line for line in page.area.lines if len(line.text) <= _MAX_LINE]
    boxes = [(line, _marked_box(line)) for line in lines]
    lines = [line for line in lines if not line.is_heading]
    for place, (line, box) in enumerate(boxes):
        if box is not None and (names := _names_in(line, box)):
            further = (other for other, around in boxes[place + 1 :] if around is box)
            yield distinct([*names, *(name for other in further for name in _alone(other.text))])
    for line in lines:
        for part in byline_parts(line.text):
            yield split_names(part, shown=True)
    yield from _beside_others(lines, page)
    for node in islice(_MARKED(page.tree), _MAX_MARKED):
        text = read_text(" ".join(islice(node.itertext(), _MAX_TEXTS))[: 2 * _MAX_LINE])
        if text and len(text) <= _MAX_LINE and not page.area.is_foreign(node):
            yield split_names(text, shown=True)


def _beside_others(lines: list[Line], page: Sources) -> Iterator[list[str]]:
    """Names below "Author", with a role, beside the date, or in a list of facts."""
    for line, following in pairwise(lines):
        if lower(line.text).strip(" :") in words_of("before_author"):
            yield _alone(following.text)
    for line in lines:
        for part in (*line_parts(line.text), *(text for text, _ in line.chunks)):
            yield signed_names(part)
    if page.head.first("og:type") in _ARTICLE_TYPES:
        yield from _beside_date(lines, page)
    yield from _labelled(page)


def _beside_date(lines: list[Line], page: Sources) -> Iterator[list[str]]:
    """A name in the line of the date, or in the next one; not a topic's, of whom the article tells."""
    told = " ".join((page.title or "", *(text for text in page.area.opening if len(text) >= _PROSE)))
    for one, other in pairwise(lines):
        for line, beside in ((one, other), (other, one)):
            if len(beside.text) <= _MAX_DATE and iso_date(beside.text, page.language):
                # In scripts without capitals a button's label looks like a name.
                yield [name for name in _alone(line.text) if name not in told and CASED.match(name)]
    for line in lines:
        for (text, _), (beside_text, _) in pairwise(line.chunks):
            if len(beside_text) <= _MAX_DATE and iso_date(beside_text, page.language):
                yield [name for name in _alone(text) if name not in told and CASED.match(name)]
        first, _, rest = line.text.replace("|", ",").replace("·", ",").partition(",")
        if 0 < len(rest) <= _MAX_DATE and iso_date(rest, page.language):
            yield [name for name in _alone(first) if name not in told]


def _labelled(page: Sources) -> Iterator[list[str]]:
    """Names behind a label in a list of facts: "Author: Ellen Marsh"."""
    for node in islice(page.tree.iter("strong", "b", "dt", "th"), _MAX_LABELS):
        label = lower(node.text or "").strip(" :：\n\t")
        if label in words_of("before_author") and not len(node) and not page.area.is_foreign(node):
            beside = node.getnext()
            text = node.tail if node.tail and not node.tail.isspace() else _text_of(beside)
            yield _alone(read_text(text[:_MAX_LINE]))


def _text_of(node: lxml.html.HtmlElement | None) -> str:
    return "" if node is None else " ".join(islice(node.itertext(), _MAX_TEXTS))


def _signatures(page: Sources) -> Iterator[list[str]]:
    """A name in bold that is a paragraph of its own before the text's first paragraph, or after its last."""
    for node in islice(_EMPHASISED(page.tree), _MAX_MARKED):
        text = read_text(node.text_content()[:_MAX_LINE])
        siblings = (islice(node.itersiblings("p", preceding=preceding), _MAX_MARKED) for preceding in (True, False))
        before, after = (list(filter(_is_prose, found)) for found in siblings)
        if bool(before) != bool(after) and not page.area.is_foreign(node):
            told = " ".join(sibling.text_content() for sibling in before or after)
            yield [name for name in _alone(text) if name not in told]


def _is_prose(node: lxml.html.HtmlElement) -> bool:
    return len(node.text_content()) >= _PROSE


def _marked_box(line: Line) -> lxml.html.HtmlElement | None:
    """The outermost box around a line, or within it, that is named for the author."""
    chain = [line.block, *islice(line.block.iterancestors(), _LEVELS)]
    marked = [box for box in chain if box.tag not in {"body", "main", "article"} and _is_marked(box)]
    if marked:
        return marked[-1]
    inner = (box for _, node in line.chunks for box in (node, node.getparent()) if box is not None)
    return next((box for box in inner if box.tag not in {"body", "main", "article"} and _is_marked(box)), None)


def _is_marked(box: lxml.html.HtmlElement) -> bool:
    names = (box.get("class"), box.get("rel"), box.get("itemprop"), box.get("id"))
    return box.tag == "address" or any(name is not None and _MARKS.search(name[:300]) for name in names)


def _names_in(line: Line, box: lxml.html.HtmlElement) -> list[str]:
    """The names in those of a line's texts that the box holds; texts of different elements are parted."""
    texts = [text for text, node in line.chunks if node is box or box in node.iterancestors() or line.block is box]
    texts = texts or [text for text, _ in line.chunks]
    return split_names("\n".join(texts), shown=True) or split_names(" ".join(texts), shown=True)


def _alone(text: str) -> list[str]:
    """The names in a line that holds little else."""
    names = split_names(text, shown=True)
    return names if len("".join(names)) >= _MOSTLY * len(text) else []
