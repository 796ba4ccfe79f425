"""Sentences that may stand beside those of other articles: each is understood alone."""

from __future__ import annotations

from collections.abc import Sequence

from standfirst.model import Article, Length, Sentence, SummaryOptions, SummarySentence
from standfirst.summarizers import news
from standfirst.summarizers.news.coreference import Mentions
from standfirst.summarizers.source import Source


def candidates(article: Article, sentences: Sequence[Sentence], length: Length) -> tuple[SummarySentence, ...]:
    """Choose the sentences of an article from which a story told by several may take some.

    Args:
        article: whose sentences they are.
        sentences: all of them.
        length: how many at most.

    Returns:
        Those of the `news` summary of that length that need no other sentence to be understood, in the article's order.
    """
    source = Source(article, tuple(sentences))
    chosen = news.summarize(source, SummaryOptions(length=length))
    mentions = Mentions(source)
    return tuple(s for s in chosen.sentences if not mentions.of(s.sources[0]).reason)
