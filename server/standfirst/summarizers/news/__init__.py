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
from standfirst.summarizers.news.candidates import Candidate, candidates
from standfirst.summarizers.news.estimates import Model
from standfirst.summarizers.news.explanation import explained
from standfirst.summarizers.news.live_blog import newest_first
from standfirst.summarizers.news.policy import POLICY
from standfirst.summarizers.news.selection import Repeats, select
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
        candidates: one for each sentence, in that order.
    """

    read: Source
    order: Sequence[int]
    candidates: tuple[Candidate, ...]


def judge(source: Source, learned: Model | None = None) -> Judged:
    """Judge each sentence of an article.

    Args:
        source: the article.
        learned: the model to judge by, where it is not the one that is shipped.
    """
    newest = newest_first(source)
    read = Source(source.article, tuple(source.sentences[place] for place in newest)) if newest else source
    return Judged(read, newest or range(len(source.sentences)), candidates(read, learned))


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
    read, order, found = judged or judge(source, learned)
    selection = select(found, POLICY, repeats_in(read), budget, fills=options.length.unit != "sentences")
    ledger = Ledger({order[n]: one.value for n, one in enumerate(found)})
    if options.explain:
        ledger.parts = {order[n]: POLICY.parts(one, selection.unmet[n]) for n, one in enumerate(found)}
        ledger.scores = {place: sum(of_one.values()) for place, of_one in ledger.parts.items()}
        ledger.reasons = {order[n]: why for n, why in explained(read, found, selection, budget).items()}
    return ledger.choose(source, [order[n] for n in selection.chosen], options, () if read is source else (LIVE_BLOG,))


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
