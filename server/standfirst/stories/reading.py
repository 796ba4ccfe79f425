"""Reading one article for a briefing: its terms, its summary, and the sentences that others' sentences may join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from standfirst import summarizers
from standfirst.model import Article, Length, Reading, Sentence, SummaryOptions
from standfirst.summarizers.candidates import candidates
from standfirst.summarizers.source import Source
from standfirst.text.sentences import article_sentences

CANDIDATES = Length("sentences", 10)
"""Sentences of an article that may stand in a story: a story has four at most, and others may have told the best."""

READ_SENTENCES = 200
"""Sentences that say what an article is about: a long one says it in its first thousands of words."""


def read_article(article: Article, length: Length) -> Reading:
    """Find what a story needs of an article.

    Args:
        article: what was extracted, or what the history holds of one.
        length: how long the story may be if no other article tells it.
    """
    sentences = article_sentences(article)
    read = Source(article, sentences[:READ_SENTENCES])
    chosen = summarizers.summarize(article, sentences, SummaryOptions(length=length))
    return Reading(
        article=article,
        terms=Counter(chain(read.title_terms, chain.from_iterable(read.terms))),
        candidates=_candidates(article, sentences),
        summary=tuple(sentences[sentence.sources[0]] for sentence in chosen.sentences),
    )


def _candidates(article: Article, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, float], ...]:
    chosen = candidates(article, sentences, CANDIDATES)
    return tuple((sentences[sentence.sources[0]], sentence.score) for sentence in chosen)
