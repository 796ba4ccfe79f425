"""TextRank: R. Mihalcea and P. Tarau, “TextRank: Bringing Order into Texts”, EMNLP 2004."""

from __future__ import annotations

from sumy.summarizers.text_rank import TextRankSummarizer

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
    return sumy_model.rate(TextRankSummarizer, source.terms)
