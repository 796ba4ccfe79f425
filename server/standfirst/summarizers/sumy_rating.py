"""The door to sumy: our sentences and words in, its ratings out, one for each sentence.

sumy's own tokenizer needs NLTK data that no package brings, and its ratings are keyed by the sentences' text, so that
equal sentences share one rating. Both are mended by a sentence class of ours in sumy's document model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.lsa import LsaSummarizer

Terms = Sequence[Sequence[str]]

_DIGITS = 9
"""sumy adds up in the order of sets, which differs from run to run: what lies beyond is noise."""


class IndexedSentence(SumySentence):  # type: ignore[misc]  # sumy ships no type information
    """A sentence that is known by its index and brings its words."""

    __slots__ = ("_words", "index")

    def __init__(self, index: int, words: Sequence[str]) -> None:
        super().__init__("", None)
        self.index = index
        self._words = tuple(words)

    @property
    def words(self) -> tuple[str, ...]:
        """The words as our splitter gave them."""
        return self._words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IndexedSentence) and self.index == other.index

    def __hash__(self) -> int:
        return hash(self.index)


class _RatingsInsteadOfSentences:
    """Takes the place of sumy's last step, in which every algorithm picks its best sentences."""

    @staticmethod
    def _get_best_sentences(
        sentences: Iterable[IndexedSentence],
        _count: object,
        rating: Mapping[IndexedSentence, float] | Callable[..., float],
        *arguments: object,
    ) -> list[float]:
        if callable(rating):
            return [float(rating(s, *arguments)) for s in sentences]
        return [float(rating[s]) for s in sentences]


class PaddedLsa(LsaSummarizer):  # type: ignore[misc]  # sumy ships no type information
    """LSA whose table has a fixed order, and at least a row for each sentence.

    sumy takes the words' order from a set, so that rounding differs from run to run, and warns of more sentences than
    words. Rows of zeros change nothing in the decomposition.
    """

    def _create_dictionary(self, document: ObjectDocumentModel) -> dict[str, int]:
        words = sorted(set(document.words))
        rows = words + [f"\0{i}" for i in range(len(words), len(document.sentences))]
        return {word: row for row, word in enumerate(rows)}


def rate(algorithm: type[Any], words: Terms, stop_words: frozenset[str] = frozenset()) -> list[float]:
    """Rate sentences by one of sumy's algorithms.

    Args:
        algorithm: a class of `sumy.summarizers`.
        words: of each sentence, as they shall be compared.
        stop_words: what the algorithm shall pass over.

    Returns:
        One rating for each sentence, the larger the better.
    """
    if not any(words):
        return [0.0] * len(words)
    rated = type(f"Rated{algorithm.__name__}", (_RatingsInsteadOfSentences, algorithm), {})
    summarizer = rated(stemmer=str)
    summarizer.stop_words = stop_words
    paragraph = Paragraph(IndexedSentence(i, sentence) for i, sentence in enumerate(words))
    # LexRank divides by zero where no two sentences share a word.
    with np.errstate(all="ignore"):
        ratings = summarizer(ObjectDocumentModel([paragraph]), len(words))
    return [round(rating, _DIGITS) if isfinite(rating) else 0.0 for rating in ratings]
