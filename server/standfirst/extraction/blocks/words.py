"""The words by which boilerplate is known, of the languages that a page may speak."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from standfirst.text.languages import section

_ENGLISH = "en"
"""Sites in every language label their furniture in English."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """The table `[page]` of a language's file; all in lower case.

    Attributes:
        labels: whole texts that stand between paragraphs without being text: "advertisement".
        cookies: words that consent notices are about.
        consent: other words of theirs.
        members: parts of sentences that say that the rest is for subscribers.
        comments: words in the heading of readers' comments.
        offers: what a site asks its readers to take: its newsletter, its channel.
        calls: the words by which it asks them: "sign up", "follow us".
        rights: parts of sentences about the rights in the text.
    """

    labels: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()


class PageWords:
    """The words of some languages together, ready to be looked for in lower-case text."""

    def __init__(self, tables: Iterable[PageTable]) -> None:
        known = tuple(tables)
        self.labels = frozenset(label for table in known for label in table.labels)
        self.cookies = _any_of(word for table in known for word in table.cookies)
        self.consent = _any_of(word for table in known for word in table.consent)
        self.comments = _any_of(word for table in known for word in table.comments)
        self.offers = _any_of(word for table in known for word in table.offers)
        self._calls = _any_of(word for table in known for word in table.calls)
        self._rights = tuple(phrase for table in known for phrase in table.rights)
        self.members = tuple(phrase for table in known for phrase in table.members)

    def is_label(self, text: str) -> bool:
        """Whether a text is a label as a whole, whatever marks stand around it."""
        return text.casefold().strip(_MARKS) in self.labels

    def is_promotion(self, text: str) -> bool:
        """Whether a text asks readers to take what the site offers besides, or states its rights."""
        folded = text.casefold()
        return bool(self.offers.search(folded) and self._calls.search(folded)) or any(
            phrase in folded for phrase in self._rights
        )

    def speaks_of_members(self, text: str) -> bool:
        """Whether a text says that the rest is for subscribers."""
        folded = text.casefold()
        return any(phrase in folded for phrase in self.members)


_MARKS = " \t.,:;!-–—|•·»«›‹>→←↓▼▶()[]*…"


def page_words(*languages: str | None) -> PageWords:
    """The words of some languages and of English."""
    return _page_words(tuple(sorted({_ENGLISH, *filter(None, languages)})))


@cache
def _page_words(languages: tuple[str, ...]) -> PageWords:
    return PageWords(table for code in languages if (table := section(code, "page", PageTable)) is not None)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words; between letters of an alphabet with spaces, only whole ones."""
    written = sorted(set(words), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in written) or "(?!)")
