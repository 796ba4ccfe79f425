"""Try what counts how much when a story's sentences are chosen, against summaries that people made of stories.

    python benchmarks/story_policies.py SET…

A SET as in `story_sets.py`, with references. The best of half of the stories is reported on the other half.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from story_sets import LENGTH, Labelled, read_set

from standfirst.stories.choosing import POLICY, Candidate, Policy, choose
from standfirst.stories.grouping import group_articles
from standfirst.stories.similarity import Vector, Weights
from standfirst.stories.telling import candidates_of
from standfirst.text.words import words

GRID = itertools.product((0.4, 0.5, 0.6, 0.8), (0.1, 0.2, 0.3), (0.0, 0.1, 0.2, 0.3), (0.2, 0.35, 0.5, 0.7, 1.0))

Grams = tuple[Counter[Hashable], Counter[Hashable]]


class Prepared(NamedTuple):
    """A story as people grouped it."""

    candidates: Sequence[Candidate]
    middle: Vector
    references: Sequence[Grams]
    language: str | None


def prepare(labelled: Labelled) -> Iterator[Prepared]:
    """Each story of several articles that has references."""
    language = labelled.language
    weights = Weights([reading.terms for reading in labelled.readings], language)
    for story in sorted({str(row["story"]) for row in labelled.rows}):
        places = [n for n, row in enumerate(labelled.rows) if str(row["story"]) == story]
        # Without dates and at a threshold of nothing they are one group, copies folded.
        own = {n: labelled.readings[n] for n in places}
        own = {n: replace(one, article=replace(one.article, published=None)) for n, one in own.items()}
        group = group_articles(own, weights, 0.0)[0]
        references = labelled.rows[places[0]].get("references", ())
        if len(group.kept) > 1 and references:
            grams = [_grams(text, language) for text in references]
            yield Prepared(candidates_of(group, own, weights), group.middle, grams, language)


def rouge(stories: Iterable[Prepared], policy: Policy) -> float:
    """The mean of ROUGE-1 and ROUGE-2 F1 over all references of all stories."""
    return statistics.mean(_rouge(story, policy) for story in stories)


def _rouge(story: Prepared, policy: Policy) -> float:
    chosen = choose(story.candidates, story.middle, LENGTH, 0, policy)
    grams = _grams(" ".join(candidate.sentence.text for candidate in chosen), story.language)
    return statistics.mean(_f1(a, b) for reference in story.references for a, b in zip(grams, reference, strict=True))


def _grams(text: str, language: str | None) -> Grams:
    found = words(text.replace("_", " "), language)
    return Counter(found), Counter(itertools.pairwise(found))


def _f1(one: Counter[Hashable], other: Counter[Hashable]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def main() -> None:
    """Try all, and tell what the best one and the shipped one give where they were not chosen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", metavar="SET", type=Path, nargs="+")
    read = [read_set(file) for file in parser.parse_args().sets]
    tune, report = ([story for one in read for story in prepare(one.half(which))] for which in (0, 1))
    tried = {policy: rouge(tune, policy) for policy in (Policy(*of, worth=POLICY.worth) for of in GRID)}
    best = max(tried, key=tried.__getitem__)
    near = sum(value > tried[best] - 0.01 for value in tried.values())
    print(f"{len(tune)} stories to choose on, {len(report)} others")
    print(f"of {len(tried)} tried, {near} are within .01 of the best")
    for label, policy in (("best", best), ("shipped", POLICY)):
        print(f"{label}: {rouge(report, policy):.3f} on the others, {rouge(tune, policy):.3f} where chosen: {policy}")


if __name__ == "__main__":
    main()
