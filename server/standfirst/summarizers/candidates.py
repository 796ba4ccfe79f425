"""What an article brings to a story that others tell too: its own summary, and sentences understood alone."""

from __future__ import annotations

from heapq import nlargest
from typing import NamedTuple

from standfirst.model import Length, SummaryOptions, SummarySentence
from standfirst.summarizers import news
from standfirst.summarizers.news.candidates import Candidate
from standfirst.summarizers.news.faults import is_closed
from standfirst.summarizers.news.policy import POLICY
from standfirst.summarizers.source import Source

MOST = 12
"""Sentences of an article that may stand in a story: a story has four at most, and others may have told the best."""


UNFIT, NEED = 0.4, 0.45
"""How likely a sentence may be unfit, or need another one beside it, by hand: readers stumble over more."""

LEAST = 3
"""Sentences that an article brings whatever they may need, so that a short one has a say."""


class Contribution(NamedTuple):
    """What an article brings to a story.

    Attributes:
        summary: what stands for the article where nothing else tells its story, in its order.
        candidates: the best sentences that need no other one beside them, in its order; the best has the score 1.
    """

    summary: tuple[SummarySentence, ...]
    candidates: tuple[SummarySentence, ...]


def contribution(source: Source, length: Length) -> Contribution:
    """Judge an article's sentences once, for a summary of its own and for a story that others tell too.

    Args:
        source: the article.
        length: of the summary.
    """
    judged = news.judge(source)
    summary = news.summarize(source, SummaryOptions(length=length), judged=judged).sentences
    needs = {judged.order[at]: one.need for at, one in enumerate(judged.candidates)}
    must_close = 2 * sum(is_closed(sentence.text) for sentence in source.sentences) > len(source.sentences)
    worth = {
        judged.order[at]: POLICY.alone(one) - POLICY.need * one.need
        for at, one in enumerate(judged.candidates)
        if _may_be_told(one) and (not must_close or is_closed(judged.read.sentences[at].text))
    }
    best = max(worth.values(), default=0.0)
    clear = [place for place in worth if needs[place] < NEED]
    if len(clear) < LEAST:
        clear = nlargest(LEAST, worth, key=lambda place: -needs[place])
    taken = nlargest(MOST, clear, key=worth.__getitem__)
    return Contribution(
        summary,
        tuple(
            SummarySentence(
                source.sentences[place].text,
                max(0.0, worth[place]) / best if best > 0 else 0.0,
                (source.sentences[place].index,),
            )
            for place in sorted(taken)
        ),
    )


def _may_be_told(one: Candidate) -> bool:
    return one.fault is None and not one.mention.reason and one.unfit < UNFIT
