"""A document's article: decoding, chrome, main text, metadata, and whether there is an article at all."""

from __future__ import annotations

import time
from dataclasses import replace

import lxml.html

from standfirst.config import Bounds
from standfirst.errors import NoArticleFound
from standfirst.extraction import judgement, plain_text, widgets
from standfirst.extraction.blocks.main_text import MainText, find_main_text
from standfirst.extraction.blocks.repetition import shingles_of
from standfirst.extraction.blocks.text import Stated
from standfirst.extraction.completeness import is_live, is_partial
from standfirst.extraction.embedded import embedded_pages
from standfirst.extraction.metadata import find_metadata
from standfirst.extraction.notices import notice
from standfirst.extraction.page import cleaning, decoding, hidden, parsing, scanning
from standfirst.extraction.page.names import page_names
from standfirst.extraction.page_features import page_features
from standfirst.model import Article, Document, Extraction, NoticeCode, Paragraph, PlainText
from standfirst.text import language as languages
from standfirst.word_count import count_words

__all__ = ["extract_article"]

MIN_WORDS, MIN_DECLARED_WORDS = 40, 20
"""A main text of fewer words is a caption, a teaser or a notice; where the page says that it is an article, of fewer
than the second."""

RICH_WORDS, MUCH_MORE = 150, 2
"""A page with fewer words may carry more of its article as data: at least so many times as much."""


def extract_article(document: Document | PlainText, bounds: Bounds) -> Extraction:
    """Find the article in a page, or clean a plain text.

    Raises:
        NoArticleFound: a page has no main text of forty words, twenty where it calls itself an article; of a text,
            nothing at all is left.
        UnsupportedDocument: the page is no HTML, the text no text.
        PageTooComplex: the page has more elements than any article has, or nests deeper.
    """
    if isinstance(document, PlainText):
        return _extract_text(document, bounds)
    return _extract_page(document, bounds)


def _extract_page(document: Document, bounds: Bounds) -> Extraction:
    begin = time.perf_counter()
    html = decoding.decode(document.html, document.charset)
    if document.is_plain_text:
        html = plain_text.as_html(html)
    decoded = time.perf_counter()
    page = scanning.scan(html, bounds)
    tree = parsing.parse(page.html)
    hidden.drop_hidden(tree)
    names = page_names(tree)
    metadata = find_metadata(tree, page.json_ld, document.url)
    features = page_features(tree, names, metadata, document.url)
    dropped_widgets = widgets.drop_widgets(tree, names, page.html, document.url)
    title = document.title or metadata.title
    live = is_live(metadata, document.url)
    stated = Stated(
        title,
        metadata.byline,
        metadata.description,
        document.language or metadata.language,
        live=live,
        thread=judgement.is_thread(features, metadata.kinds),
    )
    found, text, words = _richest_text(page, tree, document.url, stated)
    paragraphs = found.paragraphs
    if not _is_main_text(found, text, words, declared=judgement.calls_itself_article(features)):
        raise NoArticleFound(
            "No article was found on this page.", hint="Give the page of an article, or the article's text."
        )
    language = languages.detect(text, document.language or metadata.language)
    article = Article(
        document_url=document.url,
        title=title,
        byline=metadata.byline,
        site_name=metadata.site_name,
        published=metadata.published,
        language=language.code,
        paragraphs=paragraphs,
        own_words=replace(metadata.own_words, bullets=widgets.bullets_of(dropped_widgets)),
        likely=judgement.likelihood({**features, **judgement.text_features(found, text, words)}, document.url),
    )
    codes = (
        (NoticeCode.CONTENT_DROPPED, page.dropped),
        (NoticeCode.TRUNCATED, page.truncated),
        (NoticeCode.PUBLISHER_SUMMARY_DROPPED, bool(dropped_widgets)),
        (NoticeCode.NO_ARTICLE_LIKELY, article.likely < judgement.EVEN),
        (NoticeCode.PARTIAL_ARTICLE, is_partial(names, metadata, paragraphs, words, for_members=found.for_members)),
        (NoticeCode.LIVE_BLOG, live),
        (NoticeCode.LANGUAGE_GUESSED, language.guessed),
    )
    done = time.perf_counter()
    timings = {"decode": 1000 * (decoded - begin), "extraction": 1000 * (done - decoded)}
    return Extraction(article, tuple(notice(code) for code, holds in codes if holds), timings)


def _richest_text(
    page: scanning.ScannedPage, tree: lxml.html.HtmlElement, url: str | None, stated: Stated
) -> tuple[MainText, str, int]:
    """The main text of the page; where that is hardly any, what it carries as data or for browsers without scripts.

    Returns:
        the main text, cleaned; the same as one text; its words.
    """
    best = _read(tree, url, stated)
    if best[2] >= RICH_WORDS:
        return best
    for html in embedded_pages(page.json_ld, page.states):
        other = _read(parsing.parse(html), url, stated)
        if other[2] >= max(MIN_WORDS, MUCH_MORE * best[2]) and (
            best[2] < MIN_WORDS or _tells_the_same(best[1], other[1])
        ):
            return other
    if best[2] < MIN_DECLARED_WORDS and "<noscript" in page.html:
        tree = parsing.parse(page.html)
        for node in list(tree.iter("noscript")):
            node.tag = "div"
        other = _read(tree, url, stated)
        return other if other[2] > best[2] else best
    return best


def _read(tree: lxml.html.HtmlElement, url: str | None, stated: Stated) -> tuple[MainText, str, int]:
    found = find_main_text(tree, url, stated)
    paragraphs = cleaning.clean_paragraphs(found.paragraphs)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return replace(found, paragraphs=paragraphs), text, count_words(text)


def _tells_the_same(shorter: str, longer: str) -> bool:
    """Whether most of a text stands in another."""
    runs = shingles_of(shorter)
    return 2 * len(runs & shingles_of(longer)) > len(runs)


def _is_main_text(found: MainText, text: str, words: int, *, declared: bool) -> bool:
    """Whether there is enough to sum up: neither teasers of other pages nor a consent notice alone."""
    if judgement.is_consent(text, words):
        return False
    return words >= MIN_DECLARED_WORDS if declared else words * (1 - found.teasers) >= MIN_WORDS


def _extract_text(document: PlainText, bounds: Bounds) -> Extraction:
    begin = time.perf_counter()
    text = decoding.decode(document.text)
    blocks, widget_dropped = plain_text.text_blocks(text[: bounds.text_bytes])
    if not blocks:
        raise NoArticleFound("No text is left to sum up.", hint="Give more of the article.")
    detected = languages.detect("\n".join(blocks), document.language)
    codes = (
        (NoticeCode.TRUNCATED, len(text) > bounds.text_bytes),
        (NoticeCode.PUBLISHER_SUMMARY_DROPPED, widget_dropped),
        (NoticeCode.INDEX_PAGE, plain_text.is_index(blocks, count_words)),
        (NoticeCode.LANGUAGE_GUESSED, detected.guessed),
    )
    return Extraction(
        Article(
            title=document.title,
            language=detected.code,
            paragraphs=tuple(Paragraph(i, "text", block) for i, block in enumerate(blocks)),
        ),
        tuple(notice(code) for code, holds in codes if holds),
        {"extraction": 1000 * (time.perf_counter() - begin)},
    )
