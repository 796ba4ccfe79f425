"""Keywords: the phrases that an article repeats, the early ones foremost.

After Samhaa R. El-Beltagy and Ahmed Rafea, "KP-Miner: A keyphrase extraction system for English and Arabic documents"
(Information Systems 34, 2009): candidates are runs of words between stop words and punctuation; they score by
frequency, with a boost for compounds, which are rarer than their words and say more, and by where they first stand.
Departures: no corpus statistics, since one article is all there is; words of the headline count for more; one
mention suffices in the headline's words; words are taken for one where their first letters are, which serves retrieval
as well as a stemmer in many languages (Fazli Can et al., "Information retrieval on Turkish texts", JASIST 59, 2008) and
costs nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from standfirst.model import Article, Sentence
from standfirst.text.words import stop_words
from standfirst.word_count import UNSPACED

MOST = 8
"""A line of a card."""

MAX_WORDS = 3
COMPOUND_BOOST = 1.7
TITLE_BOOST = 2.0
POSITION_SLOPE = 0.5
"""A phrase that first stands at the end of the article scores half of one that stands at its start."""

MIN_LETTERS = 3
STEM_LETTERS = 6

# Hebrew, Arabic and Indic vowel signs are marks, which \w leaves out.
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0dff])"
_TOKEN = re.compile(rf"{_LETTER}+(?:['’-]{_LETTER}+)*|[^\w\s]|\d+")
# Where there are no such marks, plain letters are found three times as fast.
_MARK = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0dff]")
_PLAIN_TOKEN = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+|[^\w\s]|\d++")
_CLITIC = re.compile(r"^(?:[^\W\d_]{1,2}|qu)['’]|['’]s$", re.IGNORECASE)

Key = tuple[str, ...]


def keyphrases(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Find the phrases that tell what the article is about, best first, as they first stand in it."""
    if article.language in UNSPACED:
        return ()  # where words are not parted, a run of letters is a clause
    stops = stop_words(article.language)
    title = {word[:STEM_LETTERS] for word in _TOKEN.findall((article.title or "").lower())}
    runs = [(run, sentence.index) for sentence in sentences for run in _runs(sentence.text, stops)]
    told = [[word.lower()[:STEM_LETTERS] for word in run] for run, _ in runs]
    worth = {stem for stem, times in Counter(chain.from_iterable(told)).items() if times > 1 or stem in title}
    first: dict[Key, tuple[str, int]] = {}
    count: Counter[Key] = Counter()
    for (run, place), stems in zip(runs, told, strict=True):
        for at, end in _candidates(stems, worth):
            key = tuple(stems[at:end])
            count[key] += 1
            if key not in first:
                first[key] = (" ".join(run[at:end]), place)
    total = max(1, len(sentences))

    def score(key: Key) -> float:
        position = 1 - POSITION_SLOPE * first[key][1] / total
        boost = COMPOUND_BOOST if len(key) > 1 else 1.0
        return count[key] * boost * position * (1.0 if title.isdisjoint(key) else TITLE_BOOST)

    repeated = [key for key, times in count.items() if times > 1 or (len(key) == 1 and key[0] in title)]
    return _distinct(sorted(repeated, key=lambda key: (-score(key), first[key][1], key)), first)


def _candidates(stems: Sequence[str], worth: Collection[str]) -> Iterator[tuple[int, int]]:
    """The words and phrases in a run that may be keywords, as places in it: those of which each word is worth it."""
    for at in range(len(stems)):
        for end in range(at + 1, min(len(stems), at + MAX_WORDS) + 1):
            if stems[end - 1] not in worth:
                break
            yield at, end


def _runs(text: str, stops: frozenset[str]) -> Iterator[list[str]]:
    """Runs of words that mean something, between stop words, numbers and punctuation."""
    run: list[str] = []
    for token in (_TOKEN if _MARK.search(text) else _PLAIN_TOKEN).findall(text):
        word = _CLITIC.sub("", token) if "'" in token or "’" in token else token
        if len(word) >= MIN_LETTERS and word.lower() not in stops and word[0].isalpha():
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _distinct(ranked: Sequence[Key], first: dict[Key, tuple[str, int]]) -> tuple[str, ...]:
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
