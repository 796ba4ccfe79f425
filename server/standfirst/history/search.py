"""Searching in every script: what is indexed, and what a reader's words become in SQLite's query language."""

from __future__ import annotations

import unicodedata

import regex

MAX_QUERY_CHARACTERS = 500
"""Nobody types more into a search box; a longer query is cut, or refused where somebody can be told."""

# Scripts without spaces: each character is a word of its own, and a run of them a phrase. Trigrams, which SQLite has
# built in, would not find the words of two characters that most Chinese and Japanese words are.
_SPACELESS = regex.compile(r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*+)")
_WORD_CHARACTER = regex.compile(r"[\p{L}\p{N}\p{Co}]")


def searchable(*texts: str | None) -> str:
    """Prepare texts for the index: compatible forms made one, characters of scripts without spaces set apart."""
    return _spaced("\n".join(text for text in texts if text))


def match_expression(query: str) -> str | None:
    """Write a reader's words as an FTS5 query: all of them, each as the beginning of a word; None if there is no word.

    Every word is quoted, so nothing that is typed means anything in FTS5's syntax.
    """
    words = query[:MAX_QUERY_CHARACTERS].replace('"', " ").replace("\0", " ").split()
    phrases = [" ".join(_spaced(word).split()) for word in words if _WORD_CHARACTER.search(word)]
    return " ".join(f'"{phrase}"*' for phrase in phrases) or None


def _spaced(text: str) -> str:
    return _SPACELESS.sub(r" \1 ", unicodedata.normalize("NFKC", text))
