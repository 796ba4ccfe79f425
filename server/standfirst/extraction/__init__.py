"""A document's article: decoding, chrome, main text, metadata, and whether there is an article at all."""

from __future__ import annotations

import re
import time

import trafilatura

from standfirst.config import Bounds
from standfirst.errors import NoArticleFound
from standfirst.model import Article, Document, Extraction, Paragraph
from standfirst.text import language as languages

__all__ = ["extract_article", "extract_text"]


def extract_article(document: Document, bounds: Bounds) -> Extraction:
    """Find the article in a page.

    Raises:
        NoArticleFound: nothing like a main text is left.
        UnsupportedDocument: the document is no HTML.
        PageTooComplex: it has more nodes than any article has.
    """
    begin = time.perf_counter()
    html = document.html if isinstance(document.html, str) else document.html.decode("utf-8", "replace")
    text = trafilatura.extract(html, url=document.url, include_comments=False) or ""
    if not text:
        raise NoArticleFound("No article was found on this page.", hint="Open an article, or select its text.")
    meta = trafilatura.extract_metadata(html, default_url=document.url)
    return Extraction(
        Article(
            document_url=document.url,
            title=document.title or meta.title,
            byline=meta.author,
            site_name=meta.sitename,
            published=meta.date,
            language=languages.detect(text, document.language).code,
            paragraphs=tuple(Paragraph(i, "text", line) for i, line in enumerate(text.splitlines()) if line),
        ),
        (),
        {"extraction": 1000 * (time.perf_counter() - begin)},
    )


def extract_text(text: str, *, title: str | None, language: str | None, bounds: Bounds) -> Extraction:
    """Clean a plain text whose paragraphs are parted by blank lines.

    Raises:
        NoArticleFound: nothing is left of it.
    """
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    paragraphs = tuple(Paragraph(i, "text", block) for i, block in enumerate(filter(None, blocks)))
    if not paragraphs:
        raise NoArticleFound("The text is empty.", hint="Select more of the article.")
    return Extraction(Article(title=title, language=languages.detect(text, language).code, paragraphs=paragraphs), (), {})
