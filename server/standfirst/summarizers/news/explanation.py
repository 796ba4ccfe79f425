"""Explanation: why a sentence was taken or left, in plain words that are true of it."""

from __future__ import annotations

import numpy as np

from standfirst.summarizers.news.features import Features
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


def explained(source: Source, features: Features, selection: Selection, budget: Budget) -> list[str]:
    """Give a reason for each sentence."""
    columns = np.array([features.column(name) for name in MERITS])
    deviation = columns.std(axis=1, keepdims=True)
    above = ((columns - columns.mean(axis=1, keepdims=True)) / np.where(deviation > 0, deviation, 1)).round(3)
    merits = tuple(MERITS.values())
    told = {other: place for place in sorted(selection.chosen, reverse=True) for other in selection.repeats(place)}
    return [
        merits[best] if place in selection.chosen else _why_left(source, place, selection, budget, told.get(place))
        for place, best in enumerate(above.argmax(axis=0))
    ]


def _why_left(source: Source, place: int, selection: Selection, budget: Budget, told: int | None) -> str:
    """Say why a sentence was left, where `told` is the one that is taken and tells the same."""
    one = selection.candidates[place]
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
