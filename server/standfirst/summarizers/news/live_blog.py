"""Live blogs: many entries with the time of day, of which the newest is the news."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from standfirst.summarizers.source import Source

ENTRIES = 5
"""Times of day at the beginning of paragraphs that make a live blog; a chronicle of a day has fewer."""

SHARE = 0.15
"""The share of paragraphs that begin with a time of day, at least."""

_TIME = re.compile(r"\W{0,3}([01]?\d|2[0-3])[:.h]([0-5]\d)(?:\s?([ap])\.?m\b)?(?![\d%])", re.IGNORECASE)


def newest_first(source: Source) -> list[int] | None:
    """Give the places of the sentences, newest entry first; None if it is no live blog."""
    paragraphs = source.article.paragraphs
    stamped = [(p.index, _minutes(m)) for p in paragraphs if (m := _TIME.match(p.text))]
    if len(stamped) < ENTRIES or len(stamped) < SHARE * len(paragraphs):
        return None
    places = range(len(source.sentences))
    if not _ascends([minutes for _, minutes in stamped]):
        return list(places)
    starts = [index for index, _ in stamped]

    def entry(place: int) -> int:
        return bisect_right(starts, source.sentences[place].paragraph)

    return sorted(places, key=lambda place: (-entry(place), place))


def _minutes(match: re.Match[str]) -> int:
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    return 60 * (hour % 12 + 12 * (half == "p") if half else hour) + minute


def _ascends(minutes: Sequence[int]) -> bool:
    """Tell whether most times come after the ones before them."""
    steps = [after - before for before, after in pairwise(minutes)]
    return sum(step > 0 for step in steps) > sum(step < 0 for step in steps)
