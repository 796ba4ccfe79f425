"""Lead: R. Brandow, K. Mitze and L. F. Rau, “Automatic condensation of electronic publications”, IP&M 31 (1995)."""

from __future__ import annotations

from standfirst.model import SummaryOptions
from standfirst.summarizers.choice import Choice, Ledger
from standfirst.summarizers.selection import Budget, whole_article
from standfirst.summarizers.source import Source


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the first sentences without a gap, as many as the length allows.

    Where even the first one is too long for it, the summary begins with the first sentence that fits.
    """
    budget = Budget.of(options.length, source.article.word_count)
    whole = whole_article(source, budget, options)
    if whole:
        return whole
    chosen: list[int] = []
    words = 0
    for place, count in enumerate(source.word_counts):
        if budget.holds(len(chosen) + 1, words + count):
            chosen.append(place)
            words += count
        elif chosen:
            break
    places = range(len(source.sentences))
    ledger = Ledger({i: 1 / (1 + i) for i in places}, reasons=dict.fromkeys(places, "It does not fit into the length."))
    ledger.reasons |= dict.fromkeys(chosen, "It stands at the top.")
    return ledger.choose(source, chosen, options)
