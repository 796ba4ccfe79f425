"""LSA: J. Steinberger and K. Ježek, “Using Latent Semantic Analysis in Text Summarization”, ISIM 2004."""

from __future__ import annotations

from sumy.models.dom import ObjectDocumentModel
from sumy.summarizers.lsa import LsaSummarizer

from standfirst.model import SummaryOptions
from standfirst.summarizers import selection, sumy_model
from standfirst.summarizers.choice import Choice
from standfirst.summarizers.source import Source

SENTENCES = 250
"""The decomposition of as many takes half a second."""


class _PaddedLsa(LsaSummarizer):  # type: ignore[misc]  # sumy ships no type information
    """LSA whose table has a fixed order, and at least a row for each sentence.

    sumy takes the words' order from a set, so that rounding differs from run to run, and warns of more sentences than
    words. Rows of zeros change nothing in the decomposition.
    """

    def _create_dictionary(self, document: ObjectDocumentModel) -> dict[str, int]:
        words = sorted(set(document.words))
        rows = words + [f"\0{i}" for i in range(len(words), len(document.sentences))]
        return {word: row for row, word in enumerate(rows)}


def summarize(source: Source, options: SummaryOptions) -> Choice:
    """Take the best-rated sentences."""
    return selection.summarize_by_rating(source, options, rate, SENTENCES)


def rate(source: Source) -> list[float]:
    """Rate each sentence."""
    return sumy_model.rate(_PaddedLsa, source.terms)
