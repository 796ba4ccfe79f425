"""Summarizers: one algorithm, one file, one paper; a registry; selection shared by all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.errors import UnknownMethod
from standfirst.model import Article, Decision, Notice, Sentence, SummaryOptions, SummarySentence

__all__ = ["METHODS", "Choice", "Method", "check_method", "summarize"]


@dataclass(frozen=True, slots=True)
class Method:
    """A summarizer as the doors show it. Reading this table loads no algorithm."""

    name: str
    title: str
    description: str
    reference: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What a summarizer chose: sentences in the article's order, notices, and its reasons when asked."""

    sentences: tuple[SummarySentence, ...]
    notices: tuple[Notice, ...] = ()
    decisions: tuple[Decision, ...] = ()


METHODS: tuple[Method, ...] = (Method("news", "News", "…", "…"), Method("lead", "Lead", "The first sentences", "…"))


def check_method(name: str) -> None:
    """Refuse a name that no summarizer bears.

    Raises:
        UnknownMethod: no summarizer has that name.
    """
    if name not in {m.name for m in METHODS}:
        raise UnknownMethod("No summarizer has that name.", hint="`GET /v1/methods` or `standfirst methods` lists them.")


def summarize(article: Article, sentences: Sequence[Sentence], options: SummaryOptions) -> Choice:
    """Choose the sentences that stand for the article, within the length."""
    return Choice(tuple(SummarySentence(s.text, 1.0, (s.index,)) for s in sentences[: int(options.length.amount)]))
