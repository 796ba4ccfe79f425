"""Reduction: A. Fabish, “Reduction”, github.com/adamfabish/Reduction (2014)."""

from __future__ import annotations

from sumy.summarizers.reduction import ReductionSummarizer

from standfirst.model import SummaryOptions
from standfirst.summarizers import selection, sumy_model
from standfirst.summarizers.choice import Choice
from standfirst.summarizers.source import Source

SENTENCES = 140
"""It compares each word with each other: as many sentences take half a second."""


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the best-rated sentences."""
    return selection.summarize_by_rating(source, options, rate, SENTENCES)


def rate(source: Source) -> list[float]:
    """Rate each sentence."""
    return sumy_model.rate(ReductionSummarizer, source.terms)
