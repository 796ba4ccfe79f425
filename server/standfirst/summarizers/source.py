"""What summarizers read: an article's sentences and their words, each made once and only when asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import regex

from standfirst.model import Article, Sentence
from standfirst.text import words as text_words
from standfirst.word_count import count_words

_INNER_CAPITAL = regex.compile(r"(?<=[\p{L},] )\p{Lu}\w+")


class _Stems(dict[str, str]):
    """The stem of each word of an article, found when it is first asked for: words come back, and stemming is dear."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        stem = self[word] = text_words.stem(word, self._language)
        return stem


@dataclass(frozen=True)
class Source:
    """An article with its sentences; every list below has one entry a sentence, in the article's order."""

    article: Article
    sentences: tuple[Sentence, ...]

    @cached_property
    def language(self) -> str | None:
        """The article's language, as an ISO 639-1 code."""
        return self.article.language

    @cached_property
    def word_counts(self) -> tuple[int, ...]:
        """Unicode words in each sentence: the unit of lengths."""
        return tuple(count_words(s.text) for s in self.sentences)

    @cached_property
    def tokens(self) -> tuple[tuple[str, ...], ...]:
        """The words of each sentence, lower-cased."""
        return tuple(tuple(text_words.words(s.text, self.language)) for s in self.sentences)

    @cached_property
    def stems(self) -> tuple[tuple[str, ...], ...]:
        """The words of each sentence as stems; stop words stay as they are."""
        stop_words, stems = self.stop_words, self._stems
        return tuple(tuple(t if t in stop_words else stems[t] for t in tokens) for tokens in self.tokens)

    @cached_property
    def terms(self) -> tuple[tuple[str, ...], ...]:
        """The stems of each sentence's content words: what the sentence is about."""
        return tuple(self._terms_of(tokens) for tokens in self.tokens)

    @cached_property
    def term_sets(self) -> tuple[frozenset[str], ...]:
        """The different terms of each sentence."""
        return tuple(map(frozenset, self.terms))

    @cached_property
    def spread(self) -> Mapping[str, int]:
        """In how many sentences each term stands."""
        return Counter(term for terms in self.term_sets for term in terms)

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms that are written with a capital inside sentences."""
        found = {match[0].lower() for s in self.sentences for match in _INNER_CAPITAL.finditer(s.text)}
        return frozenset(map(self._stems.__getitem__, found))

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """The stems of the headline's content words."""
        title = self.article.title or ""
        return frozenset(self._terms_of(text_words.words(title, self.language)))

    @cached_property
    def vectors(self) -> tuple[Mapping[str, int], ...]:
        """How often each term stands in each sentence."""
        # Most sentences say nothing twice, and counting takes five times as long as putting ones.
        return tuple(
            dict.fromkeys(terms, 1) if len(terms) == len(different) else Counter(terms)
            for terms, different in zip(self.terms, self.term_sets, strict=True)
        )

    def similarities(self, one: int) -> Mapping[int, float]:
        """The cosines of a sentence with all that share a term with it."""
        products: dict[int, int] = defaultdict(int)
        for term, n in self.vectors[one].items():
            for other, m in self._postings[term]:
                products[other] += n * m
        return {other: product / (self._norms[one] * self._norms[other]) for other, product in products.items()}

    @cached_property
    def _postings(self) -> Mapping[str, list[tuple[int, int]]]:
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, vector in enumerate(self.vectors):
            for term, n in vector.items():
                postings[term].append((place, n))
        return postings

    @cached_property
    def _norms(self) -> tuple[float, ...]:
        return tuple(sqrt(sum(n * n for n in vector.values())) for vector in self.vectors)

    def similarity(self, one: int, other: int) -> float:
        """The cosine of two sentences' term counts, 0 to 1."""
        norm = self._norms[one] * self._norms[other]
        if not norm:
            return 0.0
        a, b = self.vectors[one], self.vectors[other]
        if len(b) < len(a):
            a, b = b, a
        return sum(n * b[term] for term, n in a.items() if term in b) / norm

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words of the article's language that say nothing of the subject."""
        return text_words.stop_words(self.language)

    @cached_property
    def _stems(self) -> _Stems:
        return _Stems(self.language)

    def _terms_of(self, tokens: Sequence[str]) -> tuple[str, ...]:
        stop_words, stems = self.stop_words, self._stems
        return tuple([stems[t] for t in tokens if t not in stop_words])
