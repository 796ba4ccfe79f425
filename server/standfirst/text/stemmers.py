"""Snowball's stemmers (M. F. Porter, "Snowball: A language for stemming algorithms", 2001), by its own C library."""

from __future__ import annotations

import threading
from typing import Protocol

import Stemmer as snowball  # noqa: N813  # what PyStemmer calls itself

from standfirst.text.languages import english_name


class Stemmer(Protocol):
    """What Snowball offers for a language."""

    def stemWord(self, word: str) -> str:  # noqa: N802  # the name in Snowball
        """Give the stem of a word."""


class Stemmers(threading.local):
    """Snowball's stemmers keep the word they work on in themselves: each thread has its own."""

    def __init__(self) -> None:
        self._by_language: dict[str, Stemmer | None] = {}

    def of(self, code: str) -> Stemmer | None:
        """The stemmer of a language; None where Snowball has none."""
        if code not in self._by_language:
            self._by_language[code] = _stemmer(english_name(code))
        return self._by_language[code]


def _stemmer(name: str | None) -> Stemmer | None:
    if name not in snowball.algorithms():
        return None
    stemmer: Stemmer = snowball.Stemmer(name, 0)  # words are remembered where they are asked for
    return stemmer
