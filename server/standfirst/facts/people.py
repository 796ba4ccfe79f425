"""Who: people by name, each on two grounds.

A name counts whose first word is a given name, and of which the text says that it is a person's: a role stands beside
it, a verb of speech, an age or "who", or the article goes on to call the same person by the last name alone. A last
name alone counts where the headline has it, and the article calls somebody so, with a title and without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from standfirst.facts.names import names
from standfirst.facts.passages import Span
from standfirst.facts.places import gazetteer
from standfirst.facts.vocabulary import LETTER, SPACE, Vocabulary, any_of
from standfirst.model import Article, Sentence
from standfirst.text import lexicon

FULL = range(2, 5)
"""Words of a full name: “Maria de la Cruz” has four."""

KNOWN_TEXT = 20_000
"""Characters of an article that are searched for last names: whom it is about, it names early."""

LAST_NAMES = 12
"""Last names that are searched for: a summary that names more people is a list."""

SPEECH_WINDOW = 30
"""Characters beside a name in which its verb of speech stands: “told reporters on Monday” has 25."""

COMPOUND_HEAD = 4
"""Letters from which on a role may end a longer word: "chef" ends "Vereinschef"; shorter ones end too many words."""

_INITIAL = 2
_ACRONYM = 3
_PARTICLE = regex.compile(r"\p{Ll}+")


@cache
def given_names() -> frozenset[str]:
    """Given names in Latin letters."""
    lines = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def named_after_people() -> frozenset[str]:
    """Firms, brands and institutions that bear somebody's name."""
    lines = Path(__file__).with_name("named_after_people.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@dataclass(frozen=True, slots=True)
class _Clues:
    """What tells a person, in one language."""

    role_before: regex.Pattern[str]
    explained: regex.Pattern[str]
    roles: frozenset[str]
    role_endings: tuple[str, ...]
    article_before: regex.Pattern[str]
    second: regex.Pattern[str]


@cache
def _clues(vocabulary: Vocabulary) -> _Clues:
    table = vocabulary.table
    long_roles = tuple(role for role in table.roles if len(role) >= COMPOUND_HEAD) if table.role_endings else ()
    ending = rf"|{LETTER}*(?:{any_of(long_roles)})" if long_roles else ""
    relatives = any_of(table.relatives)
    return _Clues(
        role_before=regex.compile(rf"(?<!{LETTER})(?:{any_of(table.roles)}{ending})\.?,?{SPACE}\Z", regex.IGNORECASE),
        explained=regex.compile(
            rf",?{SPACE}(?:{relatives})(?!{LETTER})|,{SPACE}\d\d\b(?![,.]?\d)|{SPACE}\(\d\d\)"
            rf"|,{SPACE}(?:{LETTER}+['’]?{SPACE}?){{0,3}}?(?:{any_of(table.roles)}{ending})(?!{LETTER})",
            regex.IGNORECASE,
        ),
        roles=frozenset(table.roles),
        role_endings=long_roles,
        second=regex.compile(
            rf",?{SPACE}(?:{any_of(table.conjunctions)}){SPACE}(\p{{Lu}}{LETTER}+(?:{SPACE}\p{{Lu}}{LETTER}+){{1,2}})"
        ),
        article_before=regex.compile(rf"(?<!{LETTER})(?:{any_of(table.articles)}){SPACE}?\Z", regex.IGNORECASE),
    )


class People:
    """Finds people in the sentences of an article."""

    def __init__(self, article: Article, vocabulary: Vocabulary) -> None:
        self._text = article.text[:KNOWN_TEXT]
        self._title = article.title or ""
        self._table = vocabulary.table
        self._clues = _clues(vocabulary)
        self._lexicon = lexicon.for_language(article.language)
        self._ordinary = vocabulary.ordinary
        self._organisations = frozenset(vocabulary.table.organisations)
        self._asked: dict[str, bool] = {}

    def find(self, sentence: Sentence) -> Iterator[Span]:
        """Find the people whom a sentence names."""
        for run in names(sentence):
            span = self._without_roles(run)
            words = span.text.split()
            if not self._is_subject(words[-1]):
                continue
            if self._is_full_name(words):
                is_told = self._is_told(span, has_role=span.start > run.start) or self._speaks_with(span)
            else:
                is_told = len(words) == 1 and self._is_known_by_last_name(span)
            if is_told:
                yield span

    def find_in_headline(self, sentence: Sentence) -> Iterator[Span]:
        """Find the people whom a sentence gives a full name, and the headline their last."""
        title = frozenset(regex.findall(rf"{LETTER}++", self._title))
        for span in self.find(sentence):
            *first, last = span.text.split()
            if first and last in title:
                yield span

    def _is_subject(self, last: str) -> bool:
        """Tell whether somebody is of more than one sentence, or of the headline."""
        return last in self._title or self._text.count(last) > 1

    def _speaks_with(self, span: Span) -> bool:
        """Tell whether a name is the first of two people who speak."""
        second = self._clues.second.match(span.after)
        if second is None or not self._is_full_name(second[1].split()):
            return False
        return self._lexicon.speech_verb(" ".join(span.after[second.end() :].split()[:2])) is not None

    def _without_roles(self, span: Span) -> Span:
        """Cut off roles, and the word that opens the sentence with a capital only because it does."""
        words = span.text.split()
        cut = 0
        for at, word in enumerate(words[:-1]):
            if self._is_role(word.lower()):
                cut = at + 1
        if not cut and len(words) > 1 and words[0].lower() in self._ordinary:
            cut = 1
        rest = words[cut:]
        if not cut:
            return span
        start = len(span.text) - len(" ".join(rest))
        return span.narrowed(start, len(span.text))

    def _is_role(self, word: str) -> bool:
        return (
            word.rstrip(".") in self._clues.roles
            or word in self._clues.roles
            or (bool(self._clues.role_endings) and word.endswith(self._clues.role_endings))
        )

    def _is_full_name(self, words: list[str]) -> bool:
        if len(words) not in FULL or " ".join(words) in named_after_people():
            return False
        if words[0] not in given_names() and not _has_initials(words):
            return False
        return not any(self._is_no_name(word) for word in words if not _PARTICLE.fullmatch(word))

    def _is_no_name(self, word: str) -> bool:
        lowered = word.lower().rstrip(".")
        return (
            lowered in self._organisations
            or lowered in self._ordinary
            or (word.isupper() and len(word) >= _ACRONYM)
            or word in self._table.weekdays
            or (word in gazetteer() and word not in given_names())
        )

    def _is_told(self, span: Span, *, has_role: bool) -> bool:
        """Tell whether the text says that a name is a person's."""
        if self._clues.article_before.search(span.before) or span.after.startswith(("'s", "’s")):
            return False  # what follows a possessive is what the sentence tells of
        if has_role or self._clues.role_before.search(span.before) or self._clues.explained.match(span.after):
            return True
        return self._speaks(span) or self._goes_on_by(span.text.split()[-1])

    def _speaks(self, span: Span) -> bool:
        before = span.before[-SPEECH_WINDOW:].split()
        if before and span.before.endswith((" ", "\u00a0")) and self._lexicon.speech_verb(before[-1]):
            return True
        after = span.after.lstrip(" ,\u00a0").split()[:2]
        return not span.after.startswith((".", ";", ":")) and bool(self._lexicon.speech_verb(" ".join(after)))

    def _goes_on_by(self, last: str) -> bool:
        """Tell whether the article has a last name alone as well, as it has people's: without an article before it."""
        if last not in self._asked:
            if len(self._asked) >= LAST_NAMES or len(last) <= _INITIAL:
                return False
            alone = (
                rf"(?<!\p{{Lu}}{LETTER}{{0,20}}[.'’]?{SPACE})(?<![\p{{L}}\p{{M}}’'-])"
                rf"{regex.escape(last)}(?![\p{{L}}\p{{M}}-]|{SPACE}\p{{Lu}})"
            )
            found = [
                match
                for match in regex.finditer(alone, self._text)
                if not self._clues.article_before.search(self._text[max(0, match.start() - 12) : match.start()])
            ]
            self._asked[last] = bool(found)
        return self._asked[last]

    def _is_known_by_last_name(self, span: Span) -> bool:
        """Tell whether a single name is somebody's of the headline, whom the article calls by a title and without."""
        name = span.text
        if len(name) <= _ACRONYM or name.isupper() or self._is_no_name(name) or name in given_names():
            return False
        if not regex.search(rf"(?<!{LETTER}){regex.escape(name)}(?!{LETTER})", self._title):
            return False
        if span.after.startswith((":", "'", "’")) or self._clues.article_before.search(span.before):
            return False
        alone = rf"(?<!\p{{Lu}}{LETTER}{{0,20}}{SPACE})(?<!{LETTER}){regex.escape(name)}(?!{LETTER})"
        titles = any_of(self._table.titles)
        titled = rf"(?<!{LETTER})(?i:{titles})\.?{SPACE}{regex.escape(name)}(?!{LETTER}|{SPACE}\p{{Lu}})"
        return regex.search(titled, self._text) is not None and regex.search(alone, self._text) is not None


def _has_initials(words: list[str]) -> bool:
    """Tell whether two initials stand before the last name ("J. K. Rowling"); one alone may be anything."""
    return len(words) > _INITIAL and all(len(word) == _INITIAL and word.endswith(".") for word in words[:2])
