"""Key facts (who, when, where, how much) and keywords, each pointing at its sentence.

The facts are found by rules over capitals, numbers, dates and verbs of speech, in the languages that have the words for
it, and only in what the reader is shown: the summary's sentences, and the headline. A chip that is wrong costs more
than one that is missing: what is not sure is not shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from standfirst.facts import keyphrases
from standfirst.facts.dates import dates
from standfirst.facts.kinds_of_article import has_no_facts
from standfirst.facts.passages import Span
from standfirst.facts.people import People
from standfirst.facts.places import places
from standfirst.facts.quantities import quantities
from standfirst.facts.relevance import Relevance
from standfirst.facts.vocabulary import vocabulary
from standfirst.model import Article, FactKind, KeyFact, Sentence

__all__ = ["key_facts", "keywords"]

MOST = 4
"""Facts that a reader takes in at a glance."""

MOST_OF_A_KIND: Mapping[FactKind, int] = MappingProxyType({"who": 2, "how_much": 2, "where": 1, "when": 1})
"""In the order in which they are chosen: each kind's first, then each kind's second."""

READ_SENTENCES = 80
"""What an article is about stands in its first thousand words or two; longer ones are not searched further."""

NAMING = 10
"""Sentences in which those of the headline are given their full names."""

SHOWN_SENTENCES = 12
"""Sentences of the summary that are searched: a longer one is the article itself."""


def key_facts(article: Article, sentences: Sequence[Sentence], chosen: Collection[int]) -> tuple[KeyFact, ...]:
    """Find who, when, where and how much.

    Args:
        article: what was summed up.
        sentences: all its sentences.
        chosen: the indices of those that are the summary.

    Returns:
        At most four facts, in reading order, of the summary's sentences; people of the headline, too.
    """
    words = vocabulary(article.language)
    if words is None or has_no_facts(article, words):
        return ()
    shown = [sentences[index] for index in sorted(chosen)][:SHOWN_SENTENCES]
    if not shown:
        return ()
    relevance = Relevance(article, words, shown[0].index)
    people = People(article, words)
    found: dict[FactKind, list[Span]] = {
        "who": _foremost(chain(*map(people.find, shown), *map(people.find_in_headline, sentences[:NAMING])), article),
        "how_much": _foremost(chain.from_iterable(quantities(s, words) for s in shown), article),
        # Further down places are where somebody comes from, or what is compared.
        "where": _foremost(chain.from_iterable(places(s, words) for s in shown[:1]), article),
        "when": _foremost(chain.from_iterable(dates(s, words) for s in shown), article),
    }
    relevant = {kind: [span for span in spans if relevance.holds(kind, span)] for kind, spans in found.items()}
    taken = [
        (kind, span)
        for turn in range(max(MOST_OF_A_KIND.values()))
        for kind, most in MOST_OF_A_KIND.items()
        for span in relevant[kind][turn : turn + 1]
        if turn < most
    ][:MOST]
    facts = [
        KeyFact(kind, span.text, span.sentence.index, span.sentence.start + span.start, span.sentence.start + span.end)
        for kind, span in taken
    ]
    return tuple(sorted(facts, key=lambda fact: fact.start))


def keywords(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Find the words that tell what the article is about, best first."""
    return keyphrases.keyphrases(article, sentences[:READ_SENTENCES])


def _foremost(spans: Iterable[Span], article: Article) -> list[Span]:
    """Those that share a word with the headline first, then in reading order; of those within another the longest."""
    title = frozenset((article.title or "").split())
    found = list(spans)
    whole = [span for span in found if not any(span.text != other.text and span.text in other.text for other in found)]
    first = {span.text: span for span in reversed(whole)}.values()
    return sorted(first, key=lambda span: (title.isdisjoint(span.text.split()), span.sentence.index, span.start))
