"""News, the default: the sentences that an editor would choose.

Each sentence is judged once (`candidates`): how much of what must be told it tells, how likely it is unfit for a
summary, what it needs beside it. The models were fitted to editors' labels of articles in many languages
(`benchmarks/train_news.py`). Then those are taken that together are worth the most (`select`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from standfirst.model import Notice, NoticeCode, SummaryOptions
from standfirst.summarizers.choice import Choice, Ledger
from standfirst.summarizers.news.candidates import Candidate, candidates_from, measured
from standfirst.summarizers.news.estimates import DIGITS, Model, model
from standfirst.summarizers.news.explanation import explained
from standfirst.summarizers.news.features import Features
from standfirst.summarizers.news.live_blog import newest_first
from standfirst.summarizers.news.policy import POLICY
from standfirst.summarizers.news.selection import Repeats, Selection, select
from standfirst.summarizers.selection import REPETITION, Budget, whole_article
from standfirst.summarizers.source import Source
from standfirst.word_count import UNSPACED

LIVE_BLOG = Notice(NoticeCode.LIVE_BLOG, "This is a live blog: the summary begins with its newest entries.")

CONTAINED = 0.6
CONTAINED_PAIRS = 0.45
"""The share of the shorter sentence's terms in the longer one from which on it tells nothing new; less where the terms
are pairs of characters, of which another particle changes two."""

COMPARABLE = 4
"""Terms that a sentence has at least, for such a share to say anything."""


class Judged(NamedTuple):
    """An article's sentences with what is to be said of each.

    Attributes:
        read: the article in the order of reading: a live blog's newest entry comes first.
        order: the place in the article of each sentence that is read.
        features: what was measured of each, in that order,
        candidates: and what is made of it.
    """

    read: Source
    order: Sequence[int]
    features: Features
    candidates: tuple[Candidate, ...]

    def select(self, options: SummaryOptions) -> Selection:
        """Take those that together are worth the most."""
        budget = Budget.of(options.length, self.read.article.word_count)
        fills = options.length.unit != "sentences"
        return select(self.candidates, POLICY, repeats_in(self.read), budget, fills=fills)

    def worth(self, selection: Selection) -> dict[int, dict[str, float]]:
        """What each sentence is worth beside those that are taken, in parts, by its place in the article."""
        return {self.order[n]: POLICY.parts(one, selection.unmet[n]) for n, one in enumerate(self.candidates)}


def judge(source: Source, learned: Model | None = None) -> Judged:
    """Judge each sentence of an article.

    Args:
        source: the article.
        learned: the model to judge by, where it is not the one that is shipped.
    """
    newest = newest_first(source)
    read = Source(source.article, tuple(source.sentences[place] for place in newest)) if newest else source
    features, faults, mentions = measured(read)
    found = candidates_from(read, features, faults, mentions, learned or model())
    return Judged(read, newest or range(len(source.sentences)), features, found)


def rank(source: Source, options: SummaryOptions) -> list[int]:
    """The places of all sentences, best first: those that are taken, then those that are worth the most beside them."""
    judged = judge(source)
    selection = judged.select(options)
    taken = {judged.order[n] for n in selection.chosen}
    worth = {place: round(sum(parts.values()), DIGITS) for place, parts in judged.worth(selection).items()}
    return sorted(worth, key=lambda place: (place not in taken, -worth[place], place))


def summarize(
    source: Source, options: SummaryOptions, learned: Model | None = None, judged: Judged | None = None
) -> Choice:
    """Take the sentences that an editor would put under the headline.

    Args:
        source: the article.
        options: the length, and whether to explain.
        learned: the model to judge by, where it is not the one that is shipped.
        judged: the article's sentences, where they have been judged already.
    """
    budget = Budget.of(options.length, source.article.word_count)
    whole = whole_article(source, budget, options)
    if whole:
        return whole
    judged = judged or judge(source, learned)
    order, selection = judged.order, judged.select(options)
    ledger = Ledger({order[n]: one.value for n, one in enumerate(judged.candidates)})
    if options.explain:
        ledger.parts = judged.worth(selection)
        ledger.scores = {place: sum(parts.values()) for place, parts in ledger.parts.items()}
        why = explained(judged.read, judged.features, selection, budget)
        ledger.reasons = {order[n]: reason for n, reason in enumerate(why)}
    notices = () if judged.read is source else (LIVE_BLOG,)
    return ledger.choose(source, [order[n] for n in selection.chosen], options, notices)


def repeats_in(source: Source) -> Repeats:
    """Which sentences tell the same: they are alike, or one holds most terms of the other."""
    contained = CONTAINED_PAIRS if source.language in UNSPACED else CONTAINED

    def repeat(one: int, other: int, likeness: float) -> bool:
        terms, others = source.term_sets[one], source.term_sets[other]
        smaller = min(len(terms), len(others))
        return likeness > REPETITION or (smaller >= COMPARABLE and len(terms & others) >= contained * smaller)

    @cache
    def repeats(place: int) -> frozenset[int]:
        return frozenset(
            other for other, likeness in source.similarities(place).items() if repeat(place, other, likeness)
        )

    return repeats
