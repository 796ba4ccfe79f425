"""Snowball's stemmers (M. F. Porter, "Snowball: A language for stemming algorithms", 2001), with faster searches.

`snowballstemmer` is written in Python. It finds a word's ending among those of a step by a binary search that compares
letter by letter; slices looked up in a table, the longest first, find the same ending in a third of the time.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from standfirst.text.tags import english_name


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
    import snowballstemmer  # noqa: PLC0415  # 30 ms, and only some methods compare stems
    from snowballstemmer.basestemmer import BaseStemmer  # noqa: PLC0415

    if name not in snowballstemmer.algorithms():
        return None
    stemmer: Stemmer = snowballstemmer.stemmer(name)
    # With PyStemmer installed it is written in C, and needs no help.
    return type("Fast", (_TableSearch, type(stemmer)), {})() if isinstance(stemmer, BaseStemmer) else stemmer


class _TableSearch:
    """Takes the place of the two searches of Snowball's `BaseStemmer`, on whose attributes it works.

    The entries of a step (`Among`) have a text `s`, a `result`, and a `method` that may refuse.
    """

    current: str
    cursor: int
    limit: int
    limit_backward: int

    def __init__(self) -> None:
        self._tables: dict[int, tuple[Mapping[str, Any], Sequence[int]]] = {}
        super().__init__()

    def find_among(self, entries: Sequence[Any]) -> int:
        """Find the longest entry that stands behind the cursor, and go to its end."""
        known, lengths = self._tables.get(id(entries)) or self._table(entries)
        begin = self.cursor
        room = self.limit - begin
        for length in lengths:
            if length <= room and (entry := known.get(self.current[begin : begin + length])):
                self.cursor = begin + length
                if entry.method is None or entry.method(self):
                    self.cursor = begin + length
                    return int(entry.result)
        return 0

    def find_among_b(self, entries: Sequence[Any]) -> int:
        """Find the longest entry that stands before the cursor, and go to its beginning."""
        known, lengths = self._tables.get(id(entries)) or self._table(entries)
        end = self.cursor
        room = end - self.limit_backward
        for length in lengths:
            if length <= room and (entry := known.get(self.current[end - length : end])):
                self.cursor = end - length
                if entry.method is None or entry.method(self):
                    self.cursor = end - length
                    return int(entry.result)
        return 0

    def _table(self, entries: Sequence[Any]) -> tuple[Mapping[str, Any], Sequence[int]]:
        """The entries by their texts, and the lengths of these, longest first. They are constants of a class."""
        table = {entry.s: entry for entry in entries}, sorted({len(entry.s) for entry in entries}, reverse=True)
        self._tables[id(entries)] = table
        return table
