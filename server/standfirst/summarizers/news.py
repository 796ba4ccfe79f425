"""News: the default."""

from __future__ import annotations

from standfirst.model import SummaryOptions
from standfirst.summarizers.choice import Choice
from standfirst.summarizers.selection import summarize_by_rating
from standfirst.summarizers.source import Source


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the first sentences that tell something new."""
    return summarize_by_rating(source, options, rate, len(source.sentences))


def rate(source: Source) -> list[float]:
    """Rate each sentence by its place."""
    return [1 / (1 + i) for i in range(len(source.sentences))]
