"""Articles with people's summaries, and ROUGE of any choice of an article's sentences.

A corpus is a file of JSON lines: {id, lang, text, references, title?}. ROUGE-1, -2 and -Lsum are computed as the
rouge-score package does (F1, Porter's stems in English, plain words elsewhere), but what does not change between
choices is kept, so that one costs less than a tenth of a millisecond. Several references of one article are averaged in
sets whose writers worked alike (`AVERAGED`); elsewhere the first one counts.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from statistics import fmean

from nltk.stem.porter import PorterStemmer

import standfirst

AVERAGED = ("writers_en", "basse_es", "basse_eu")

SENTENCES_OF = {"xsum": 1, "orangesum_fr": 2, "vietnews_vi": 2}
"""How many sentences the references of a set amount to; three elsewhere."""

Rouge = tuple[float, float, float]
Words = list[str]

_ENGLISH = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"\w+")
_STEM_FROM = 4
"""Letters: rouge-score leaves shorter words as they are."""


@cache
def _porter(word: str) -> str:
    return PorterStemmer().stem(word) if len(word) >= _STEM_FROM else word


def words_of(text: str, language: str) -> Words:
    """The words as ROUGE compares them."""
    if language == "en":
        return [_porter(word) for word in _ENGLISH.findall(text.lower())]
    return _WORD.findall(text.lower())


class Case:
    """An article, its sentences, and what people made of it."""

    def __init__(self, row: dict[str, object], stem: str) -> None:
        self.id = str(row["id"])
        self.language = str(row["lang"])
        self.text = str(row["text"])
        self.title = str(row["title"]) if row.get("title") else None
        references = row["references"]
        assert isinstance(references, list)
        self._references = references if stem in AVERAGED else references[:1]
        self._overlaps: dict[tuple[int, int, int], frozenset[int]] = {}
        self._rouge: dict[tuple[int, ...], Rouge] = {}

    @cached_property
    def sentences(self) -> list[str]:
        """The article's sentences."""
        return [s.text for s in standfirst.sentences(self.text, language=self.language)]

    @cached_property
    def _words(self) -> list[Words]:
        return [words_of(s, self.language) for s in self.sentences]

    @cached_property
    def _lines(self) -> list[list[Words]]:
        return [[words_of(line, self.language) for line in self._lines_of(text)] for text in self._references]

    def _lines_of(self, reference: str) -> list[str]:
        lines = [line for line in reference.split("\n") if line.strip()]
        if len(lines) > 1:
            return lines
        return [s.text for s in standfirst.sentences(reference, language=self.language)] or lines

    def rouge(self, places: Iterable[int]) -> Rouge:
        """ROUGE-1, -2 and -Lsum F1 of a choice of sentences, times 100, averaged over the references."""
        key = tuple(sorted(places))
        if key not in self._rouge:
            rows = [self._against(number, lines, key) for number, lines in enumerate(self._lines)]
            self._rouge[key] = (fmean(r[0] for r in rows), fmean(r[1] for r in rows), fmean(r[2] for r in rows))
        return self._rouge[key]

    def _against(self, number: int, lines: list[Words], places: tuple[int, ...]) -> Rouge:
        found = [word for i in places for word in self._words[i]]
        wanted = [word for line in lines for word in line]
        pairs, wanted_pairs = (
            Counter(pairwise(found)),
            Counter(pairwise(wanted)),
        )
        return (
            _f1((Counter(found) & Counter(wanted)).total(), len(wanted), len(found)),
            _f1((pairs & wanted_pairs).total(), wanted_pairs.total(), pairs.total()),
            _f1(self._union_overlap(number, lines, places), len(wanted), len(found)),
        )

    def _union_overlap(self, number: int, lines: list[Words], places: tuple[int, ...]) -> int:
        """The words of the reference that stand in the longest common subsequences with the chosen sentences."""
        left = Counter(word for line in lines for word in line)
        unused = Counter(word for i in places for word in self._words[i])
        hits = 0
        for row, line in enumerate(lines):
            union = frozenset().union(*(self._overlap(number, row, line, i) for i in places))
            for position in sorted(union):
                word = line[position]
                if left[word] > 0 and unused[word] > 0:
                    left[word] -= 1
                    unused[word] -= 1
                    hits += 1
        return hits

    def _overlap(self, number: int, row: int, line: Words, place: int) -> frozenset[int]:
        key = (number, row, place)
        if key not in self._overlaps:
            self._overlaps[key] = longest_common_subsequence(line, self._words[place])
        return self._overlaps[key]


def longest_common_subsequence(one: Sequence[str], other: Sequence[str]) -> frozenset[int]:
    """The positions in the first sequence of its longest common subsequence with the other one."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, word in enumerate(one, 1):
        above, row = lengths[i - 1], lengths[i]
        for j, candidate in enumerate(other, 1):
            row[j] = above[j - 1] + 1 if word == candidate else max(above[j], row[j - 1])
    i, j, found = len(one), len(other), []
    while i and j:
        if one[i - 1] == other[j - 1]:
            found.append(i - 1)
            i, j = i - 1, j - 1
        elif lengths[i][j - 1] > lengths[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return frozenset(found)


def _f1(hits: int, wanted: int, found: int) -> float:
    return 200 * hits / (wanted + found) if hits else 0.0


def load(path: Path, limit: int | None = None) -> list[Case]:
    """Read a corpus, or so many of its articles, spread over the file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    step = max(1, len(rows) // limit) if limit else 1
    return [Case(row, path.stem) for row in rows[::step][:limit]]
