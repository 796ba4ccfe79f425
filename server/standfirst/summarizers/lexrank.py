"""LexRank: G. Erkan and D. R. Radev, “LexRank: Graph-based Lexical Centrality as Salience”, JAIR 22 (2004)."""

from __future__ import annotations

from sumy.summarizers.lex_rank import LexRankSummarizer

from standfirst.model import SummaryOptions
from standfirst.summarizers import selection, sumy_model
from standfirst.summarizers.choice import Choice
from standfirst.summarizers.source import Source

SENTENCES = 200
"""It compares each sentence with each other: as many take half a second."""


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the best-rated sentences."""
    return selection.summarize_by_rating(source, options, rate, SENTENCES)


def rate(source: Source) -> list[float]:
    """Rate each sentence."""
    return sumy_model.rate(LexRankSummarizer, source.terms)
