"""What reads a stranger's text: each part of the product, given a text of which it reads all that it ever will."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from standfirst import extraction, facts, summarizers
from standfirst.config import Bounds
from standfirst.errors import StandfirstError
from standfirst.model import Article, Document, Length, Paragraph, PlainText, SummaryOptions
from standfirst.text import language as detection
from standfirst.text import sentences, words
from standfirst.word_count import count_words

Part = Callable[[str, str | None], object]

PROSE = "The council of the town voted on Tuesday to close the bridge for a year, and the mayor said it was time. " * 6


def article(text: str, language: str | None) -> Article:
    """An article of the text, under a headline, between two paragraphs of prose."""
    blocks = (PROSE, text, PROSE)
    return Article(
        title=text[:1000], language=language, paragraphs=tuple(Paragraph(i, "text", b) for i, b in enumerate(blocks))
    )


def _summarized(method: str) -> Part:
    options = SummaryOptions(length=Length("sentences", 3), method=method)

    def part(text: str, language: str | None) -> object:
        made = article(text, language)
        return summarizers.summarize(made, sentences.article_sentences(made), options)

    return part


def _facts(text: str, language: str | None) -> object:
    made = article(text, language)
    found = sentences.article_sentences(made)
    return facts.key_facts(made, found, range(len(found)))


def _keywords(text: str, language: str | None) -> object:
    made = article(text, language)
    return facts.keywords(made, sentences.article_sentences(made))


def _page(template: str) -> Part:
    def part(text: str, language: str | None) -> object:
        with suppress(StandfirstError):
            html = template.replace("PROSE", PROSE).replace("TEXT", text)
            return extraction.extract_article(Document(html.encode(), language=language), Bounds())
        return None

    return part


def _plain(text: str, language: str | None) -> object:
    with suppress(StandfirstError):
        return extraction.extract_article(PlainText(f"{PROSE}\n\n{text}", language=language), Bounds())
    return None


PARTS: Mapping[str, Part] = {
    "splitting sentences": sentences.split,
    "detecting the language": detection.detect,
    "words": words.words,
    "counting words": lambda text, _: count_words(text),
    "key facts": _facts,
    "keywords": _keywords,
    **{method.name: _summarized(method.name) for method in summarizers.METHODS},
    "plain text": _plain,
    "a page's text": _page("<title>A</title><article><h1>A</h1><p>PROSE<p>TEXT<p>PROSE</article>"),
    "a page's heading": _page("<title>TEXT</title><article><h1>TEXT</h1><p>PROSE<p>PROSE</article>"),
    "a page's metadata": _page(
        "<title>A</title><meta name=author content='TEXT'><meta property='og:title' content='TEXT'>"
        "<meta property='article:published_time' content='TEXT'><meta name=description content='TEXT'>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "TEXT", "author": {"name": "TEXT"}}'
        "</script><article><h1>A</h1><p class=byline>TEXT<time datetime='TEXT'>TEXT</time><p>PROSE<p>PROSE</article>"
    ),
    "a page's widgets": _page(
        "<title>A</title><article><h1>A</h1><div class='summary TEXT' id='TEXT'><button>TEXT</button><ul><li>TEXT"
        "</ul></div><p>PROSE<p>PROSE</article>"
    ),
    "a page's markup": _page("<title>A</title><article><h1>A</h1><p>PROSE<p>PROSE</article>TEXT"),
}
"""By name: what is run, with the text and the language that is claimed for it."""
