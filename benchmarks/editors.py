"""How much of what editors say must be told does each method tell? Scored by their labels, without a judge.

    python benchmarks/editors.py LABELS CORPORA [--method NAME …] [--length short …] [--by kind] [--folds FOLDER]

Prints, a line for each method, beside the first sentences and the editors' own choice: `must`, the share of the facts
that must be told; `all`, of all facts by weight; `need`, the share of sentences that lean on one that is missing;
`unfit`, of those that should never stand in a summary; `clean`, the share of summaries with neither; words, where
spaces part them; and differences to the first sentences with 95 % bootstrap intervals. `--by` adds a line for each
kind, language or set.

`news` was fitted to these labels. With `--folds` each article is summed up by the model that `train_news.py --folds`
has fitted to other sites; without, its line says what it remembers.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import fmean
from typing import TypeVar

import numpy as np
from editor_labels import BEST, Labelled, load, marks

from standfirst.model import Length, SummaryOptions
from standfirst.summarizers import METHODS, news
from standfirst.summarizers.news.estimates import model

COUNTS = {"short": 1, "medium": 3, "long": 7}
MARKS = ("must", "all", "need", "unfit", "clean")
UNSPACED = frozenset({"zh", "ja", "th"})
ROUNDS = 1000
FIRST = "first sentences"

Row = dict[str, float]
T = TypeVar("T")


def scored(one: Labelled, method: str, count: int, folds: Path | None) -> Row:
    """Sum an article up and score the summary; a page that was refused tells nothing."""
    if one.source is None:
        return {**one.marks(()), "words": 0.0}
    options = SummaryOptions(length=Length("sentences", count), method=method)
    if method == "news":
        choice = news.summarize(one.source, options, model(folds / f"{one.fold}.npz") if folds else None)
    else:
        choice = import_module(f"standfirst.summarizers.{method}").summarize(one.source, options)
    places = {sentence.index: place for place, sentence in enumerate(one.source.sentences)}
    words = sum(len(sentence.text.split()) for sentence in choice.sentences)
    return {**one.marks([places[s.sources[0]] for s in choice.sentences]), "words": float(words)}


def editors_choice(one: Labelled, count: int) -> Row:
    """What the editors' own sentences tell."""
    best = one.label[BEST[count]]
    words = sum(len(one.label["sentences"][i].split()) for i in best)
    return {**marks(one.label, [{i} for i in best]), "words": float(words)}


def first_sentences(one: Labelled, count: int) -> Row:
    """What the first labelled sentences tell."""
    first = range(min(count, len(one.label["sentences"])))
    words = sum(len(one.label["sentences"][i].split()) for i in first)
    return {**marks(one.label, [{i} for i in first]), "words": float(words)}


def line(name: str, rows: Sequence[Row], spaced: Sequence[bool], lead: Sequence[Row] = ()) -> str:
    """One line of the table."""
    means = [f"{mark} {fmean(row[mark] for row in rows):.3f}" for mark in MARKS]
    words = [row["words"] for row, counts in zip(rows, spaced, strict=True) if counts]
    if words:
        means.append(f"words {fmean(words):.0f}")
    means += [
        f"Δ{mark} {_difference([r[mark] - f[mark] for r, f in zip(rows, lead, strict=True)])}"
        for mark in (("must", "all", "clean") if lead else ())
    ]
    return f"  {name:16} {len(rows):4}  " + "  ".join(means)


def _difference(values: Sequence[float]) -> str:
    pick = np.random.default_rng(0)
    means = np.array(values)[pick.integers(0, len(values), (ROUNDS, len(values)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return f"{fmean(values):+.3f} [{low:+.3f}, {high:+.3f}]"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--method", action="append", help="by default all of them")
    parser.add_argument("--length", action="append", choices=COUNTS, help="by default medium")
    parser.add_argument("--by", choices=("kind", "lang", "set"))
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--limit", type=int, help="so many articles")
    args = parser.parse_args()
    labelled = list(load(args.labels, args.corpora, args.limit))
    spaced = [one.label["lang"] not in UNSPACED for one in labelled]
    print(f"{sum(one.source is None for one in labelled)} of {len(labelled)} pages were refused")
    for length in args.length or ["medium"]:
        count = COUNTS[length]
        scores: dict[str, Callable[[Labelled], Row]] = {
            "editors": partial(editors_choice, count=count),
            FIRST: partial(first_sentences, count=count),
        }
        for name in args.method or [method.name for method in METHODS]:
            scores[name] = partial(scored, method=name, count=count, folds=args.folds)
        print(f"{length}, {count} sentences")
        lead: list[Row] = []
        for name, score in scores.items():
            rows = [score(one) for one in labelled]
            lead = rows if name == FIRST else lead
            print(line(name, rows, spaced, lead), flush=True)
            groups: dict[str, list[int]] = defaultdict(list)
            for place, one in enumerate(labelled if args.by else ()):
                groups[one.label[args.by]].append(place)
            for group, places in sorted(groups.items(), key=lambda item: -len(item[1])):
                print(line(f"  {group}", _some(rows, places), _some(spaced, places), _some(lead, places)))


def _some(values: Sequence[T], places: Sequence[int]) -> list[T]:
    return [values[place] for place in places] if values else []


if __name__ == "__main__":
    main()
