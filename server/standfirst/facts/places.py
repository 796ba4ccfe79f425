"""Where: countries, regions and large cities behind a preposition of place, where they are no part of a longer name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import regex

from standfirst.facts.names import names
from standfirst.facts.passages import Span
from standfirst.facts.vocabulary import LETTER, SPACE, Vocabulary, any_of
from standfirst.model import Sentence


@cache
def gazetteer() -> frozenset[str]:
    """Names of countries, regions and large cities; benchmarks/gazetteer.py says where they are from."""
    lines = Path(__file__).with_name("places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def _before_and_behind(vocabulary: Vocabulary) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What must stand before a place, and what must not stand behind it.

    It is a part of something else, or one of several, in “London's”, “London-based”, “Paris 2024”, “England and Wales”.
    """
    table = vocabulary.table
    article = rf"(?:(?:{any_of(table.articles)}){SPACE}?)?"
    before = (
        rf"(?<!{LETTER})(?<!(?:{any_of(table.born)}){SPACE})(?:{any_of(table.place_prepositions)})(?:{SPACE}|(?<=['’]))"
        rf"{article}\Z"
    )
    of, conjunctions = "of|de|du|do|von", any_of(table.conjunctions)
    behind = rf"['’]|-[\p{{L}}\d]|{SPACE}(?:[\p{{Lu}}\d]|(?:{of}|{conjunctions}){SPACE}\p{{Lu}})"
    return regex.compile(before, regex.IGNORECASE), regex.compile(behind)


def places(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Span]:
    """Find the places in a sentence; a dateline tells where the reporter sits."""
    before, behind = _before_and_behind(vocabulary)
    for run in names(sentence):
        first, _, rest = run.text.partition(" ")
        opens = rest and first.lower() in vocabulary.table.place_prepositions
        span = run.narrowed(len(first) + 1, len(run.text)) if opens else run
        if span.text in gazetteer() and before.search(span.before) and not behind.match(span.after):
            yield span
