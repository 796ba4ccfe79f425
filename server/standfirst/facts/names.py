"""Names in a text: runs of capitalised words, with the particles between them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from standfirst.facts.passages import READ, Span
from standfirst.facts.vocabulary import LETTER, SPACE
from standfirst.model import Sentence

_PARTICLES = (
    rf"(?:von|van){SPACE}(?:de[rn]?|het)|de{SPACE}l(?:a|os|as)|della|del|dos|das|d[aeiou]|l[ae]|van|von|zu|ten|ter|bin"
    rf"|ibn|ben|al|el|y"
)
_WORD = rf"\p{{Lu}}{LETTER}*+(?:(?!['’]s\b)['’-]{LETTER}++)*+\.?"  # an English possessive ends the name
_NAME = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\d]){_WORD}(?:(?<!{LETTER}{{4}}\.){SPACE}(?:(?:{_PARTICLES}){SPACE}){{0,2}}{_WORD})*+"
)


def names(sentence: Sentence) -> Iterator[Span]:
    """All runs of capitalised words of a sentence, without a full stop behind the last word unless it is an initial."""
    for match in _NAME.finditer(sentence.text, 0, READ):
        start, end = match.span()
        if match[0].endswith(".") and len(match[0].split()[-1]) > len("A."):
            end -= 1
        yield Span(sentence, start, end)
