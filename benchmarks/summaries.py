"""Score every method on articles with people's summaries, beside the first sentences of the article.

    python benchmarks/summaries.py FOLDER_OR_FILE… [--method news …] [--limit 100]

Prints, a line for each method and set: ROUGE-1/2/Lsum; Δ, the difference to the lead, article by article, with a 95 %
bootstrap interval; `same`, how often the summary is the lead itself; `thirds`, the share of the article's thirds that
it touches; `clean`, how often a reader trips over nothing (`summary_defects.py`); words; CPU milliseconds (median).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

import numpy as np
from summary_corpus import SENTENCES_OF, Case, Rouge, load
from summary_defects import defects

import standfirst
from standfirst.summarizers import METHODS

ROUNDS = 1000
KINDS = ("R1", "R2", "RLsum")


@dataclass(frozen=True, slots=True)
class Result:
    """What a method did with one article."""

    rouge: Rouge
    lead: Rouge
    same: bool
    thirds: float
    clean: bool
    words: int
    milliseconds: float


def run(case: Case, method: str, count: int) -> Result:
    """Sum an article up and score the summary.

    Raises:
        ValueError: a sentence of the summary is none of the article's.
    """
    begin = time.process_time()
    length = standfirst.Length("sentences", count)
    summary = standfirst.summarize_text(
        case.text, title=case.title, language=case.language, length=length, method=method
    )
    milliseconds = 1000 * (time.process_time() - begin)
    places = sorted(case.sentences.index(s.text) for s in summary.sentences)
    lead = list(range(min(count, len(case.sentences))))
    return Result(
        rouge=case.rouge(places),
        lead=case.rouge(lead),
        same=places == lead,
        thirds=summary.coverage,
        clean=not defects(case.sentences, places, case.language),
        words=summary.word_count,
        milliseconds=milliseconds,
    )


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean."""
    pick = np.random.default_rng(0)
    means = np.array(values)[pick.integers(0, len(values), (ROUNDS, len(values)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def line(method: str, results: Sequence[Result]) -> str:
    """One line of the table."""
    differences = [[r.rouge[k] - r.lead[k] for r in results] for k in range(len(KINDS))]
    whole = [fmean(row) for row in zip(*differences, strict=True)]
    rouge = "/".join(f"{fmean(r.rouge[k] for r in results):.1f}" for k in range(len(KINDS)))
    return "  ".join(
        [
            f"{method:10}",
            rouge,
            *(f"Δ{kind} {_with_interval(d)}" for kind, d in zip(KINDS, differences, strict=True)),
            f"mean Δ {_with_interval(whole)}",
            f"same {fmean(r.same for r in results):.0%}",
            f"thirds {fmean(r.thirds for r in results):.2f}",
            f"clean {fmean(r.clean for r in results):.1%}",
            f"words {fmean(r.words for r in results):.0f}",
            f"ms {median(r.milliseconds for r in results):.1f}",
        ]
    )


def _with_interval(values: Sequence[float]) -> str:
    low, high = interval(values)
    return f"{fmean(values):+.2f} [{low:+.2f}, {high:+.2f}]"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+", help="files of JSON lines, or folders of them")
    parser.add_argument("--method", action="append", help="by default all of them")
    parser.add_argument("--limit", type=int, help="so many articles of each set")
    args = parser.parse_args()
    for path in [
        file for given in args.corpora for file in (sorted(given.glob("*.jsonl")) if given.is_dir() else [given])
    ]:
        count = SENTENCES_OF.get(path.stem, 3)
        cases = load(path, args.limit)
        print(f"\n{path.stem}: {len(cases)} articles, {count} sentences", flush=True)
        for method in args.method or [m.name for m in METHODS]:
            print(line(method, [run(case, method, count) for case in cases]), flush=True)


if __name__ == "__main__":
    main()
