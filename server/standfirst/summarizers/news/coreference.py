"""Coreference: which sentences point at another one that a reader has to know, by words that betray it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from standfirst.summarizers.news.faults import is_closed
from standfirst.summarizers.news.quotations import QUOTED, READ
from standfirst.summarizers.source import Source
from standfirst.text import lexicon

THAT_IS = frozenset({"s", "is", "was"})
"""What follows the English "that" where it points back: "According to the police, that's the third case"."""

BEFORE_THAT = frozenset({"after", "at", "before", "by", "during", "for", "from", "in", "on", "with", "within"})
"""What stands before the English "that" where it points back from the opening of a sentence: "With that win"."""

OPENING_WORDS = 6
"""How many words of a sentence are its opening; what is pointed at further on may stand before in the sentence."""

NAMELESS_WORDS = 2
"""Words beside a quote that are too few to name its speaker: "he said", "ha señalado"."""

ARTICLES = frozenset({"the", "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "os", "as"})
"""What stands before the names of clubs and firms, and not before people's."""

_QUOTATION_MARKS = "\"“«„‘'"
# Capitals are found by a table; what stands before them is asked behind it.
_INNER_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<=[a-zà-ÿ,] .)\w+(?:-\w+)*")
_OPENING_NAME = re.compile(r"[\W_]*\w+\s+[^\W\d_]")
_SURNAME = r"(?:Ma?c|[OD]['’])?[A-ZÀ-Þ][a-zà-ÿ]{3,}"
_LONE_NAME = re.compile(rf"(?<![\w.]){_SURNAME}\b(?! [A-ZÀ-Þ][a-zà-ÿ])")
_FULL_NAME = re.compile(rf"([A-ZÀ-Þ](?<!\w.)[a-zà-ÿ]{{2,}}) (?:[A-Z]\. |de |van |Al-)?(?=({_SURNAME})\b)")
_FIRST_WORD = re.compile(rf"[^\w\s]*({_SURNAME})\b(?! [A-ZÀ-Þ])")
_GERMAN_NOUN = re.compile(
    r"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]e[nms]|[Ee]ine?[nmrs]?|[Vv]iele[nr]?|[Aa]lle[nr]?|[Mm]ehr) ([A-ZÄÖÜ]\w+)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_NO_FIRST_NAMES = (
    "the in on at mr mrs ms dr president prime sir and but new south north west east san los le la les el der die das "
    "m mme minister senator judge justice"
)
_NO_FIRST_NAME = frozenset(_NO_FIRST_NAMES.split())


class Mention(NamedTuple):
    """What in a sentence points elsewhere; a text that is empty is not there.

    Attributes:
        pronoun: at its opening, a demonstrative or a bare noun phrase included.
        connective: at its opening.
        pointer: a demonstrative or an adverb behind its first word.
        nameless: a person, or a quote, before anybody has been named.
        surname: somebody by surname alone.
        introduced: the place of the sentence that gives that one's full name; -1 where there is none.
    """

    pronoun: str = ""
    connective: str = ""
    pointer: str = ""
    nameless: str = ""
    surname: str = ""
    introduced: int = -1

    @property
    def phrase(self) -> str:
        """The words that lean on the sentence before."""
        return self.pronoun or self.connective or self.pointer or self.nameless

    @property
    def reason(self) -> str:
        """Why the sentence cannot stand alone, in plain words; empty where nothing betrays it."""
        if self.phrase:
            return f"It leans on a sentence before it: “{self.phrase}”."
        return f"It does not say who {self.surname} is." if self.surname else ""


