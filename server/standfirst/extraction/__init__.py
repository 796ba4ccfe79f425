"""A document's article: decoding, chrome, main text, metadata, and whether there is an article at all."""

from __future__ import annotations

import time

from standfirst.config import Bounds
from standfirst.errors import NoArticleFound
from standfirst.extraction import judgement, plain_text, widgets
from standfirst.extraction.blocks import main_text
from standfirst.extraction.completeness import is_live, is_partial
from standfirst.extraction.metadata import find_metadata
from standfirst.extraction.notices import notice
from standfirst.extraction.page import cleaning, decoding, hidden, parsing, scanning
from standfirst.extraction.page_features import page_features
from standfirst.model import Article, Document, Extraction, NoticeCode, Paragraph, PlainText
from standfirst.text import language as languages
from standfirst.word_count import count_words

__all__ = ["extract_article"]

MIN_WORDS, MIN_DECLARED_WORDS = 40, 20
"""A main text of fewer words is a caption, a teaser or a notice; where the page says that it is an article, of fewer
than the second."""


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
    decoded = time.perf_counter()
    page = scanning.scan(html, bounds)
    tree = parsing.parse(page.html)
    hidden.drop_hidden(tree)
    metadata = find_metadata(tree, page.json_ld, document.url)
    features = page_features(tree, metadata, document.url)
    widget_dropped = widgets.drop_widgets(tree, page.html, document.url)
    title = document.title or metadata.title
    found = main_text.find_main_text(
        tree, url=document.url, title=title, byline=metadata.byline, description=metadata.description
    )
    paragraphs = cleaning.clean_paragraphs(found.paragraphs)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    words = count_words(text)
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
        own_words=metadata.own_words,
        likely=judgement.likelihood({**features, **judgement.text_features(found, text, words)}, document.url),
    )
    codes = (
        (NoticeCode.CONTENT_DROPPED, page.dropped),
        (NoticeCode.TRUNCATED, page.truncated),
        (NoticeCode.PUBLISHER_SUMMARY_DROPPED, widget_dropped),
        (NoticeCode.NO_ARTICLE_LIKELY, article.likely < judgement.EVEN),
        (NoticeCode.PARTIAL_ARTICLE, is_partial(page.html, metadata, paragraphs, words)),
        (NoticeCode.LIVE_BLOG, is_live(metadata, document.url)),
        (NoticeCode.LANGUAGE_GUESSED, language.guessed),
    )
    done = time.perf_counter()
    timings = {"decode": 1000 * (decoded - begin), "extraction": 1000 * (done - decoded)}
    return Extraction(article, tuple(notice(code) for code, holds in codes if holds), timings)


def _is_main_text(found: main_text.MainText, text: str, words: int, *, declared: bool) -> bool:
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
