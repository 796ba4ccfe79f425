"""Which sentences cannot stand without another one: the guard."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from standfirst.summarizers.news.quotations import QUOTED, READ
from standfirst.summarizers.news.wording import is_closed
from standfirst.summarizers.source import Source
from standfirst.text import lexicon

HONORIFICS = frozenset({"vi"})
"""Languages whose pronouns are titles as well, so that one before a name points nowhere back ("Ông Trump")."""

PERSONAL = {
    "en": "he she his her him",
    "de": "er ihm ihn",
    "fr": "elle celui-ci celle-ci",
    "es": "él ella",
    "it": "lui lei egli ella",
    "pt": "ele ela",
    "nl": "hij zij",
    "sv": "han hon hans hennes",
    "da": "han hun hans hendes",
    "no": "han hun hans hennes",
    "pl": "on ona jego jej",
    "ru": "он она его её ему ей",
    "uk": "він вона його її йому їй",
    "el": "αυτός αυτή",
}
"""Pronouns that stand for a person and nothing else, and that a reader must be able to tell the name of."""

POINTING = {
    "en": "this these those",
    "de": "diesem dieser diesen dieses diese jenem jener jenen",
    "fr": "ce cet cette ces",
    "es": "este esta estos estas ese esa esos esas",
    "it": "questo questa questi queste quel quella quello",
    "pt": "este esta esse essa estes estas esses essas",
    "nl": "dit deze",
    "sv": "denna detta dessa",
    "pl": "ten ta te tej tych owe owego owych",
    "ru": "этот эта эти этого этой этих этому этим",
    "uk": "цей ця ці цього цієї цих цьому цим",
    "el": "αυτή αυτό αυτές αυτά αυτής αυτών αυτόν αυτήν",
}
"""Words that point back from near the opening of a sentence: "In this case", "Five of those hits"."""

MIDWAY = {
    "en": "though however meanwhile nevertheless nonetheless instead therefore moreover also",
    "de": "allerdings jedoch dagegen hingegen dennoch trotzdem deshalb daher zudem außerdem ebenfalls stattdessen",
    "fr": "cependant toutefois pourtant néanmoins donc revanche",
    "es": "embargo cambio obstante además tampoco",
    "it": "però tuttavia invece inoltre quindi dunque",
    "pt": "porém entretanto contudo portanto",
    "nl": "echter daarom bovendien daarentegen",
    "sv": "dock däremot dessutom därför",
    "da": "dog imidlertid derimod derfor desuden",
    "no": "imidlertid derimot derfor dessuten",
    "pl": "jednak natomiast zatem ponadto",
    "ru": "однако поэтому причем впрочем тогда",
    "uk": "однак проте тому втім",
}
"""Words behind the opening one by which a sentence goes on from another: "Recently, though, critics have …"."""

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

QUOTATION_MARKS = "\"“«„‘'"

_TIMES = (
    "week|year|month|morning|afternoon|evening|day|season|summer|autumn|winter|spring|century|jahr|woche|monat|tag|"
    "ann[ée]|semaine|mois|jour|matin|saison|año|semana|mes|anno|settimana|giorno|ano|jaar|maand|år|vecka|"
    "rok|tygod|miesi|dni|chwil|год|недел|месяц|лет|дн|рок|тиж|місяц|χρόν|έτος|έτους|μήνα|εβδομάδα|στιγμή|ημέρ"
)
_TIME = re.compile(rf"(?:{_TIMES})", re.IGNORECASE)
_NOW = re.compile(rf"(?:{_TIMES}|time|who|that|with|qui|que|ceux)", re.IGNORECASE)
"""What such words also point at: the time of writing, which a reader knows, and what follows ("those who")."""

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


class Need(NamedTuple):
    """The sentence that another one needs, and why; a need that no sentence can meet has the place -1."""

    place: int
    reason: str


class Dependence:
    """What the sentences of an article need, found when asked for."""

    def __init__(self, source: Source) -> None:
        self._texts = [sentence.text[:READ] for sentence in source.sentences]
        self._words = lexicon.for_language(source.language)
        self._is_honorific = self._words.language in HONORIFICS
        self._headline = frozenset(_WORD.findall(source.article.title or ""))
        self._midway = frozenset(MIDWAY.get(source.language or "", "").split())
        self._pointing = frozenset(POINTING.get(source.language or "", "").split())
        self._persons = frozenset(PERSONAL.get(source.language or "", "").split())

    def unmet(self, place: int, chosen: Collection[int]) -> Need | None:
        """Find what a sentence needs that is not chosen; None if it can stand."""
        before = self._before(place)
        if place and before not in chosen:
            text = self._texts[place]
            opener = self.opener(place) or self._pointer(text) or self._nameless(text)
            if opener:
                return Need(before, f"It leans on the sentence before it: “{opener}”.")
        return self._unnamed_person(place, chosen)

    def _before(self, place: int) -> int:
        """The sentence before another one, past a heading that stands between them."""
        texts = self._texts
        is_heading = place > 1 and not is_closed(texts[place - 1]) and is_closed(texts[place - 2])
        return place - 2 if is_heading else place - 1

    def opener(self, place: int) -> str | None:
        """Give the word by which a sentence opens and points at the one before it; None if it stands on its own."""
        text = self._texts[place]
        pronoun = self._words.opening_pronoun(text)
        if pronoun and not self._points_at_now(text) and not (self._is_honorific and _opens_with_name(text)):
            return pronoun
        return self._words.opening_connective(text)

    def _points_at_now(self, text: str) -> bool:
        """Tell whether a sentence opens with a time that a reader knows: "This week", "Ces dernières semaines"."""
        words: list[str] = _WORD.findall(text[:60])[:3]
        return len(words) > 1 and words[0].lower() in self._pointing and any(map(_TIME.match, words[1:]))

    def _pointer(self, text: str) -> str | None:
        """Find a word behind the first one that points back, and what it points with."""
        opening: list[str] = _WORD.findall(text[:120])[: OPENING_WORDS + 1]
        if opening[1:2] == ["that"] and opening[0].lower() in BEFORE_THAT:
            return " ".join(opening[:3])
        for word, pointed in pairwise(opening[1:]):
            if word in self._midway:
                return word
            if word == "that" and pointed in THAT_IS:
                return f"{word} {pointed}"
            if word in self._pointing and not _NOW.match(pointed):
                return f"{word} {pointed}"
        return None

    def _nameless(self, text: str) -> str | None:
        """Find a person that a sentence speaks of, outside quotes, before it has named anybody."""
        told = QUOTED.sub(" ", text)
        if text[:1] in QUOTATION_MARKS and len(_WORD.findall(told)) <= NAMELESS_WORDS:
            return told.strip(" ,.")
        before = ""
        for match in _WORD.finditer(told):
            word = match[0].lower()
            if word in self._persons:
                return word
            if match[0][0].isupper() and before not in ARTICLES and (before or match[0] in self._names):
                return None
            before = word
        return None

    def _unnamed_person(self, place: int, chosen: Collection[int]) -> Need | None:
        """Find the sentence that gives the full name of somebody who stands here by a surname alone.

        Whoever stands in the headline needs no introduction.
        """
        text = self._texts[place]
        for surname in (*self._first_name(text), *_lone_names(text)):
            introduced = self._introductions.get(surname)
            if introduced is None or introduced[0] >= place or surname in self._headline:
                continue
            first, full_name = introduced
            if full_name not in text and not any(full_name in self._texts[i] for i in chosen):
                return Need(first, f"It does not say who {surname} is.")
        return None

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
        if self._words.language != "de":
            return frozenset()
        return frozenset(noun for text in self._texts for noun in _GERMAN_NOUN.findall(text))


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
