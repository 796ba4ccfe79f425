"""Explanation: why a sentence was taken or left, in plain words that are true of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from standfirst.summarizers.news.candidates import Candidate, measured
from standfirst.summarizers.news.selection import Selection
from standfirst.summarizers.selection import Budget
from standfirst.summarizers.source import Source

MERITS = {
    "bullets_share": "Its words stand in the publisher's own summary.",
    "description_share": "Its words stand in what the page says of itself.",
    "title_told": "It tells what the headline promises.",
    "echo": "Its words come back all over the article.",
    "introduces": "It brings up what later sentences take up.",
    "figures": "It has more figures than others.",
    "words": "It tells more than others do.",
}
"""What can be said for a sentence, by the feature that it must have more of than the article's others."""

LIKELY = 0.5


def explained(
    source: Source, candidates: Sequence[Candidate], selection: Selection, budget: Budget
) -> Mapping[int, str]:
    """Give a reason for each sentence, by its place."""
    features = measured(source)[0]
    columns = {name: features.column(name) for name in MERITS}
    above = {name: (values - values.mean()) / (values.std() or 1.0) for name, values in columns.items()}
    return {
        place: MERITS[max(MERITS, key=lambda name: float(np.round(above[name][place], 3)))]
        if place in selection.chosen
        else _why_left(source, place, selection, budget)
        for place, one in enumerate(candidates)
    }


def _why_left(source: Source, place: int, selection: Selection, budget: Budget) -> str:
    one = selection.candidates[place]
    # Of two that repeat each other either may be asked, and only few are chosen.
    told = min((chosen for chosen in selection.chosen if place in selection.repeats(chosen)), default=None)
    if one.fault and selection.policy.faults[one.fault.grade] > LIKELY:
        return one.fault.reason
    if told is not None:
        return f"It repeats sentence {source.sentences[told].index}."
    if len(selection.chosen) < budget.sentences and selection.words + one.words > budget.words:
        return "It does not fit into the length."
    if one.unfit >= LIKELY:
        return one.fault.reason if one.fault else "It reads like a teaser, a scene, a truism or a label."
    if selection.unmet[place] >= LIKELY:
        return one.mention.reason or "It needs what stands before it."
    return one.fault.reason if one.fault else "It tells less than those that were taken."
