"""Key facts (who, when, where, how much) and keywords, each pointing at its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from standfirst.model import Article, KeyFact, Sentence

__all__ = ["key_facts", "keywords"]


def key_facts(article: Article, sentences: Sequence[Sentence]) -> tuple[KeyFact, ...]:
    """Find who, when, where and how much."""
    return ()


def keywords(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Find the words that tell what the article is about, best first."""
    return ()
