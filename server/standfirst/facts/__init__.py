"""Key facts (who, when, where, how much) and keywords, each pointing at its sentence.

The facts are found by rules over capitals, numbers, dates and verbs of speech, in the languages that have a
vocabulary; elsewhere there are none. Precision comes first: a chip that is wrong costs more than one that is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from standfirst.facts import keyphrases
from standfirst.facts.names import Name, names
from standfirst.facts.people import people
from standfirst.facts.places import places
from standfirst.facts.times_and_amounts import spans
from standfirst.facts.vocabulary import vocabulary
from standfirst.model import Article, FactKind, KeyFact, Sentence
from standfirst.text.lexicon import for_language

__all__ = ["key_facts", "keywords"]

MOST: Mapping[FactKind, int] = MappingProxyType({"who": 3, "when": 2, "where": 2, "how_much": 3})
"""How many of a kind a reader takes in at a glance."""

READ_SENTENCES = 80
"""What an article is about stands in its first thousand words or two; longer ones are not searched further."""


def key_facts(article: Article, sentences: Sequence[Sentence]) -> tuple[KeyFact, ...]:
    """Find who, when, where and how much; the most mentioned of each kind, in reading order."""
    words = vocabulary(article.language)
    if words is None:
        return ()
    read = sentences[:READ_SENTENCES]
    all_names = list(names(read))
    who = people(all_names, article.text, words, for_language(article.language))
    found: dict[FactKind, list[Name]] = {
        "who": who,
        "when": spans(words.dates, words.date_beginnings, article, read),
        "where": places(all_names, frozenset(word for name in who for word in name.words), words),
        "how_much": spans(words.amounts, words.amount_beginnings, article, read),
    }
    return tuple(
        KeyFact(kind, name.text, name.sentence.index, name.start, name.end)
        for kind, candidates in found.items()
        for name in _foremost(candidates, MOST[kind])
    )


def keywords(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Find the words that tell what the article is about, best first."""
    return keyphrases.keyphrases(article, sentences[:READ_SENTENCES])


def _foremost(candidates: Sequence[Name], most: int) -> list[Name]:
    """The most mentioned ones, the earlier of equals, each by its first mention; none that is part of another."""
    mentions = Counter(name.text for name in candidates)
    first = {name.text: name for name in reversed(candidates)}
    chosen: list[Name] = []
    for text in sorted(first, key=lambda text: (-mentions[text], first[text].start)):
        if len(chosen) < most and not any(text in other.text or other.text in text for other in chosen):
            chosen.append(first[text])
    return sorted(chosen, key=lambda name: name.start)
