"""The methods that sumy (github.com/miso-belica/sumy) implements: one table, each row with its paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from types import MappingProxyType
from typing import Any

from standfirst.model import SummaryOptions
from standfirst.summarizers.choice import TRUNCATED, Choice, Ledger
from standfirst.summarizers.selection import Budget, take_best, whole_article
from standfirst.summarizers.source import Source

LONGEST = 60
"""Terms of a sentence that are compared: one of more is no sentence, and some methods take the square of it."""

SHORT_SENTENCE = 5
"""Terms added to each sentence's own when densities are compared: else a sentence of one frequent word is densest."""


@dataclass(frozen=True, slots=True)
class SumyMethod:
    """An algorithm of sumy's.

    Attributes:
        paper: where it was published.
        algorithm: the class, as `module:name`.
        sentences, terms: how much of an article it can look at within half a second.
        takes_in_turn: whether it takes one sentence after another and tells their order (0, -1, -2 …) as a rating.
        counts_gaps: whether it measures the gaps between significant words, so that stop words stay in.
    """

    paper: str
    algorithm: str
    sentences: int
    terms: int
    takes_in_turn: bool = False
    counts_gaps: bool = False

    def rate(self, source: Source) -> list[float]:
        """Rate each sentence; the larger, the better."""
        # Loading sumy loads NLTK, for which only those wait who ask for a method of it.
        from standfirst.summarizers import sumy_rating  # noqa: PLC0415  # as said

        module, name = self.algorithm.split(":")
        algorithm: type[Any] = getattr(import_module(module), name)
        words = source.stems if self.counts_gaps else source.terms
        stop_words = source.stop_words if self.counts_gaps else frozenset[str]()
        ratings = sumy_rating.rate(algorithm, [sentence[:LONGEST] for sentence in words], stop_words)
        return [1 / (1 - order) for order in ratings] if self.takes_in_turn else ratings


SUMY_METHODS: Mapping[str, SumyMethod] = MappingProxyType(
    {
        "lexrank": SumyMethod(
            "G. Erkan and D. R. Radev, “LexRank: Graph-based Lexical Centrality as Salience”, JAIR 22 (2004)",
            "sumy.summarizers.lex_rank:LexRankSummarizer",
            sentences=200,
            terms=4000,
        ),
        "textrank": SumyMethod(
            "R. Mihalcea and P. Tarau, “TextRank: Bringing Order into Texts”, EMNLP 2004",
            "sumy.summarizers.text_rank:TextRankSummarizer",
            sentences=150,
            terms=2000,
        ),
        "lsa": SumyMethod(
            "J. Steinberger and K. Ježek, “Using Latent Semantic Analysis in Text Summarization”, ISIM 2004",
            "standfirst.summarizers.sumy_rating:PaddedLsa",
            sentences=200,
            terms=3000,
        ),
        "luhn": SumyMethod(
            "H. P. Luhn, “The Automatic Creation of Literature Abstracts”, IBM Journal 2 (1958)",
            "sumy.summarizers.luhn:LuhnSummarizer",
            sentences=800,
            terms=16_000,
            counts_gaps=True,
        ),
        "kl": SumyMethod(
            "A. Haghighi and L. Vanderwende, “Exploring Content Models for Multi-Document Summarization”, NAACL 2009",
            "sumy.summarizers.kl:KLSummarizer",
            sentences=60,
            terms=900,
            takes_in_turn=True,
        ),
        "sumbasic": SumyMethod(
            "L. Vanderwende, H. Suzuki, C. Brockett and A. Nenkova, “Beyond SumBasic”, IP&M 43 (2007)",
            "sumy.summarizers.sum_basic:SumBasicSummarizer",
            sentences=800,
            terms=16_000,
            takes_in_turn=True,
        ),
        "reduction": SumyMethod(
            "A. Fabish, “Reduction”, github.com/adamfabish/Reduction (2014)",
            "sumy.summarizers.reduction:ReductionSummarizer",
            sentences=140,
            terms=2800,
        ),
    }
)


def summarize(method: SumyMethod, source: Source, options: SummaryOptions) -> Choice:
    """Take the best-rated sentences."""
    budget = Budget.of(options.length, source.article.word_count)
    whole = whole_article(source, budget, options)
    if whole:
        return whole
    part, places = preselect(source, method.sentences, method.terms)
    ledger = Ledger(dict(zip(places, method.rate(part), strict=True)))
    chosen = take_best(source, budget, ledger)
    notices = (TRUNCATED,) if len(places) < len(source.sentences) else ()
    return ledger.choose(source, chosen, options, notices)


def preselect(source: Source, sentences: int, terms: int) -> tuple[Source, Sequence[int]]:
    """Keep the sentences that tell the most about the article, where there are more than a method can rank.

    They are the densest in terms that many sentences share. Their places are in the article's order.
    """
    read = [min(LONGEST, len(of_one)) for of_one in source.terms]
    if len(read) <= sentences and sum(read) <= terms:
        return source, range(len(read))

    def density(place: int) -> float:
        of_one = source.term_sets[place]
        return sum(source.document_frequency[t] for t in of_one) / (len(of_one) + SHORT_SENTENCE)

    places: list[int] = []
    left = terms
    for place in islice(sorted(range(len(read)), key=lambda i: (-density(i), i)), sentences):
        left -= read[place]
        if left < 0 and places:
            break
        places.append(place)
    places.sort()
    return Source(source.article, tuple(source.sentences[i] for i in places)), places
