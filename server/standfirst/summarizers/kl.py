"""KL-Sum: A. Haghighi and L. Vanderwende, “Exploring Content Models for Multi-Document Summarization”, NAACL 2009."""

from __future__ import annotations

from sumy.summarizers.kl import KLSummarizer

from standfirst.model import SummaryOptions
from standfirst.summarizers import selection, sumy_model
from standfirst.summarizers.choice import Choice
from standfirst.summarizers.source import Source

SENTENCES = 80
"""It rates all that are left for each one taken: as many take half a second."""


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the best-rated sentences."""
    return selection.summarize_by_rating(source, options, rate, SENTENCES)


def rate(source: Source) -> list[float]:
    """Rate each sentence: 1 for the first that sumy takes, 1/2 for the second (it counts 0, -1, -2 …)."""
    return [1 / (1 - order) for order in sumy_model.rate(KLSummarizer, source.terms)]
