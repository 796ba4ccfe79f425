"""When and how much: dates, weekdays and years; sums, shares and counted things."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import regex

from standfirst.facts.names import Name
from standfirst.model import Article, Sentence


def spans(
    pattern: regex.Pattern[str], beginnings: Sequence[re.Pattern[str]], article: Article, sentences: Sequence[Sentence]
) -> list[Name]:
    """All that a pattern finds in the sentences, in reading order.

    It is tried only where it may begin: at all places of a text that would take ten times as long.
    """
    if not sentences:
        return []
    text, low, high = article.text, sentences[0].start, sentences[-1].end
    starts = [sentence.start for sentence in sentences]
    found: list[Name] = []
    behind = low
    for at in sorted({match.start() for beginning in beginnings for match in beginning.finditer(text, low, high)}):
        sentence = sentences[bisect_right(starts, at) - 1]
        if not behind <= at < sentence.end:  # it is part of the one before it, or stands in a heading
            continue
        match = pattern.match(sentence.text, at - sentence.start)
        if match:
            behind = sentence.start + match.end()
            found.append(Name(match[0], sentence, at, behind))
    return found
