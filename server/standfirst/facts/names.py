"""Names in a text: runs of capitalised words, with the particles between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from standfirst.facts.vocabulary import LETTER, SPACE
from standfirst.model import Sentence

_PARTICLES = rf"(?:von|van){SPACE}de[rn]|de{SPACE}l(?:a|os|as)|del|della|de|di|da|dos|do|du|van|von|ten|ter|bin|ibn|al"
_WORD = rf"\p{{Lu}}{LETTER}*+(?:(?!['’]s\b)['’-]{LETTER}++)*+"  # an English possessive ends the name
_NAME = regex.compile(
    rf"(?<!{LETTER})(?:{_WORD}|\p{{Lu}}\.)(?:{SPACE}(?:(?:{_PARTICLES}){SPACE})?(?:\p{{Lu}}\.|{_WORD}))*+"
)

BEFORE = 60
"""Characters before a name that are looked at: prepositions, roles and verbs of speech stand within 30."""


class Name(NamedTuple):
    """A run of capitalised words: a span of the article's text inside one of its sentences."""

    text: str
    sentence: Sentence
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """The words of the name, particles included."""
        return self.text.split()

    @property
    def before(self) -> str:
        """What stands before the name in its sentence: the end of it, for expressions try every place."""
        at = self.start - self.sentence.start
        return self.sentence.text[max(0, at - BEFORE) : at]

    @property
    def after(self) -> str:
        """The sentence from the end of the name on."""
        return self.sentence.text[self.end - self.sentence.start :]

    @property
    def is_first(self) -> bool:
        """Whether it opens the sentence, where every word is capitalised."""
        at = self.start - self.sentence.start
        return not at or not any(map(str.isalnum, self.sentence.text[:at]))

    def without_first(self) -> Name:
        """The name less its first word."""
        cut = len(self.words[0]) + 1
        return Name(self.text[cut:], self.sentence, self.start + cut, self.end)


def names(sentences: Sequence[Sentence]) -> Iterator[Name]:
    """All runs of capitalised words."""
    for sentence in sentences:
        offset = sentence.start
        for match in _NAME.finditer(sentence.text):
            start, end = match.span()
            yield Name(match[0], sentence, offset + start, offset + end)
