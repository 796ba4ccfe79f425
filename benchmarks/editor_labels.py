"""Editors' labels: what of an article must be told, which sentences tell it, and which may not stand in a summary.

LABELS is a file of JSON lines, an article each: `{set, id, lang, title, kind, facts: [{fact, weight: 1 to 3,
told_by: {sentence: 1 or .5}}], best1, best3, best7, needs: {sentence: [those of which one must stand beside it]},
unfit: {sentence: why}, sentences}`. The pages are those of the corpora, by set and id. A sentence of ours is found
among the labelled ones by what it shares with them, so that another splitting or extraction does no harm.
"""

from __future__ import annotations

import json
import lzma
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any
from zlib import crc32

from corpora import site_of

from standfirst.errors import ContentError
from standfirst.extraction import extract_article
from standfirst.model import Document, PlainText
from standfirst.pipeline import DEFAULT_BOUNDS
from standfirst.summarizers.source import Source
from standfirst.text.sentences import article_sentences

WINDOW, SAMPLE = 10, 4
"""Letters of which prints are made, and one in how many counts."""

MOST_OF = 0.8
FEWEST_PRINTS = 3

MUST = 3
"""The weight of a fact without which a summary fails its reader."""

BEST = {1: "best1", 3: "best3", 7: "best7"}

FOLDS = 5

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and its labels.

    Attributes:
        label: as it stands in the file.
        source: our extraction of the page; None where it was refused.
        known_as: the labelled sentences that each of ours holds, or is most of.
        fold: which part of the sites it is in; what is reported of it was fitted to the others.
    """

    label: Json
    source: Source | None
    known_as: Sequence[frozenset[int]]
    fold: int

    def marks(self, chosen: Collection[int]) -> dict[str, float]:
        """Score a summary of sentences of ours, by their places."""
        return marks(self.label, [self.known_as[place] for place in sorted(chosen) if self.known_as[place]])

    def told(self, place: int, *, weight: int = 1) -> float:
        """The share of the facts of at least that weight, by weight, that one sentence tells."""
        facts = [fact for fact in self.label["facts"] if fact["weight"] >= weight]
        return share_told(facts, self.known_as[place])

    def is_unfit(self, place: int) -> bool:
        """Whether a sentence should never stand in a summary."""
        return any(str(i) in self.label["unfit"] for i in self.known_as[place])

    def needs(self, place: int) -> list[set[int]]:
        """For each labelled sentence in one of ours that needs another: those of which one must stand beside it."""
        needs = [set(self.label["needs"].get(str(i), ())) for i in sorted(self.known_as[place])]
        return [need for need in needs if need and not need & self.known_as[place]]


def told(fact: Json, have: Collection[int]) -> float:
    """How far sentences tell a fact, 0 to 1."""
    values = [share for sentence, share in fact["told_by"].items() if int(sentence) in have]
    return 1.0 if 1 in values else min(1.0, float(sum(values)))


def share_told(facts: Sequence[Json], have: Collection[int]) -> float:
    """The share of facts, by weight, that sentences tell."""
    return float(sum(f["weight"] * told(f, have) for f in facts) / sum(f["weight"] for f in facts))


def marks(label: Json, picks: Sequence[Collection[int]]) -> dict[str, float]:
    """Score a summary: the labelled sentences in each one of it.

    Returns:
        `must`: the share of the facts of weight 3 that are told; `all`: of all facts, by weight; `need`: the share of
        sentences that lean on one that is not there; `unfit`: of those that should never stand in a summary; `clean`: 1
        where there are neither.
    """
    have = set().union(*picks) if picks else set()
    facts, needs = label["facts"], label["needs"]
    need = [any(str(i) in needs and not have & set(needs[str(i)]) for i in pick) for pick in picks]
    unfit = [any(str(i) in label["unfit"] for i in pick) for pick in picks]
    return {
        "must": fmean(told(fact, have) for fact in facts if fact["weight"] == MUST),
        "all": share_told(facts, have),
        "need": fmean(need or [0]),
        "unfit": fmean(unfit or [0]),
        "clean": float(not any(need) and not any(unfit)),
    }


def load(labels: Path, corpora: Path, limit: int | None = None) -> Iterator[Labelled]:
    """Read labels, and extract their pages."""
    read = [json.loads(line) for line in labels.open(encoding="utf-8")][:limit]
    pages = _pages(corpora, read)
    for label in read:
        page = pages[label["set"], str(label["id"])]
        source = _source(label, page)
        prints = [_prints(text) for text in label["sentences"]]
        texts = [sentence.text for sentence in source.sentences] if source else []
        site = site_of({"html": "", **page, "id": str(page["id"])})
        yield Labelled(label, source, [_known_as(text, prints) for text in texts], crc32(site.encode()) % FOLDS)


def _pages(corpora: Path, labels: Sequence[Json]) -> dict[tuple[str, str], Json]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        wanted[label["set"]].add(str(label["id"]))
    pages: dict[tuple[str, str], Json] = {}
    for name, ids in wanted.items():
        packed = corpora / "articles" / f"{name}.jsonl.xz"
        plain = corpora / "summaries" / f"{name}.jsonl"
        with lzma.open(packed, "rt") if packed.exists() else plain.open(encoding="utf-8") as lines:
            rows = map(json.loads, lines)
            pages |= {(name, str(row["id"])): row for row in rows if str(row["id"]) in ids}
    return pages


def _source(label: Json, page: Json) -> Source | None:
    """The page as `news` reads it, or the text where there is no page."""
    document = (
        PlainText(page["text"], title=label["title"]) if "text" in page else Document(page["html"], page.get("url"))
    )
    try:
        article = extract_article(document, DEFAULT_BOUNDS).article
    except ContentError:
        return None
    return Source(article, tuple(article_sentences(article)))


def _grams(text: str) -> set[int]:
    letters = "".join(c for c in text.casefold() if c.isalnum())
    return {crc32(letters[i : i + WINDOW].encode()) for i in range(max(1, len(letters) - WINDOW + 1))}


def _sample(grams: set[int]) -> set[int]:
    some = {gram for gram in grams if gram % SAMPLE == 0}
    return some if len(some) >= FEWEST_PRINTS else grams


def _prints(text: str) -> set[int]:
    return _sample(_grams(text))


def _known_as(text: str, prints: Sequence[set[int]]) -> frozenset[int]:
    """The labelled sentences that a sentence of ours holds, or is most of."""
    every = _grams(text)
    some = _sample(every)
    return frozenset(
        i
        for i, known in enumerate(prints)
        if known and (len(every & known) >= MOST_OF * len(known) or len(some & known) >= MOST_OF * len(some))
    )
