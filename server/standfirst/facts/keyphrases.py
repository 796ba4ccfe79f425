"""Keywords: the phrases that an article repeats, the early ones foremost.

After Samhaa R. El-Beltagy and Ahmed Rafea, "KP-Miner: A keyphrase extraction system for English and Arabic documents"
(Information Systems 34, 2009): candidates are runs of words between stop words and punctuation; they score by
frequency, with a boost for compounds, which are rarer than their words and say more, and by where they first stand.
Departures: no corpus statistics, since one article is all there is; words of the headline count for more; one
mention suffices in the headline's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from standfirst.facts.vocabulary import LETTER
from standfirst.model import Article, Sentence
from standfirst.text.words import stem, stop_words

MOST = 8
"""A line of a card."""

MAX_WORDS = 3
COMPOUND_BOOST = 1.7
TITLE_BOOST = 2.0
POSITION_SLOPE = 0.5
"""A phrase that first stands at the end of the article scores half of one that stands at its start."""

MIN_LETTERS = 3

_WORD = regex.compile(rf"{LETTER}++(?:['’-]{LETTER}++)*+|\d++|[^\p{{L}}\p{{M}}\d\s]")
_CLITIC = regex.compile(r"^(?:\p{L}{1,2}|qu)['’]|['’]s$", regex.IGNORECASE)


def keyphrases(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Find the phrases that tell what the article is about, best first, as they first stand in it."""
    language = article.language
    title = {stem(word.lower(), language) for word in regex.findall(rf"{LETTER}+", article.title or "")}
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    count: dict[tuple[str, ...], int] = {}
    for sentence in sentences:
        for run in _runs(sentence.text, language):
            for size in range(1, MAX_WORDS + 1):
                for at in range(len(run) - size + 1):
                    words = run[at : at + size]
                    key = tuple(stem(word.lower(), language) for word in words)
                    first.setdefault(key, (" ".join(words), sentence.index))
                    count[key] = count.get(key, 0) + 1
    total = max(1, len(sentences))

    def score(key: tuple[str, ...]) -> float:
        position = 1 - POSITION_SLOPE * first[key][1] / total
        boost = COMPOUND_BOOST if len(key) > 1 else 1.0
        return count[key] * boost * position * (TITLE_BOOST if title & set(key) else 1.0)

    repeated = [key for key in first if count[key] > 1 or (len(key) == 1 and key[0] in title)]
    return _distinct(sorted(repeated, key=lambda key: (-score(key), first[key][1], key)), first)


def _runs(text: str, language: str | None) -> Iterator[list[str]]:
    """Runs of words that mean something, between stop words, numbers and punctuation."""
    stops, run = stop_words(language), list[str]()
    for token in _WORD.findall(text):
        word = _CLITIC.sub("", token)
        if len(word) >= MIN_LETTERS and word[0].isalpha() and word.lower() not in stops:
            run.append(word)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _distinct(ranked: Sequence[tuple[str, ...]], first: dict[tuple[str, ...], tuple[str, int]]) -> tuple[str, ...]:
    """The best ones, none of which shares a word with a better one."""
    chosen: list[str] = []
    used: set[str] = set()
    for key in ranked:
        if len(chosen) == MOST:
            break
        if not used & set(key):
            chosen.append(first[key][0])
            used.update(key)
    return tuple(chosen)
