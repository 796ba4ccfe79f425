"""Candidates: for each sentence, once, what it tells, what speaks against it, and what it needs beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standfirst.summarizers.news import estimates
from standfirst.summarizers.news.antecedents import find_antecedents
from standfirst.summarizers.news.coreference import Mention, Mentions
from standfirst.summarizers.news.estimates import Model
from standfirst.summarizers.news.faults import Found, find_faults
from standfirst.summarizers.news.features import Features, measure
from standfirst.summarizers.source import Source

PARTS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could stand in the summary.

    Attributes:
        words: how many it has.
        value: the share of the key facts that it is likely to tell.
        unfit: how likely it should never stand in a summary: a teaser, a truism, a scene, a courtesy, a label.
        need: how likely it is that a reader stumbles over it where nothing stands beside it.
        antecedents: places of sentences before it, and how likely each of them alone meets that need.
        fault: what may not stand in a summary, whatever it tells; None for most.
        mention: what in it points elsewhere.
        part: which third of the article it stands in.
    """

    words: int
    value: float
    unfit: float
    need: float
    antecedents: Mapping[int, float]
    fault: Found | None
    mention: Mention
    part: int = 0


def measured(source: Source) -> tuple[Features, list[Found | None], list[Mention]]:
    """What the estimates are made of; `benchmarks/train_news.py` fits them to the same."""
    mentions_of = Mentions(source)
    faults = find_faults(source)
    mentions = [mentions_of.of(place) for place in range(len(source.sentences))]
    return measure(source, faults, mentions), faults, mentions


def candidates(source: Source, learned: Model | None = None) -> tuple[Candidate, ...]:
    """Judge each sentence of an article.

    Args:
        source: the article.
        learned: the model to judge by, where it is not the one that is shipped.
    """
    return candidates_from(source, *measured(source), learned or estimates.model())


def candidates_from(
    source: Source, features: Features, faults: Sequence[Found | None], mentions: Sequence[Mention], learned: Model
) -> tuple[Candidate, ...]:
    """Judge sentences that have been measured."""
    found = learned.estimates(features, [s.text for s in source.sentences])
    antecedents = find_antecedents(source, mentions, learned.antecedents)
    return tuple(
        Candidate(
            words=source.word_counts[place],
            value=float(found["value"][place]),
            unfit=float(found["unfit"][place]),
            need=float(found["need"][place]) if place else 0.0,
            antecedents=antecedents[place],
            fault=faults[place],
            mention=mentions[place],
            part=PARTS * place // len(source.sentences),
        )
        for place in range(len(source.sentences))
    )
