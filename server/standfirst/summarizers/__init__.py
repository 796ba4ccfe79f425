"""Summarizers: one algorithm, one file, one paper; sumy's are one table; selection shared by all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from standfirst.config import Bounds
from standfirst.model import Article, Sentence, SummaryOptions
from standfirst.summarizers import sumy_methods
from standfirst.summarizers.choice import TRUNCATED, Choice
from standfirst.summarizers.methods import METHODS, Method, check_method
from standfirst.summarizers.source import Source
from standfirst.summarizers.sumy_methods import SUMY_METHODS

__all__ = ["METHODS", "Choice", "Method", "check_method", "model_candidates", "summarize"]


class _Algorithm(Protocol):
    """What a module named after a method offers, for methods that are not sumy's."""

    def summarize(self, source: Source, options: SummaryOptions) -> Choice: ...


def summarize(
    article: Article, sentences: Sequence[Sentence], options: SummaryOptions, ranked: int = Bounds().sentences
) -> Choice:
    """Choose the sentences that stand for the article, within the length.

    An article that is no longer than the length allows is returned whole. Where not even the shortest sentence fits,
    nothing is returned, and a notice says so: sentences are never cut, and the length is never exceeded.

    Args:
        article: what is summed up.
        sentences: all of its sentences.
        options: method and length.
        ranked: how many sentences, from the first on, are looked at.

    Raises:
        UnknownMethod: no summarizer has that name.
    """
    check_method(options.method)
    source = Source(article, tuple(sentences[:ranked]))
    if options.method in SUMY_METHODS:
        choice = sumy_methods.summarize(SUMY_METHODS[options.method], source, options)
    else:
        algorithm = cast("_Algorithm", import_module(f"{__name__}.{options.method}"))
        choice = algorithm.summarize(source, options)
    if len(sentences) > ranked and TRUNCATED not in choice.notices:
        return replace(choice, notices=(*choice.notices, TRUNCATED))
    return choice


def model_candidates(
    article: Article, sentences: Sequence[Sentence], options: SummaryOptions, ranked: int = Bounds().sentences
) -> tuple[tuple[Sentence, ...], tuple[int, ...], int]:
    """Find what a language model may choose from.

    Returns:
        The sentences; their indices, best rated first; how many to choose, 0 where the whole article fits.
    """
    from standfirst.summarizers import model, news  # noqa: PLC0415  # every algorithm is loaded when asked for

    source = Source(article, tuple(sentences[:ranked]))
    amount = model.amount(source, options)
    ranking = news.rank(source, options) if amount else ()
    return source.sentences, tuple(source.sentences[place].index for place in ranking), amount
