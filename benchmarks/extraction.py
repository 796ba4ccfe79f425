"""Measure extraction: standfirst beside its peers, on any folder of pages with gold texts.

    python benchmarks/extraction.py CORPORA [--engine NAME ...] [--limit N] [--by-language] [--worst K]

CORPORA is a folder of `NAME.jsonl.xz` files, or one such file; one page a line: `{id, url, lang, title, html, gold}`
(see benchmarks/README.md). Per page, the multisets of 4-word shingles of the gold text and of the text found are
compared; P and R are means over pages and F1 is their harmonic mean, as in the public article-extraction-benchmark.
Intervals are 95 %, from 1,000 bootstrap samples of pages. Times are milliseconds of this process's CPU per page.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from block_labels import shingles_of, words_of
from corpora import Case, corpus_files, read_cases
from peers import ENGINES, Engine

import standfirst

SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Score:
    """One page's result: precision is None where nothing was found, recall where there is nothing to find."""

    case: Case
    precision: float | None
    recall: float | None
    f1: float
    cpu_ms: float


def sample(cases: Iterable[Case], limit: int | None) -> list[Case]:
    """All pages, or a seeded sample of them."""
    pages = list(cases)
    rng = random.Random(0)
    return rng.sample(pages, limit) if limit and limit < len(pages) else pages


def compare(gold: str, found: str) -> tuple[float | None, float | None, float]:
    """Precision, recall and F1 of one page."""
    wanted, given = Counter(shingles_of(words_of(gold))), Counter(shingles_of(words_of(found)))
    common = (wanted & given).total()
    precision = common / given.total() if given else None
    recall = common / wanted.total() if wanted else None
    return precision, recall, 2 * common / (wanted.total() + given.total()) if wanted or given else 1.0


def run(engine: Engine, cases: Iterable[Case]) -> list[Score]:
    """Run an engine over a corpus; where it fails, it found nothing."""
    scores = []
    for case in cases:
        begin = time.process_time()
        try:
            found = engine(case["html"], case.get("url"))
        except Exception as error:  # noqa: BLE001 - a peer's crash is a result too
            found = ""
            print(f"  {case['id'][:60]}: {type(error).__name__}: {str(error)[:80]}")
        cpu_ms = 1000 * (time.process_time() - begin)
        scores.append(Score(case, *compare(case["gold"], found), cpu_ms))
    return scores


def means(scores: Sequence[Score]) -> tuple[float, float, float]:
    """F1 of the mean precision and recall, and these two."""
    precisions = [s.precision for s in scores if s.precision is not None]
    recalls = [s.recall for s in scores if s.recall is not None]
    precision = statistics.fmean(precisions) if precisions else 0.0
    recall = statistics.fmean(recalls) if recalls else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0, precision, recall


def interval(scores: Sequence[Score]) -> tuple[float, float]:
    """Bounds of F1 over resampled pages."""
    rng = random.Random(0)
    sampled = sorted(means(rng.choices(scores, k=len(scores)))[0] for _ in range(SAMPLES))
    return sampled[int(0.025 * SAMPLES)], sampled[int(0.975 * SAMPLES) - 1]


def row(name: str, scores: Sequence[Score]) -> str:
    """One line of the table."""
    f1, precision, recall = means(scores)
    low, high = interval(scores)
    cpu = sorted(s.cpu_ms for s in scores)
    return (
        f"{name:24} {len(scores):5}  {f1:.4f} [{low:.3f}, {high:.3f}]  {precision:.4f}  {recall:.4f}  "
        f"{statistics.fmean(s.f1 for s in scores):.4f}  {sum(s.f1 < 0.5 for s in scores):4}  "
        f"{statistics.median(cpu):7.1f}  {cpu[int(0.95 * (len(cpu) - 1))]:7.1f}"
    )


def title_row(cases: Sequence[Case]) -> str:
    """How often standfirst's title is the corpus's, letters and digits compared."""
    right = named = 0
    for case in cases:
        if case.get("title"):
            named += 1
            try:
                title = standfirst.extract(case["html"], url=case.get("url")).title
            except standfirst.StandfirstError:
                title = None
            right += words_of(title or "") == words_of(case["title"])
    return f"  titles: {right} of {named} the same" if named else "  titles: the corpus names none"


def main() -> None:
    """Print a table for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--engine", action="append", choices=sorted(ENGINES))
    parser.add_argument("--limit", type=int, help="take a sample of so many pages of each corpus")
    parser.add_argument("--by-language", action="store_true")
    parser.add_argument("--worst", type=int, default=0, help="name the worst pages of each engine")
    parser.add_argument("--titles", action="store_true", help="also say how many titles are right")
    args = parser.parse_args()
    for path in corpus_files(args.corpora):
        cases = sample(read_cases(path), args.limit)
        print(f"\n{path.name.split('.')[0]}: engine, pages, F1 [95 %], P, R, page F1, pages < .5, CPU ms median, p95")
        for name in args.engine or ENGINES:
            scores = run(ENGINES[name](), cases)
            print(row(name, scores), flush=True)
            if args.by_language:
                by_language = defaultdict(list)
                for score in scores:
                    by_language[str(score.case.get("lang"))].append(score)
                for language, some in sorted(by_language.items()):
                    print(row(f"    {language}", some))
            for score in sorted(scores, key=lambda s: s.f1)[: args.worst]:
                print(f"    {score.f1:.3f}  {score.case['id'][:70]}")
        if args.titles:
            print(title_row(cases))


if __name__ == "__main__":
    main()
