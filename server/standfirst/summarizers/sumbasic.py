"""SumBasic: L. Vanderwende, H. Suzuki, C. Brockett and A. Nenkova, “Beyond SumBasic”, IP&M 43 (2007)."""

from __future__ import annotations

from sumy.summarizers.sum_basic import SumBasicSummarizer

from standfirst.model import SummaryOptions
from standfirst.summarizers import selection, sumy_model
from standfirst.summarizers.choice import Choice
from standfirst.summarizers.source import Source

SENTENCES = 800
"""It rates all that are left for each one taken: as many take half a second."""


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the best-rated sentences."""
    return selection.summarize_by_rating(source, options, rate, SENTENCES)


def rate(source: Source) -> list[float]:
    """Rate each sentence: 1 for the first that sumy takes, 1/2 for the second (it counts 0, -1, -2 …)."""
    return [1 / (1 - order) for order in sumy_model.rate(SumBasicSummarizer, source.terms)]
