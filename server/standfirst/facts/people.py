"""Who: people by their full names, each on evidence.

A run of two to four capitalised words is taken for a person only where the text says so: a role stands before it
("Mayor Ruth Alder") or behind it (", the president of"), a verb of speech stands beside it, an age or "who" follows,
or the article goes on to call the same person by the last name alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from standfirst.facts.names import Name
from standfirst.facts.vocabulary import LETTER, SPACE, Vocabulary, gazetteer
from standfirst.text.lexicon import Lexicon
from standfirst.text.words import stop_words

MIN_WORDS = 2
"""A first and a last name."""

MAX_WORDS = 4
"""“Maria de la Cruz” has four words; longer runs are headlines and institutions."""

SPEECH_WINDOW = 30
"""Characters beside a name in which its verb of speech stands: “told reporters on Monday” has 25."""

# `(?r)` looks from the end, where the word is, instead of from every letter before it.
_LAST_WORD = regex.compile(rf"(?r)({LETTER}+['’]?){SPACE}?\Z")
_LAST_WORDS = regex.compile(rf"(?r)({LETTER}+\.?)(?:,?{SPACE}|,{SPACE})?\Z")


def people(names: Sequence[Name], article_text: str, vocabulary: Vocabulary, lexicon: Lexicon) -> list[Name]:
    """Find the names of people, in reading order, each mention of a full name once."""
    alone = {name.text for name in names if len(name.words) == 1}
    ordinary = stop_words(lexicon.language)
    found = []
    for name in names:
        if name.text in alone:
            continue
        bare, has_role = _without_roles(name, vocabulary, ordinary, article_text)
        if _may_be_a_person(bare, vocabulary) and (
            has_role
            or (not vocabulary.role_endings and bare.words[-1] in alone)
            or _role_stands_before(bare, vocabulary)
            or _speaks(bare, lexicon)
            or _is_explained(bare.after, vocabulary)
        ):
            found.append(bare)
    return found


def _is_explained(after: str, vocabulary: Vocabulary) -> bool:
    """Whether a role, an age or a relative pronoun stands behind a name."""
    if after.startswith(",") and vocabulary.apposition.match(after[: 3 * SPEECH_WINDOW]):
        return True
    return vocabulary.after_person.match(after) is not None


def _without_roles(name: Name, vocabulary: Vocabulary, ordinary: frozenset[str], article: str) -> tuple[Name, bool]:
    """Cut off what only looks like a part of the name: a role, or the capitalised first word of a sentence."""
    words = name.words
    roles = [at for at, word in enumerate(words[:-1]) if _is_role(word.lower(), vocabulary)]
    for _ in range(roles[-1] + 1 if roles else 0):
        name = name.without_first()
    while name.is_first and len(name.words) > 1:
        first = name.words[0].lower()
        if first not in ordinary and f" {first} " not in article:
            break
        name = name.without_first()
    return name, bool(roles)


def _is_role(word: str, vocabulary: Vocabulary) -> bool:
    if word in vocabulary.roles or word.rstrip(".") in vocabulary.roles:
        return True
    return word.endswith(vocabulary.role_endings)


def _may_be_a_person(name: Name, vocabulary: Vocabulary) -> bool:
    words = name.words
    return (
        MIN_WORDS <= len(words) <= MAX_WORDS
        and not vocabulary.organisations.intersection(word.lower() for word in words)
        and (opening := words[0].lower()) not in vocabulary.articles
        and opening not in vocabulary.not_places
        and not _article_stands_before(name, vocabulary)
        and words[-1] not in gazetteer()
        and words[0] not in gazetteer()
        and not any(word.isupper() and len(word) > 2 for word in words)  # noqa: PLR2004  # initials are no acronym
        and not vocabulary.holds_date(name.text)
        and not vocabulary.before_place.search(name.before)
    )


def _article_stands_before(name: Name, vocabulary: Vocabulary) -> bool:
    match = _LAST_WORD.search(name.before)
    return match is not None and match[1].lower() in vocabulary.articles


def _role_stands_before(name: Name, vocabulary: Vocabulary) -> bool:
    match = _LAST_WORDS.search(name.before)
    return match is not None and _is_role(match[1].lower(), vocabulary)


def _speaks(name: Name, lexicon: Lexicon) -> bool:
    before = name.before[-SPEECH_WINDOW:].rstrip()
    words = before.split()
    if words and lexicon.speech_verb(words[-1]):
        return True
    following = name.after.lstrip(" ,\u00a0").split()[:2]
    return (
        bool(following)
        and not name.after.startswith((".", ";", ":"))
        and bool(lexicon.speech_verb(" ".join(following)))
    )
