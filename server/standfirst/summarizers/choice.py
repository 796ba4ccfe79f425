"""What a summarizer gives back, and the ledger that it keeps on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from standfirst.model import Decision, Notice, NoticeCode, SummaryOptions, SummarySentence
from standfirst.summarizers.source import Source

NOTHING_FITS = Notice(
    NoticeCode.NOTHING_FITS, "No sentence of the article is as short as the length that was asked for; ask for more."
)
TRUNCATED = Notice(NoticeCode.TRUNCATED, "The article is very long: only a part of its sentences was ranked.")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a summarizer chose: sentences in the article's order, notices, and its reasons when asked.

    `method` names the summarizer where it is another than the one asked for.
    """

    sentences: tuple[SummarySentence, ...]
    notices: tuple[Notice, ...] = ()
    decisions: tuple[Decision, ...] = ()
    method: str | None = None


@dataclass(slots=True)
class Ledger:
    """What a summarizer knows of each sentence, by the sentence's place in the source.

    Attributes:
        scores: the larger, the better; a sentence without one was not ranked.
        parts: what the scores are made of.
        reasons: why a sentence was taken or left, in plain words.
    """

    scores: Mapping[int, float]
    parts: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)

    def choose(
        self, source: Source, chosen: Collection[int], options: SummaryOptions, notices: tuple[Notice, ...] = ()
    ) -> Choice:
        """Write a choice down in the article's order, with a decision for every sentence when asked."""
        best = max((self.scores.get(i, 0.0) for i in chosen), default=0.0)
        sentences = tuple(self._sentence(source, i, best) for i in sorted(chosen))
        if not sentences and source.sentences:
            notices = (*notices, NOTHING_FITS)
        everything = range(len(source.sentences) if options.explain else 0)
        return Choice(sentences, notices, tuple(self._decide(source, i, taken=i in chosen) for i in everything))

    def _sentence(self, source: Source, place: int, best: float) -> SummarySentence:
        # Each method has its own scale, which means nothing to a reader: the best sentence gets 1.
        score = self.scores.get(place, 0.0) / best if best > 0 else 1.0
        sentence = source.sentences[place]
        return SummarySentence(sentence.text, round(score, 4), (sentence.index,))

    def _decide(self, source: Source, place: int, *, taken: bool) -> Decision:
        default = "It is rated lower." if place in self.scores else "It was not ranked: the article is too long."
        return Decision(
            sentence=source.sentences[place].index,
            taken=taken,
            score=round(float(self.scores.get(place, 0.0)), 4),
            parts=dict(self.parts.get(place, {})),
            reason=self.reasons.get(place, default),
        )
