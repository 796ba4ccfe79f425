"""Luhn: H. P. Luhn, “The Automatic Creation of Literature Abstracts”, IBM Journal 2 (1958)."""

from __future__ import annotations

from sumy.summarizers.luhn import LuhnSummarizer

from standfirst.model import SummaryOptions
from standfirst.summarizers import selection, sumy_model
from standfirst.summarizers.choice import Choice
from standfirst.summarizers.source import Source

SENTENCES = 800
"""It looks each word up in a growing list of others: as many sentences take half a second."""


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the best-rated sentences."""
    return selection.summarize_by_rating(source, options, rate, SENTENCES)


def rate(source: Source) -> list[float]:
    """Rate each sentence. Luhn measures the gaps between significant words, so stop words stay in."""
    return sumy_model.rate(LuhnSummarizer, source.stems, source.stop_words)
