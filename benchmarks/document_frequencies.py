"""Make the tables of how many articles a word stands in, by which briefings weigh words.

    python benchmarks/document_frequencies.py CORPUS

`CORPUS` is a folder with `articles/` and `summaries/`, see `corpora.py`. Only counts of stems leave it: a stem is
listed where at least a fiftieth of a language's articles hold it, so that no table says what any of them was about.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from corpora import corpus_files, read_cases

from standfirst.stories.terms import content_terms
from standfirst.text import language

FOLDER = Path(__file__).parents[1] / "server" / "standfirst" / "stories" / "document_frequencies"

LEAST_ARTICLES = 60
"""With fewer, a fiftieth is one article, and chance decides."""

LEAST_SHARE = 0.02
LEAST_COUNT = 6
"""Where a fiftieth of the articles is fewer, a stem may be the name of what they were about."""

READ_CHARACTERS = 6000
"""Longer texts would make a common word of each of theirs."""


def texts(folder: Path) -> Iterator[str]:
    """The texts of all corpora, but for the stories that briefings are measured with."""
    for file in corpus_files(folder / "articles"):
        for case in read_cases(file):
            yield case["gold"]
    for file in sorted((folder / "summaries").glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def main() -> None:
    """Count, and write one file a language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    folder = parser.parse_args().corpus
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    for text in texts(folder):
        code = language.detect(text).code
        if code and text.strip():
            articles[code] += 1
            counts[code].update(set(content_terms(text[:READ_CHARACTERS], code)))
    FOLDER.mkdir(exist_ok=True)
    for code, total in articles.items():
        if total >= LEAST_ARTICLES:
            _write(FOLDER / f"{code}.txt", counts[code], total)
            print(code, total)


def _write(file: Path, counts: Counter[str], total: int) -> None:
    by_percent: dict[int, list[str]] = defaultdict(list)
    for stem, count in counts.items():
        if count >= max(LEAST_SHARE * total, LEAST_COUNT) and " " not in stem:
            by_percent[round(100 * count / total)].append(stem)
    head = "# Percent of news articles that hold these stems; made by benchmarks/document_frequencies.py.\n"
    rows = (f"{percent} {' '.join(sorted(by_percent[percent]))}\n" for percent in sorted(by_percent, reverse=True))
    file.write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
