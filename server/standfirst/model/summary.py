"""What is given: sentences of an article that stand for the whole, with facts, keywords and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from standfirst.model.article import Article, Notice, Sentence
from standfirst.model.joining import joined
from standfirst.word_count import count_words, reading_minutes

FactKind = Literal["who", "when", "where", "how_much"]


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary and where it comes from (extractive: exactly one index of the article's sentences)."""

    text: str
    score: float
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeyFact:
    """Who, when, where or how much: a span of `Article.text` inside one of its sentences."""

    kind: FactKind
    text: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a summarizer took or left a sentence: its score, the parts of it, and the reason in plain words."""

    sentence: int
    taken: bool
    score: float
    parts: Mapping[str, float]
    reason: str


@dataclass(frozen=True)
class Summary:
    """Sentences of an article that stand for the whole, in the article's order.

    Attributes:
        article: what was summed up.
        article_sentences: all its sentences; `SummarySentence.sources` are indices into them.
        sentences: the summary.
        method: the summarizer's name.
        key_facts, keywords: found in the article, the facts each pointing at its sentence.
        notices: what the reader must know.
        timings: milliseconds per step.
        decisions: one per sentence of the article, when the options asked for an explanation.
        chosen_by: the language model's name, where one chose.
    """

    article: Article
    article_sentences: tuple[Sentence, ...]
    sentences: tuple[SummarySentence, ...]
    method: str
    key_facts: tuple[KeyFact, ...] = ()
    keywords: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    chosen_by: str | None = None

    @property
    def text(self) -> str:
        """The sentences joined as their language does; what has no mark at its end, as a heading, ends its line."""
        return joined([s.text for s in self.sentences], self.article.language)

    @cached_property
    def word_count(self) -> int:
        """Unicode words in the summary."""
        return sum(count_words(s.text) for s in self.sentences)

    @property
    def compression_ratio(self) -> float:
        """Words of the summary by words of the article, 0 to 1."""
        return round(self.word_count / self.article.word_count, 3) if self.article.word_count else 0.0

    @property
    def coverage(self) -> float:
        """The share of the article's thirds, by sentences, that the summary touches: 0 to 1."""
        total = len(self.article_sentences)
        thirds = {min(2, 3 * i // total) for s in self.sentences for i in s.sources} if total else set()
        return round(len(thirds) / 3, 3)

    @property
    def minutes_saved(self) -> float:
        """Reading minutes of the article less those of the summary."""
        return round(max(0.0, self.article.reading_minutes - reading_minutes(self.word_count)), 1)
