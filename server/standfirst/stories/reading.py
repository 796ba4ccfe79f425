"""Reading one article for a briefing: its terms, its summary, and the sentences that others' sentences may join."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from standfirst.model import Article, Length, Reading
from standfirst.summarizers.candidates import contribution
from standfirst.summarizers.source import Source
from standfirst.text.sentences import article_sentences

READ_SENTENCES = 200
"""Sentences that say what an article is about: a long one says it in its first thousands of words."""


def read_article(article: Article, length: Length) -> Reading:
    """Find what a story needs of an article.

    Args:
        article: what was extracted, or what the history holds of one.
        length: how long the story may be if no other article tells it.
    """
    sentences = article_sentences(article)
    source = Source(article, sentences[:READ_SENTENCES])
    found = contribution(source, length)
    return Reading(
        article=article,
        terms=Counter(chain(source.title_terms, chain.from_iterable(source.terms))),
        candidates=tuple((sentences[one.sources[0]], one.score) for one in found.candidates),
        summary=tuple(sentences[one.sources[0]] for one in found.summary),
    )
