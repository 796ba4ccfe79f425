"""What summarizers read: an article's sentences and their words, each made once and only when asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import sqrt

import regex

from standfirst.model import Article, Sentence
from standfirst.text import words as text_words
from standfirst.word_count import count_words

_INNER_CAPITAL = regex.compile(r"(?<=[\p{L},] )\p{Lu}\w+")


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
    def document_frequency(self) -> Mapping[str, int]:
        """In how many sentences each term stands."""
        return Counter(chain.from_iterable(self.term_sets))

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms that are written with a capital inside sentences."""
        found = {match[0].lower() for s in self.sentences for match in _INNER_CAPITAL.finditer(s.text)}
        return frozenset(map(self._stems.__getitem__, found))

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """The stems of the headline's content words."""
        return self.terms_of(self.article.title or "")

    def terms_of(self, text: str) -> frozenset[str]:
        """The stems of the content words of any text in the article's language."""
        return frozenset(self._terms_of(text_words.words(text, self.language)))

    @cached_property
    def vectors(self) -> tuple[Mapping[str, int], ...]:
        """How often each term stands in each sentence."""
        # Most sentences say nothing twice, and counting takes five times as long as putting ones.
        return tuple(
            dict.fromkeys(terms, 1) if len(terms) == len(different) else Counter(terms)
            for terms, different in zip(self.terms, self.term_sets, strict=True)
        )

    def similarities(self, one: int) -> Mapping[int, float]:
        """The cosines of a sentence with all others that share a term with it."""
        products: dict[int, int] = defaultdict(int)
        postings = self._postings
        for term, n in self.vectors[one].items():
            for other, m in postings.get(term, ()):
                products[other] += n * m
        products.pop(one, None)
        norms = self._norms
        norm = norms[one]
        return {other: product / (norm * norms[other]) for other, product in products.items()}

    @cached_property
    def _postings(self) -> Mapping[str, list[tuple[int, int]]]:
        """Where each term stands that stands in several sentences, and how often."""
        postings: dict[str, list[tuple[int, int]]] = {term: [] for term, n in self.document_frequency.items() if n > 1}
        for place, vector in enumerate(self.vectors):
            for term in postings.keys() & vector.keys():
                postings[term].append((place, vector[term]))
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
    def _stems(self) -> Mapping[str, str]:
        return text_words.stems(self.language)

    def _terms_of(self, tokens: Sequence[str]) -> tuple[str, ...]:
        stop_words, stems = self.stop_words, self._stems
        return tuple([stems[t] for t in tokens if t not in stop_words])
