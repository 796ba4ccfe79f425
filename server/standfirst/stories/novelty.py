"""What is new since a story was last read: set arithmetic over content terms, without a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from standfirst.model import Article, Story
from standfirst.stories.clustering import THRESHOLD
from standfirst.stories.days import are_near
from standfirst.stories.similarity import Vector, Weights, cosine
from standfirst.stories.terms import content_terms

NEW_TERMS = 2
"""Content terms that nothing read before held: a single one is another word for the same more often than not."""


def mark_new(
    story: Story, articles: Mapping[int, Article], middle: Vector, read_before: Sequence[Article], weights: Weights
) -> Story:
    """Mark what a story tells that was not in what was read of it; unchanged where nothing of it was read.

    Args:
        story: as it is told.
        articles: those of the story, by their numbers.
        middle: the centroid of the story's articles.
        read_before: what the history holds in the story's language.
        weights: of the terms.
    """
    addresses = {article.document_url for article in articles.values()} - {None}
    # Of an article that stands here again, all is known, not only the summary that the history holds.
    known = [a for a in articles.values() if a.document_url in {old.document_url for old in read_before} - {None}]
    known += [old for old in read_before if old.document_url in addresses or _tells_it(old, story, middle, weights)]
    if not known:
        return story
    held = {term for article in known for term in _terms(article)}
    sentences = tuple(
        replace(told, new=len(set(content_terms(told.text, articles[told.article].language)) - held) >= NEW_TERMS)
        for told in story.sentences
    )
    return replace(story, sentences=sentences, read_before=True)


def _tells_it(old: Article, story: Story, middle: Vector, weights: Weights) -> bool:
    near = are_near(old.published, story.from_date) or are_near(old.published, story.to_date)
    return near and cosine(weights.vector(Counter(_terms(old))), middle) >= THRESHOLD


def _terms(article: Article) -> list[str]:
    return content_terms(f"{article.title or ''}\n{article.text}", article.language)
