"""News, the default: the standfirst where there is one, the heart of the matter where there is none.

Position as in R. Brandow, K. Mitze and L. F. Rau, “Automatic condensation of electronic publications by sentence
selection”, IP&M 31 (1995); centrality as in D. R. Radev et al., “Centroid-based summarization of multiple documents”,
IP&M 40 (2004); repetition as in J. Carbonell and J. Goldstein, “The use of MMR”, SIGIR 1998. The weights were fitted to
people's summaries of news (`benchmarks/train_news.py`); `fitness` tells what may not stand in a summary at all, and
`dependence` what may not stand in it alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from standfirst.model import Notice, NoticeCode, SummaryOptions
from standfirst.summarizers.choice import Choice, Ledger
from standfirst.summarizers.news import weights as weighing
from standfirst.summarizers.news.dependence import Dependence
from standfirst.summarizers.news.fitness import Grade, Verdict, verdicts
from standfirst.summarizers.news.live_blog import newest_first
from standfirst.summarizers.news.opening import is_standfirst, opening_paragraph, opening_place
from standfirst.summarizers.news.picking import Picking
from standfirst.summarizers.news.quotations import over_two_sentences
from standfirst.summarizers.news.scoring import measure, parts
from standfirst.summarizers.news.telling import Beginning, beginning
from standfirst.summarizers.news.weights import Weights
from standfirst.summarizers.selection import Budget, whole_article
from standfirst.summarizers.source import Source

LIVE_BLOG = Notice(NoticeCode.LIVE_BLOG, "This is a live blog: the summary begins with its newest entries.")


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the sentences that an editor would put under the headline."""
    budget = Budget.of(options.length, source.article.word_count)
    whole = whole_article(source, budget, options)
    if whole:
        return whole
    newest = newest_first(source)
    dependence = Dependence(source)
    order, top, paragraph, start = _beginning(source, newest, budget, dependence)
    has_room = bool(source.title_terms) and budget.sentences > weighing.MANY_FROM
    quotations = over_two_sentences(source) if has_room else frozenset()
    judged = verdicts(source, top, paragraph, quotations, has_room=has_room)
    room = _room(source, judged, budget)
    weights = _weights(source, room, has_standfirst=is_standfirst(source, top, dependence))
    features = measure(source, order, top, paragraph, with_theme=bool(weights.theme))
    scored = [parts(features, place, weights) for place in range(len(source.sentences))]
    fills = options.length.unit != "sentences"
    picking = Picking(source, scored, weights, budget, room=room, fills=fills, start=start, quotations=quotations)
    pick(picking, judged, dependence)
    if options.explain:
        picking.reasons |= {place: _merit(scored, place) for place in picking.chosen}
    ledger = Ledger(dict(enumerate(picking.alone)), dict(enumerate(scored)), _reasons(judged) | picking.reasons)
    return ledger.choose(source, picking.chosen, options, (LIVE_BLOG,) if newest else ())


def _beginning(source: Source, newest: Sequence[int] | None, budget: Budget, dependence: Dependence) -> Beginning:
    """Say how an article is read: one sentence alone is sought all over it, and of a live blog the newest entry."""
    if budget.sentences > 1 and not newest:
        return beginning(source, dependence)
    order = newest or range(len(source.sentences))
    top = opening_place(source, order)
    return Beginning(order, top, range(0) if newest else opening_paragraph(source, top), 0)


def _weights(source: Source, room: float, *, has_standfirst: bool) -> Weights:
    """Choose the policy."""
    several = weighing.STANDFIRST if has_standfirst else weighing.ARTICLE
    if room < weighing.SEVERAL_FROM:
        return weighing.STANDFIRST if has_standfirst else weighing.HEART
    goes_on = source.title_terms and room >= weighing.MANY_FROM
    return weighing.under_a_headline(several) if goes_on else several


def _room(source: Source, judged: Sequence[Verdict], budget: Budget) -> float:
    """How many of the article's fit sentences the budget has room for, about."""
    counts = [n for n, verdict in zip(source.word_counts, judged, strict=True) if verdict.grade == Grade.FIT]
    return min(budget.sentences, budget.words / (fmean(counts or source.word_counts) or 1))


def pick(picking: Picking, judged: Sequence[Verdict], dependence: Dependence) -> None:
    """Be as strict as the article allows: what is no part of it is taken only where there is nothing else at all.

    One sentence is no summary where several were asked for: beside it, what is tolerable will do.
    """
    enough = min(2, picking.most)
    best = min(verdict.grade for verdict in judged)
    for tolerated in Grade:
        if tolerated == Grade.FOREIGN and best < Grade.FOREIGN:
            break
        picking.pick(judged, tolerated, dependence if tolerated < Grade.POOR else None)
        if len(picking.chosen) >= enough or (picking.chosen and tolerated > Grade.FIT):
            break


MERITS = {
    "place": "It stands near the top.",
    "standfirst": "It opens the article and says what it is about.",
    "centrality": "Its words come back all over the article.",
    "title": "It tells what the headline promises.",
    "quotes": "It tells, where others are quotes.",
    "length": "It tells more than others do.",
}


def _merit(scored: Sequence[Mapping[str, float]], place: int) -> str:
    """Name the part of a sentence's score by which it is furthest above the article's other sentences."""
    means = {name: fmean(parts_of_one[name] for parts_of_one in scored) for name in MERITS}
    return MERITS[max(MERITS, key=lambda name: scored[place][name] - means[name])]


def _reasons(judged: Sequence[Verdict]) -> dict[int, str]:
    return {place: verdict.reason for place, verdict in enumerate(judged) if verdict.reason}
