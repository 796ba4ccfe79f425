"""Say what the summaries that readers preferred have in common: a logistic regression over judged pairs.

    python benchmarks/preferences.py FILE… --keys KEYS… --judged JUDGED… --sheets SHEETS…

FILE, KEYS, JUDGED and SHEETS are what `reading.py` reads and writes. Each summary on a sheet is found again among its
article's sentences and measured; the difference between the two, ours less theirs, tells which was preferred. Printed:
for each feature, how often the higher one won, and its weight in one standard deviation; then the share of pairs and
the log loss that weights fitted without an article's pairs (ten folds) get right on them.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p
from pathlib import Path
from statistics import fmean

import numpy as np
from reading import Key, articles, read_judgements, read_keys
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GroupKFold

import standfirst
from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.fitness import Grade, verdicts, words_in_english
from standfirst.summarizers.news.telling import beginning
from standfirst.summarizers.source import Source

STRENGTH = 0.3
FOLDS = 10
_ENTRY = re.compile(
    r"^=== (\S+) \(\w+\) ===\n.*?\n--- A ---\n(.*?)\n--- B ---\n(.*?)(?=\n=== |\Z)", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair: the article it is of, whether ours won, and what ours has more than theirs."""

    article: str
    won: bool
    difference: Mapping[str, float]


class Measure:
    """Measures summaries of one article, given as text."""

    def __init__(self, summary: standfirst.Summary) -> None:
        self._source = source = Source(summary.article, summary.article_sentences)
        self._dependence = Dependence(source)
        start = beginning(source, self._dependence)
        self._verdicts = verdicts(source, start.top, start.paragraph, has_room=True)
        self._rank = {place: rank for rank, place in enumerate(start.order)}
        self._texts = [_one_line(sentence.text) for sentence in source.sentences]

    def features(self, summary: str) -> Mapping[str, float]:
        """What there is of each feature in a summary."""
        source = self._source
        places = [place for place, text in enumerate(self._texts) if text and text in summary]
        told = frozenset().union(*(source.term_sets[place] for place in places))
        new = told - source.title_terms
        grades = [self._verdicts[place].grade for place in places]
        return {
            "words (logarithm)": log1p(sum(words_in_english(source, place) for place in places)),
            "new terms that come back (logarithm)": log1p(sum(source.spread[term] > 1 for term in new)),
            "distance from the top (mean logarithm)": fmean([log1p(self._rank[place]) for place in places] or [0.0]),
            "share of the headline": len(told & source.title_terms) / max(1, len(source.title_terms)),
            "no part of the article": grades.count(Grade.FOREIGN),
            "questions, torn quotes": grades.count(Grade.POOR),
            "leans on what is not there": sum(
                self._dependence.unmet(place, [other for other in places if other < place]) is not None
                for place in places
            ),
        }


def _one_line(text: str) -> str:
    return " ".join(text.split())


def judged_pairs(args: argparse.Namespace) -> Iterator[Judged]:
    """Find the article of each decided pair again, and measure both summaries."""
    keys = {key.id: key for file in args.keys for key in read_keys(file)}
    shown = {
        entry[1]: (_one_line(entry[2]), _one_line(entry[3]))
        for file in args.sheets
        for entry in _ENTRY.finditer(file.read_text(encoding="utf-8"))
    }
    of_article: dict[str, list[tuple[Key, str]]] = {}
    for number, choice, _ in read_judgements(args.judged):
        if number in keys and number in shown and choice != "tie":
            of_article.setdefault(keys[number].article, []).append((keys[number], choice))
    for article in articles(args.files, standfirst.Length("sentences", 3), random.Random(0)):
        if article.id in of_article:
            measure = Measure(article.summarize("lead"))
            for key, choice in of_article[article.id]:
                a, b = map(measure.features, shown[key.id])
                ours, theirs = (a, b) if key.ours == "A" else (b, a)
                difference = {name: ours[name] - theirs[name] for name in ours}
                yield Judged(article.id, choice == key.ours.lower(), difference)


def fitted(values: np.ndarray, won: np.ndarray) -> LogisticRegression:
    """Weights without an intercept: which summary is ours says nothing."""
    both_ways = np.vstack([values, -values]), np.concatenate([won, ~won])
    return LogisticRegression(C=STRENGTH, fit_intercept=False).fit(*both_ways)


def report(pairs: Sequence[Judged]) -> None:
    """Print what was found."""
    names = list(pairs[0].difference)
    values = np.array([[pair.difference[name] for name in names] for pair in pairs])
    values /= values.std(axis=0) + 1e-9
    won = np.array([pair.won for pair in pairs])
    weights = fitted(values, won).coef_[0]
    for column in np.argsort(-abs(weights)):
        differs = values[:, column] != 0
        higher = ((values[:, column] > 0) == won)[differs].mean()
        print(f"{names[column]:40} the higher won {higher:.0%} of {differs.sum()}, weight {weights[column]:+.2f}")
    unseen = np.zeros(len(pairs))
    for train, test in GroupKFold(FOLDS).split(values, won, [pair.article for pair in pairs]):
        unseen[test] = fitted(values[train], won[train]).predict_proba(values[test])[:, 1]
    right, loss = ((unseen > 1 / 2) == won).mean(), log_loss(won, unseen)
    print(f"{len(pairs)} pairs; on unseen articles {right:.0%} right, log loss {loss:.2f} of {log(2):.2f}")


def main() -> None:
    """Fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", help="NAME.jsonl or NAME.jsonl.xz")
    for name in ("keys", "judged", "sheets"):
        parser.add_argument(f"--{name}", type=Path, nargs="+", required=True)
    report(list(judged_pairs(parser.parse_args())))


if __name__ == "__main__":
    main()
