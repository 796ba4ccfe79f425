"""Near-duplicates: articles that are one text, as agencies send it to many outlets.

A. Broder, “On the resemblance and containment of documents”, SEQUENCES 1997. Only the texts that are kept are indexed,
so that a thousand copies of one article cost a thousand comparisons, not half a million.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from standfirst.model import Article
from standfirst.stories.days import are_near
from standfirst.text.words import words

SHINGLE = 5
"""Words: fewer recur in unlike texts, more are broken by every small edit."""

READ_CHARACTERS = 30_000
"""Of an article: five thousand words. Copies of a longer one begin alike, and what is compared is held in memory."""

CONTAINED = 0.5
"""The share of an article's shingles that the kept one holds: two reports of one event share a tenth of theirs."""


def fold(articles: Sequence[Article]) -> list[list[int]]:
    """Group articles that are copies of one text, parts of it included.

    Returns:
        Groups of places, each with the longest article first; an article without a copy is a group of its own.
    """
    shingles = [_shingles(article) for article in articles]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    groups: dict[int, list[int]] = {}
    for place in sorted(range(len(articles)), key=lambda i: (-len(shingles[i]), i)):
        kept = _kept(place, articles, shingles[place], holders)
        if kept is not None:
            groups[kept].append(place)
            continue
        groups[place] = [place]
        for shingle in shingles[place]:
            holders[shingle].append(place)
    return list(groups.values())


def _kept(
    place: int, articles: Sequence[Article], shingles: frozenset[int], holders: defaultdict[int, list[int]]
) -> int | None:
    """The kept article that holds most of this one, if one holds enough."""
    shared = Counter(holder for shingle in shingles if shingle in holders for holder in holders[shingle])
    for holder, count in shared.most_common():
        if count <= CONTAINED * len(shingles):
            return None
        same_language = articles[holder].language == articles[place].language
        if same_language and are_near(articles[holder].published, articles[place].published):
            return holder
    return None


def _shingles(article: Article) -> frozenset[int]:
    """Hashes of all runs of five words; a shorter text is one run."""
    found = words(article.text[:READ_CHARACTERS], article.language)
    runs = range(max(1, len(found) - SHINGLE + 1))
    return frozenset(hash(tuple(found[at : at + SHINGLE])) for at in runs)
