"""What a language model chose, behind the guards of `news`: it may choose badly, but nothing that cannot be read.

The model sees sentences and answers numbers (`language_model`); here they become a summary. The length is a ceiling,
nothing is told twice, and a sentence that leans on another one takes it along, or makes way for one that `news` rates
best. Without a choice `news` chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, prod
from statistics import fmean

from standfirst.model import Notice, NoticeCode, SummaryOptions
from standfirst.summarizers import news
from standfirst.summarizers.choice import Choice, Ledger
from standfirst.summarizers.news.candidates import candidates
from standfirst.summarizers.news.faults import Grade
from standfirst.summarizers.selection import Budget, repeated, whole_article
from standfirst.summarizers.source import Source

NOT_ASKED = Notice(NoticeCode.MODEL_UNAVAILABLE, "No language model was asked.")
NONE_OF_THEM = Notice(NoticeCode.MODEL_UNAVAILABLE, "The model named no sentence of this article.")

NEEDY = 0.5
HANGING = 0.9
"""How likely a sentence lacks another, for that one to be taken along, and for it to lose its place."""

UNFIT = 0.5
"""How likely a sentence should stand in no summary, for it not to be taken: editors choose next to none such."""

MOST_AMOUNT = 40
"""A model that is to name more is asked for half the article."""


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Make a summary of the sentences that were chosen."""
    budget = Budget.of(options.length, source.article.word_count)
    whole = whole_article(source, budget, options)
    if whole:
        return whole
    places = {sentence.index: place for place, sentence in enumerate(source.sentences)}
    wanted = [places[index] for index in options.choose or () if index in places]
    if not wanted:
        notice = NOT_ASKED if options.choose is None else NONE_OF_THEM
        choice = news.summarize(source, replace(options, method="news", choose=None))
        return replace(choice, notices=(*choice.notices, notice), method="news")
    ledger = Ledger(dict.fromkeys(wanted, 1.0))
    guarded = _Guarded(source, budget, ledger)
    for place in wanted:
        guarded.take(place, "The model chose it.")
    enough = len(guarded.chosen)
    guarded.mend()
    if len(guarded.chosen) < enough or not enough:
        guarded.fill(news.rank(source, options), max(1, enough))
    return ledger.choose(source, guarded.chosen, options)


def amount(source: Source, options: SummaryOptions) -> int:
    """How many sentences a model is to name, for the length that was asked for; 0 where all of the article fits."""
    budget = Budget.of(options.length, source.article.word_count)
    if budget.holds(len(source.sentences), sum(source.word_counts)):
        return 0
    by_words = ceil(budget.words / (fmean(source.word_counts) or 1))
    return max(1, min(budget.sentences, by_words, MOST_AMOUNT, len(source.sentences)))


class _Guarded:
    """What was chosen, made readable by what `news` knows of each sentence.

    A guard that is too strict costs a good choice more than it saves a bad one: of the sentences that editors choose,
    every seventh seems to lean on another, and one of three such does. So what is needed is taken along where there is
    room; a sentence loses its place if it is no prose at all, is likely unfit for a summary, or all but sure to hang.
    """

    def __init__(self, source: Source, budget: Budget, ledger: Ledger) -> None:
        self.chosen: list[int] = []
        self._source = source
        self._budget = budget
        self._reasons = ledger.reasons
        self._candidates = candidates(source)

    def take(self, place: int, reason: str) -> None:
        """Take a sentence if it fits, is prose, and tells something new."""
        if place in self.chosen:
            return
        told = repeated(self._source, place, self.chosen)
        fault = self._candidates[place].fault
        if told is not None:
            self._reasons[place] = f"It repeats sentence {self._source.sentences[told].index}."
        elif fault is not None and fault.grade >= Grade.FOREIGN:
            self._reasons[place] = fault.reason
        elif self._candidates[place].unfit >= UNFIT:
            self._reasons[place] = "It reads like a teaser, a scene, a truism or a label."
        elif not self._fits(place):
            self._reasons[place] = "It does not fit into the length."
        else:
            self.chosen.append(place)
            self._reasons[place] = reason

    def mend(self) -> None:
        """Take along what the chosen lean on; what is all but sure to hang makes way where there is no room."""
        for place in tuple(self.chosen):
            unmet = self._unmet(place)
            if unmet < NEEDY:
                continue
            antecedents = self._candidates[place].antecedents
            needed = max(antecedents, key=lambda other: antecedents[other], default=None)
            if needed is not None and self._unmet(needed) < NEEDY and self._fits(needed):
                self.take(needed, "A sentence that was chosen leans on it.")
            elif unmet > HANGING:
                self.chosen.remove(place)
                self._reasons[place] = self._candidates[place].mention.reason

    def fill(self, places: Sequence[int], enough: int) -> None:
        """Fill up with the best rated that can stand."""
        for place in places:
            if len(self.chosen) >= enough:
                return
            if place not in self._reasons and self._unmet(place) < NEEDY:
                self.take(place, "It takes the place of one that cannot stand.")

    def _unmet(self, place: int) -> float:
        """How likely it is that a sentence lacks one that it needs; 0 where nothing in it points elsewhere."""
        one = self._candidates[place]
        if not one.mention.reason:
            return 0.0
        return one.need * prod(1 - likely for other, likely in one.antecedents.items() if other in self.chosen)

    def _fits(self, place: int) -> bool:
        words = sum(self._source.word_counts[one] for one in (*self.chosen, place))
        return self._budget.holds(len(self.chosen) + 1, words)
