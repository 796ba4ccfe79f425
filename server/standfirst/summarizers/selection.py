"""Selection, shared by all methods: the length is a ceiling, nothing is told twice, the article's order is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from standfirst.model import MAX_AMOUNT, Length, Notice, NoticeCode, SummaryOptions
from standfirst.summarizers.choice import Choice, Ledger
from standfirst.summarizers.source import Source

REPETITION = 0.6
"""Two sentences whose terms' cosine is above this tell the same; below it, they share a subject."""

ALREADY_SHORT = Notice(NoticeCode.ALREADY_SHORT, "The article is no longer than its summary may be: this is all of it.")


@dataclass(frozen=True, slots=True)
class Budget:
    """The ceiling of a summary, in sentences and in words."""

    sentences: int
    words: int

    @classmethod
    def of(cls, length: Length, article_words: int) -> Budget:
        """Understand a length; a ratio is a share of the article's words."""
        if length.unit == "sentences":
            return cls(int(length.amount), MAX_AMOUNT**2)
        if length.unit == "words":
            return cls(MAX_AMOUNT, int(length.amount))
        return cls(MAX_AMOUNT, floor(length.amount * article_words))

    def holds(self, sentences: int, words: int) -> bool:
        """Tell whether so much is within it."""
        return sentences <= self.sentences and words <= self.words


def whole_article(source: Source, budget: Budget, options: SummaryOptions) -> Choice | None:
    """Give the whole article where it is no longer than the ceiling, else None."""
    count = len(source.sentences)
    if not budget.holds(count, sum(source.word_counts)):
        return None
    everything = range(count)
    ledger = Ledger(dict.fromkeys(everything, 1.0), reasons=dict.fromkeys(everything, "All of the article fits."))
    return ledger.choose(source, everything, options, (ALREADY_SHORT,))


def take_best(source: Source, budget: Budget, ledger: Ledger) -> list[int]:
    """Take sentences, best first, while they fit and tell something new."""
    chosen: list[int] = []
    words = 0
    for place in sorted(ledger.scores, key=lambda i: (-ledger.scores[i], i)):
        if len(chosen) == budget.sentences:
            break
        told = repeated(source, place, chosen)
        if not budget.holds(len(chosen) + 1, words + source.word_counts[place]):
            ledger.reasons[place] = "It does not fit into the length."
        elif told is not None:
            ledger.reasons[place] = f"It repeats sentence {source.sentences[told].index}."
        else:
            ledger.reasons[place] = "It is among the best rated."
            chosen.append(place)
            words += source.word_counts[place]
    return chosen


def repeated(source: Source, place: int, chosen: Sequence[int]) -> int | None:
    """Find the chosen sentence that tells the same, if any."""
    return next((other for other in chosen if source.similarity(place, other) > REPETITION), None)
