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
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from standfirst.model import Article, Sentence
from standfirst.text.words import stop_words
from standfirst.word_count import BEYOND_LATIN, LATIN_LETTERS, UNSPACED

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
# Where there are no such marks, plain letters are found three times as fast, and Latin ones faster still by a table.
_MARK = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0dff]")
_PLAIN_TOKEN = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+|[^\w\s]|\d++")
_LATIN_TOKEN = re.compile(rf"[{LATIN_LETTERS}]++(?:['’-][{LATIN_LETTERS}]++)*+|[^\w\s]|[0-9]++")
_CLITIC = re.compile(r"^(?:[^\W\d_]{1,2}|qu)['’]|['’]s$", re.IGNORECASE)

Key = tuple[str, ...]

_Place = tuple[int, Sequence[str], int]
"""Where a phrase stands first: the sentence, its tokens, and with which of them it begins."""


def keyphrases(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Find the phrases that tell what the article is about, best first, as they first stand in it."""
    if article.language in UNSPACED:
        return ()  # where words are not parted, a run of letters is a clause
    title = {word[:STEM_LETTERS] for word in _TOKEN.findall((article.title or "").lower())}
    told = [_tokens(sentence.text) for sentence in sentences]
    worth = _worth(told, title, stop_words(article.language))
    first: dict[Key, _Place] = {}
    count: dict[Key, int] = defaultdict(int)
    for tokens, sentence in zip(told, sentences, strict=True):
        if worth.keys().isdisjoint(tokens):
            continue
        stems = list(map(worth.get, tokens))
        for at, key in _candidates(stems):
            count[key] += 1
            if key not in first:
                first[key] = (sentence.index, tokens, at)
    total = max(1, len(sentences))

    def score(key: Key) -> float:
        position = 1 - POSITION_SLOPE * first[key][0] / total
        boost = COMPOUND_BOOST if len(key) > 1 else 1.0
        return count[key] * boost * position * (1.0 if title.isdisjoint(key) else TITLE_BOOST)

    repeated = [key for key, times in count.items() if times > 1 or (len(key) == 1 and key[0] in title)]
    return _distinct(sorted(repeated, key=lambda key: (-score(key), first[key][0], key)), first)


def _tokens(text: str) -> list[str]:
    """The words, numbers and marks of a sentence."""
    if not BEYOND_LATIN.search(text):
        return _LATIN_TOKEN.findall(text)
    return (_TOKEN if _MARK.search(text) else _PLAIN_TOKEN).findall(text)


def _bare(token: str) -> str:
    """A word without the short one that is glued to it: "l'eau", "Mayor's"."""
    return _CLITIC.sub("", token) if "'" in token or "’" in token else token


def _worth(told: Sequence[Sequence[str]], title: Collection[str], stops: frozenset[str]) -> dict[str, str]:
    """The stems of all words that may be in a keyword: each stem stands in the article twice, or in the headline."""
    stems: dict[str, str] = {}
    times: dict[str, int] = defaultdict(int)
    for token, n in Counter(chain.from_iterable(told)).items():
        if len(token) < MIN_LETTERS:
            continue
        word = _bare(token).lower()
        if len(word) >= MIN_LETTERS and word not in stops and word[0].isalpha():
            stems[token] = stem = word[:STEM_LETTERS]
            times[stem] += n
    return {token: stem for token, stem in stems.items() if times[stem] > 1 or stem in title}


def _candidates(stems: Sequence[str | None]) -> Iterator[tuple[int, Key]]:
    """The words and phrases of a sentence that may be keywords, each with its place: no word of them lacks a stem."""
    run: Key = ()
    for place, stem in enumerate(stems):
        if stem is None:
            run = ()
            continue
        run = (*run[1 - MAX_WORDS :], stem)
        for at in range(len(run)):
            yield place + 1 - len(run) + at, run[at:]


def _distinct(ranked: Sequence[Key], first: Mapping[Key, _Place]) -> tuple[str, ...]:
    """The best ones, none of which shares a word with a better one."""
    chosen: list[str] = []
    used: set[str] = set()
    for key in ranked:
        if len(chosen) == MOST:
            break
        if not used & set(key):
            _, tokens, start = first[key]
            chosen.append(" ".join(map(_bare, tokens[start : start + len(key)])))
            used.update(key)
    return tuple(chosen)
