"""Which facts are the news that the headline tells of: a figure or a day of the background misleads more than it helps.

Readers found three of ten amounts, and nearly all days and places of the first sentence, to be what they looked for.
"""

from __future__ import annotations

import regex

from standfirst.facts.passages import Span
from standfirst.facts.vocabulary import LETTER, Vocabulary
from standfirst.model import Article, FactKind

NAMED = 3
"""How often an article names somebody whom neither its headline nor the summary's first sentence names: others are
witnesses and spokespeople."""

_NUMBER = regex.compile(r"\d++(?:[.,\u00a0\u202f ]\d++)*+")
_SEPARATOR = regex.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_WORD = regex.compile(rf"{LETTER}++")


class Relevance:
    """Judges facts by the headline; where there is none, all are relevant.

    Args:
        article: what was summed up.
        words: of its language.
        first: the index of the summary's first sentence.
    """

    def __init__(self, article: Article, words: Vocabulary, first: int) -> None:
        self._title, self._text, self._first = article.title or "", article.text, first
        self._number_words = frozenset(words.table.numbers)
        self._numbers = self._numbers_in(self._title)

    def holds(self, kind: FactKind, span: Span) -> bool:
        """Tell whether a fact is the news."""
        if not self._title:
            return True
        opens = span.sentence.index == self._first
        match kind:
            case "how_much":
                return not self._numbers.isdisjoint(self._numbers_in(span.text))
            case "when":
                return opens
            case "where":
                return opens and (span.text in self._title or self._text.count(span.text) > 1)
            case "who":
                last = span.text.split()[-1]
                return opens or last in self._title or self._text.count(last) >= NAMED

    def _numbers_in(self, text: str) -> frozenset[str]:
        digits = (_SEPARATOR.sub("", number) for number in _NUMBER.findall(text))
        return frozenset(digits) | (self._number_words & {word.lower() for word in _WORD.findall(text)})