class Mentions:
    """What the sentences of an article point at."""

    def __init__(self, source: Source) -> None:
        self._texts = [sentence.text[:READ] for sentence in source.sentences]
        self._lexicon = lexicon.for_language(source.language)
        self._headline = frozenset(_WORD.findall(source.article.title or ""))
        self._persons = _any_of(tuple(self._lexicon.persons))
        self._time = _any_of(self._lexicon.times)

    def of(self, place: int) -> Mention:
        """Find what a sentence points at."""
        text = self._texts[place]
        surname, introduced = next(self._lone_surnames(place), ("", -1))
        if not place:
            return Mention(surname=surname, introduced=introduced)
        return Mention(
            pronoun=self._pronoun(text),
            connective=self._lexicon.opening_connective(text) or "",
            pointer=self._pointer(text),
            nameless=self._nameless(text),
            surname=surname,
            introduced=introduced,
        )

    def _pronoun(self, text: str) -> str:
        pronoun = self._lexicon.opening_pronoun(text)
        if not pronoun or (self._lexicon.pronouns_are_titles and _opens_with_name(text)):
            return ""
        return "" if self._points_at_now(text) else pronoun

    def _points_at_now(self, text: str) -> bool:
        """Tell whether a sentence opens with a time that a reader knows: "This week", "Ces dernières semaines"."""
        words: list[str] = _WORD.findall(text[:60])[:3]
        demonstratives = self._lexicon.demonstratives
        return len(words) > 1 and words[0].lower() in demonstratives and any(map(self._time.match, words[1:]))

    def _pointer(self, text: str) -> str:
        """Find a word behind the first one that points back, and what it points with."""
        opening: list[str] = _WORD.findall(text[:120])[: OPENING_WORDS + 1]
        if opening[1:2] == ["that"] and opening[0].lower() in BEFORE_THAT:
            return " ".join(opening[:3])
        for word, pointed in pairwise(opening[1:]):
            if word in self._lexicon.adverbs:
                return word
            if word == "that" and pointed in THAT_IS:
                return f"{word} {pointed}"
            if word in self._lexicon.demonstratives and not self._time.match(pointed):
                return f"{word} {pointed}"
        return ""

    def _nameless(self, text: str) -> str:
        """Find a person that a sentence speaks of, outside quotes, before it has named anybody."""
        told = QUOTED.sub(" ", text)
        if text[:1] in _QUOTATION_MARKS and len(_WORD.findall(told)) <= NAMELESS_WORDS:
            return told.strip(" ,.")
        before = ""
        for match in _WORD.finditer(told) if self._persons.search(told) else ():
            word = match[0].lower()
            if word in self._lexicon.persons:
                return word
            if match[0][0].isupper() and before not in ARTICLES and (before or match[0] in self._names):
                return ""
            before = word
        return ""

    def _lone_surnames(self, place: int) -> Iterator[tuple[str, int]]:
        """Who stands in a sentence by a surname alone, neither in the headline, and where the full name stands."""
        text = self._texts[place]
        for surname in (*self._first_name(text), *_lone_names(text)):
            first, full_name = self._introductions.get(surname, (place, ""))
            if first < place and surname not in self._headline and full_name not in text:
                yield surname, first

    def _first_name(self, text: str) -> tuple[str, ...]:
        """The first word, where it is somebody's surname: it has a capital in any case."""
        match = _FIRST_WORD.match(text)
        return (match[1],) if match and match[1] in self._introductions else ()

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words that have a capital inside sentences, too."""
        return frozenset(name for text in self._texts for name in _INNER_CAPITAL.findall(text))

    @cached_property
    def _introductions(self) -> dict[str, tuple[int, str]]:
        """Where each surname stands first with a first name before it, and that full name, but for headlines."""
        found: dict[str, tuple[int, str]] = {}
        nouns = self._nouns()
        for place, text in enumerate(self._texts):
            for match in _FULL_NAME.finditer(text) if is_closed(text) else ():
                if match[1].lower() not in _NO_FIRST_NAME and match[2] not in nouns:
                    found.setdefault(match[2], (place, match[0] + match[2]))
        return found

    def _nouns(self) -> frozenset[str]:
        """In a language that writes nouns with a capital: those that stand behind an article somewhere."""
        if self._lexicon.language != "de":
            return frozenset()
        return frozenset(noun for text in self._texts for noun in _GERMAN_NOUN.findall(text))


@cache
def _any_of(literals: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, literals)) or "(?!)", re.IGNORECASE)


def _lone_names(text: str) -> list[str]:
    """The capitalised words inside a sentence beside which no other one stands, and no article as before a club."""
    names = []
    for match in _LONE_NAME.finditer(text, 1):
        before = text[: match.start()].rstrip().rsplit(" ", 1)[-1]
        if before and before not in ARTICLES and (before[-1] in ",;:" or not _CAPITAL.match(before)):
            names.append(match[0])
    return names


def _opens_with_name(text: str) -> bool:
    match = _OPENING_NAME.match(text)
    return match is not None and match[0][-1].isupper()
