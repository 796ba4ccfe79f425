"""Where: names behind a preposition of place, names that the gazetteer knows, and the place of a dateline."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from standfirst.facts.names import Name
from standfirst.facts.vocabulary import SPACE, Vocabulary, gazetteer

MAX_WORDS = 3
"""“Rio de Janeiro” has three words; longer names are institutions."""

_DATELINE = regex.compile(
    rf"(?P<place>\p{{Lu}}[\p{{Lu}} ]{{2,24}}\p{{Lu}})(?:,{SPACE}\p{{L}}+)?{SPACE}?"
    rf"(?:\([^)]{{2,20}}\){SPACE}?)?[—–-]{SPACE}"
)


def places(names: Sequence[Name], persons: frozenset[str], vocabulary: Vocabulary) -> list[Name]:
    """Find the names of places, in reading order.

    Args:
        names: all names of the article.
        persons: the words of people's names, none of which is a place.
        vocabulary: of the article's language.
    """
    found = []
    for name in names:
        if name.sentence.index == 0 and (dateline := _dateline(name)):
            found.append(dateline)
        elif _is_place(name, persons, vocabulary):
            found.append(name)
    return found


def _dateline(name: Name) -> Name | None:
    match = _DATELINE.match(name.sentence.text)
    if not match or name.start != name.sentence.start:
        return None
    return Name(match["place"], name.sentence, name.start, name.start + len(match["place"]))


def _is_place(name: Name, persons: frozenset[str], vocabulary: Vocabulary) -> bool:
    words = name.words
    if len(words) > MAX_WORDS or not persons.isdisjoint(words) or name.is_first:
        return False
    before = name.before
    if name.text in gazetteer() and vocabulary.before_known_place.search(before):
        return True
    if not vocabulary.before_place.search(before):
        return False
    lowered = {word.lower() for word in words}
    return (
        not lowered & vocabulary.not_places
        and not lowered & vocabulary.organisations
        and not name.text.isupper()
        and not name.after.startswith(("'s", "’s"))
        and not vocabulary.holds_date(name.text)
    )
