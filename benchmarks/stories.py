"""Measure briefings: what is put together, how it is told, how long that takes, and how it grows.

    PYTHONPATH=. python benchmarks/stories.py SET… [--pages CORPUS]

A SET as in `story_sets.py`: half of its stories serve to choose the threshold, the other half to report what it gives.
CORPUS is a file of pages (see `corpora.py`).
"""

from __future__ import annotations

import argparse
import itertools
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpora import read_cases
from story_sets import LENGTH, Labelled, read_set
from tests.running import environment_of, running_helper
from timing import work_of

from standfirst.model import Reading, Story
from standfirst.stories import tell_stories
from standfirst.stories.clustering import THRESHOLD
from standfirst.stories.grouping import group_articles
from standfirst.stories.similarity import Weights
from standfirst.stories.terms import content_terms

THRESHOLDS = [at / 100 for at in range(10, 42, 2)]
SIZES = (125, 250, 500, 1000)
HTTP_PAGES, CLI_PAGES = 50, 200


def b_cubed(labelled: Labelled, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping (A. Bagga and B. Baldwin, COLING-ACL 1998)."""
    found: dict[int, int] = {}
    languages = {reading.article.language for reading in labelled.readings}
    for language in languages:
        own = {n: one for n, one in enumerate(labelled.readings) if one.article.language == language}
        weights = Weights([one.terms for one in own.values()], language)
        for group in group_articles(own, weights, threshold):
            found.update(dict.fromkeys(group.numbers, len(found)))
    ours, theirs = defaultdict(set), defaultdict(set)
    for number, row in enumerate(labelled.rows):
        ours[found[number]].add(number)
        theirs[str(row["story"])].add(number)
    pairs = [(ours[found[n]], theirs[str(row["story"])]) for n, row in enumerate(labelled.rows)]
    precision = statistics.mean(len(a & b) / len(a) for a, b in pairs)
    recall = statistics.mean(len(a & b) / len(b) for a, b in pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def grouping(name: str, labelled: Labelled) -> None:
    """Choose the threshold on one half, and tell what it and the shipped one give on the other."""
    tune, report = labelled.half(0), labelled.half(1)
    best = max(THRESHOLDS, key=lambda at: b_cubed(tune, at)[2])
    stories = Counter(str(row["story"]) for row in labelled.rows)
    several = sum(count > 1 for count in stories.values())
    print(f"{name}: {len(labelled.rows)} articles, {len(stories)} stories, {several} of several articles")
    for label, part, at in (
        ("chosen on the other half", report, best),
        ("shipped", report, THRESHOLD),
        ("shipped", labelled, THRESHOLD),
    ):
        precision, recall, f1 = b_cubed(part, at)
        print(f"  threshold {at:.2f} ({label}), {len(part.rows)} articles: P {precision:.3f} R {recall:.3f} F {f1:.3f}")


def telling(labelled: Labelled) -> None:
    """Tell how stories of several articles are told: by how many outlets, and what is told twice."""
    stories = [story for story in tell_stories(labelled.readings, LENGTH) if not _is_one_text(story)]
    outlets = statistics.mean(len({told.article for told in story.sentences}) > 1 for story in stories)
    shared = [
        _shared(one, other) for story in stories for one, other in itertools.combinations(_terms(story, labelled), 2)
    ]
    print(
        f"  {len(stories)} stories told together: {outlets:.2f} of them from several articles, "
        f"{statistics.mean(len(story.sentences) for story in stories):.1f} sentences each; "
        f"terms in common of two sentences: at most {max(shared):.2f}, mean {statistics.mean(shared):.2f}"
    )


def _is_one_text(story: Story) -> bool:
    return len(story.articles) - sum(len(copies) - 1 for copies in story.near_duplicates) == 1


def _terms(story: Story, labelled: Labelled) -> list[set[str]]:
    return [set(content_terms(told.text, labelled.language)) for told in story.sentences]


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def growth(readings: Sequence[Reading]) -> None:
    """Tell how the second step grows, from 125 articles to 1,000: texts are used again with other words mixed in."""
    times = []
    for size in SIZES:
        taken = [_varied(readings[n % len(readings)], n // len(readings)) for n in range(size)]
        begin = time.process_time()
        tell_stories(taken, LENGTH)
        times.append(time.process_time() - begin)
    exponent = math.log(times[-1] / times[0]) / math.log(SIZES[-1] / SIZES[0])
    told = ", ".join(f"{size}: {seconds:.2f} s" for size, seconds in zip(SIZES, times, strict=True))
    print(f"growth of telling, of processor: {told}; exponent {exponent:.2f}")


def _varied(reading: Reading, turn: int) -> Reading:
    """The same article as of another world: all of its terms and words are others, so that nothing goes together."""
    if not turn:
        return reading
    swapped = str.maketrans("aeiou", ("eioua", "iouae", "ouaei", "uaeio")[turn % 4])
    paragraphs = tuple(replace(p, text=p.text.translate(swapped)) for p in reading.article.paragraphs)
    terms = {f"{term}{turn}": count for term, count in reading.terms.items()}
    return replace(reading, article=replace(reading.article, paragraphs=paragraphs), terms=terms)


def speed(corpus: Path) -> None:
    """Tell how long pages take over HTTP with two workers, and on the command line."""
    cases = list(itertools.islice(read_cases(corpus), CLI_PAGES))
    pages = [case["html"] for case in itertools.islice(itertools.cycle(cases), CLI_PAGES)]
    with tempfile.TemporaryDirectory() as name, running_helper(Path(name), {"workers.count": 2}) as helper:
        asked = {
            "documents": [{"html": html, "url": f"https://{n}.example/"} for n, html in enumerate(pages[:HTTP_PAGES])]
        }
        helper.post("/v1/briefings", {"documents": asked["documents"][:4]})
        walls, works = [], []
        for _ in range(3):
            work, begin = work_of(helper.process.pid), time.perf_counter()
            reply = helper.post("/v1/briefings", asked, seconds=120)
            walls.append(time.perf_counter() - begin)
            works.append(work_of(helper.process.pid) - work)
        told = f"{len(reply.json['stories'])} stories, {len(reply.json['failed'])} failed"
        print(
            f"{HTTP_PAGES} pages over HTTP, two workers, fastest of 3: {min(walls):.2f} s, "
            f"processor {min(works):.2f} s; {told}"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, html in enumerate(pages):
            (folder / f"{number}.html").write_text(html, encoding="utf-8", errors="replace")
        command = [sys.executable, "-m", "standfirst", "briefing", *map(str, sorted(folder.glob("*.html")))]
        begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(  # noqa: S603  # our own program
            command, env=environment_of(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
        wall, spent = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = spent.ru_utime + spent.ru_stime - before.ru_utime - before.ru_stime
        print(f"{CLI_PAGES} pages on the command line, start included: {wall:.2f} s, processor {seconds:.2f} s")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", metavar="SET", type=Path, nargs="*")
    parser.add_argument("--pages", type=Path, metavar="CORPUS", help="time briefings of these pages")
    asked = parser.parse_args()
    read = [(file, read_set(file)) for file in asked.sets]
    for file, labelled in read:
        grouping(file.name, labelled)
        telling(labelled)
    if read:
        growth([reading for _, labelled in read for reading in labelled.readings])
    if asked.pages:
        speed(asked.pages)


if __name__ == "__main__":
    main()
