"""What a language model chooses from."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.model.article import Extraction, Sentence


@dataclass(frozen=True, slots=True)
class Candidates:
    """An article's sentences, of which some are to be chosen.

    Attributes:
        extraction: the article, and what the reader must know of it.
        sentences: all that may be chosen, in the article's order.
        ranking: their indices, those that `news` rates best first.
        amount: how many to choose at most; 0 where the whole article is no longer than its summary may be.
    """

    extraction: Extraction
    sentences: tuple[Sentence, ...]
    ranking: tuple[int, ...]
    amount: int
