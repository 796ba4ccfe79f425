"""Fit the weights of `news` to people's summaries, and say what they are worth on articles that were held out.

    python benchmarks/train_news.py FOLDER [--rounds 200] [--splits 2]

FOLDER holds the sets named in `SHARES`, as `summary_corpus.py` describes them. The objective is ROUGE itself (the mean
difference to the lead over ROUGE-1, -2 and -Lsum), which no gradient leads to: a seeded search changes a few weights at
a time and keeps what is better, less a penalty for leaving the weights that stand in `weights.py`. Each set is parted
into random halves; the weights fitted to one half are scored on the other. Printed last: the mean of all fits.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from statistics import fmean

import numpy as np
from summary_corpus import SENTENCES_OF, Case, load

import standfirst
from standfirst.model import Length
from standfirst.summarizers.news import pick
from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.fitness import verdicts
from standfirst.summarizers.news.picking import Picking
from standfirst.summarizers.news.scoring import measure, parts
from standfirst.summarizers.news.telling import beginning
from standfirst.summarizers.news.weights import ARTICLE, Weights
from standfirst.summarizers.selection import Budget
from standfirst.summarizers.source import Source

SHARES = {
    "cnndm_val": 1.0,
    "writers_en": 0.4,
    "orangesum_fr": 0.5,
    "vietnews_vi": 0.6,
    "sadedegel_tr": 0.03,
    "basse_es": 0.06,
    "basse_eu": 0.06,
}
"""What each set counts: its size, and more where its articles are of a kind that no other set has."""

STEPS = {
    "early": 0.5,
    "first": 1.0,
    "standfirst": 1.5,
    "central": 1.5,
    "echo": 1.5,
    "title": 3.0,
    "title_told": 3.0,
    "quoted": 0.7,
    "length": 1.5,
    "length_squared": 0.7,
    "repeats": 2.0,
    "reading": 0.7,
    "stop": 0.5,
}
"""How far each weight is moved at a time, at first."""

CHANGED = 0.25
"""The share of weights that a step changes."""

PENALTY = 0.02
"""Points of the objective for leaving the old weights by one step in one weight."""


class Trial:
    """An article, measured once, whose summary any weights give."""

    def __init__(self, case: Case, count: int) -> None:
        text = standfirst.summarize_text(case.text, title=case.title, language=case.language, method="lead")
        self._case = case
        self._count = count
        self._source = Source(text.article, text.article_sentences)
        self._dependence = Dependence(self._source)
        order, top, paragraph, self._start = beginning(self._source, self._dependence)
        self._features = measure(self._source, order, top, paragraph, with_theme=False)
        self._judged = verdicts(self._source, top, paragraph)
        self._lead = fmean(case.rouge(range(min(count, len(case.sentences)))))

    def gain(self, weights: Weights) -> float:
        """Points of ROUGE over the lead, the mean of the three."""
        scored = [parts(self._features, i, weights) for i in range(len(self._source.sentences))]
        budget = Budget.of(Length("sentences", self._count), 0)
        picking = Picking(self._source, scored, weights, budget, room=self._count, fills=False, start=self._start)
        pick(picking, self._judged, self._dependence)
        chosen = [self._case.sentences.index(self._source.sentences[i].text) for i in picking.chosen]
        return fmean(self._case.rouge(chosen)) - self._lead


Sets = dict[str, list[Trial]]


def objective(weights: Weights, sets: Sets) -> float:
    """What weights are worth on all sets."""
    return sum(SHARES[name] * fmean(t.gain(weights) for t in trials) for name, trials in sets.items())


def search(sets: Sets, rounds: int, seed: int) -> Weights:
    """Look for better weights around those that stand."""
    chance = np.random.default_rng(seed)
    best = ARTICLE
    names = [f.name for f in fields(Weights) if f.name in STEPS]
    value = objective(best, sets)
    size = 0.6
    for _ in range(rounds):
        changed = [name for name in names if chance.random() < CHANGED] or [names[0]]
        moves = {n: getattr(best, n) + size * STEPS[n] * float(chance.standard_normal()) for n in changed}
        candidate = replace(best, **moves)
        distance = sum(((getattr(candidate, n) - getattr(ARTICLE, n)) / STEPS[n]) ** 2 for n in names)
        found = objective(candidate, sets) - PENALTY * distance
        size = min(1.0, size * 1.2) if found > value else max(0.06, size * 0.985)
        if found > value:
            best, value = candidate, found
    return best


def parted(sets: Sets, seed: int) -> tuple[Sets, Sets]:
    """Two random halves of each set."""
    halves: tuple[Sets, Sets] = ({}, {})
    for name, trials in sets.items():
        mixed = random.Random(f"{name}{seed}").sample(trials, len(trials))
        halves[0][name], halves[1][name] = mixed[::2], mixed[1::2]
    return halves


def mean_of(found: Sequence[Weights]) -> Weights:
    """The mean of several weights."""
    means = {name: round(fmean(getattr(weights, name) for weights in found), 2) for name in STEPS}
    return replace(ARTICLE, **means)  # type: ignore[arg-type]  # the fitted weights are floats, and mypy sees the int


def report(label: str, weights: Weights, sets: Sets) -> None:
    """Print what weights are worth, set by set."""
    gains = "  ".join(f"{name} {fmean(t.gain(weights) for t in trials):+.2f}" for name, trials in sets.items())
    print(f"{label}: {gains}", flush=True)


def main() -> None:
    """Fit, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--splits", type=int, default=2)
    parser.add_argument("--limit", type=int, help="so many articles of each set")
    args = parser.parse_args()
    sets: Sets = {}
    for name in SHARES:
        count = SENTENCES_OF.get(name, 3)
        sets[name] = [Trial(case, count) for case in load(args.folder / f"{name}.jsonl", args.limit)]
    report("the weights that stand", ARTICLE, sets)
    found = []
    for split in range(args.splits):
        halves = parted(sets, split)
        for seen, unseen in (halves, halves[::-1]):
            weights = search(seen, args.rounds, split)
            report("fitted to one half, on the other", weights, unseen)
            found.append(weights)
    print(mean_of(found))


if __name__ == "__main__":
    main()
