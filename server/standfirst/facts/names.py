"""Names in a text: runs of capitalised words, with the particles between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from standfirst.facts.vocabulary import LETTER, SPACE
from standfirst.model import Sentence
from standfirst.word_count import BEYOND_LATIN

_PARTICLES = rf"(?:von|van){SPACE}de[rn]|de{SPACE}l(?:a|os|as)|del|della|de|di|da|dos|do|du|van|von|ten|ter|bin|ibn|al"


def _name(capital: str, letter: str) -> str:
    word = rf"{letter}*+(?:(?!['’]s\b)['’-]{letter}++)*+"  # an English possessive ends the name
    # What stands before the capital is asked behind it: `re` finds the capital by a table.
    return rf"{capital}(?<!{letter}.){word}(?:{SPACE}(?:(?:{_PARTICLES}){SPACE})?{capital}(?:\.|{word}))*+"


_NAME = regex.compile(_name(r"\p{Lu}", LETTER))
_LATIN_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x250))))
# Where nothing is beyond Latin, it takes a third of the time.
_LATIN_NAME = re.compile(_name(f"[{_LATIN_CAPITALS}]", "[A-Za-zªµºÀ-ÖØ-öø-ɏ]"))

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
        expression = _NAME if BEYOND_LATIN.search(sentence.text) else _LATIN_NAME
        for match in expression.finditer(sentence.text):
            start, end = match.span()
            yield Name(match[0], sentence, offset + start, offset + end)
