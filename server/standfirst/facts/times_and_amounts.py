"""When and how much: dates, weekdays and years; sums, shares and counted things."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from standfirst.facts.names import Name
from standfirst.model import Sentence


def spans(pattern: regex.Pattern[str], hints: Sequence[re.Pattern[str]], sentences: Sequence[Sentence]) -> list[Name]:
    """All that a pattern's group `fact` finds, in reading order; only sentences with a hint of it are searched."""
    return [
        Name(match["fact"], sentence, sentence.start + match.start("fact"), sentence.start + match.end("fact"))
        for sentence in sentences
        if any(hint.search(sentence.text) for hint in hints)
        for match in pattern.finditer(sentence.text)
    ]
