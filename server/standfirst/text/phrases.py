"""Sets of words and phrases, matched fast: one trie of literals each, over case-folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WILDCARD = "*"
_OPENING_MARKS = r"[\s\"'“”‘’«»„‚‹›(\[¿¡—–•·「『（《〈【-]*+"

Trie = dict[str, "Trie"]
_END = ""


def fold(text: str) -> str:
    """Case-fold for comparing phrases: lower case, one kind of apostrophe and space, no dotless i."""
    return (
        text.lower()
        .replace("i\u0307", "i")  # what lower-casing makes of the Turkish capital İ
        .replace("ı", "i")
        .replace("’", "'")
        .replace("\u00a0", " ")
    )


class Phrases:
    """A set of phrases that can be looked for anywhere in a text, or at its opening.

    Args:
        entries: plain phrases in any case; a trailing `*` stands for any word ending.
        spaced: whether words are parted by spaces, so that a phrase must begin and end at a word's edge.
    """

    __slots__ = ("_anywhere", "_opening", "entries")

    def __init__(self, entries: Iterable[str], *, spaced: bool = True) -> None:
        self.entries = frozenset(fold(entry) for entry in entries)
        literals = self.alternation(self.entries)
        before, after, apart = (r"(?<!\w)", r"(?!\w)", r"(?![\w-])") if spaced else ("", "", "")
        self._anywhere = re.compile(f"{before}(?:{literals}){after}")
        self._opening = re.compile(f"{_OPENING_MARKS}({literals}){apart}")

    @staticmethod
    def alternation(entries: Iterable[str]) -> str:
        """An expression that matches any of the entries; nothing, if there are none."""
        trie = _trie(entries)
        return _alternation(trie) if trie else r"(?!)"

    def opening(self, text: str) -> str | None:
        """Give the phrase that a text opens with, behind any quotes and brackets; else None."""
        match = self._opening.match(fold(text[:80]))
        return match[1] if match else None

    def within(self, text: str) -> str | None:
        """Give the first of the phrases that stands anywhere in a text; else None."""
        match = self._anywhere.search(fold(text))
        return match[0] if match else None


def _trie(entries: Iterable[str]) -> Trie:
    root: Trie = {}
    for entry in entries:
        node = root
        for character in entry:
            node = node.setdefault(character, {})
        node[_END] = {}
    return root


def _alternation(node: Trie) -> str:
    """Write a trie as an expression whose branches differ in their first character: no branch is tried in vain."""
    branches = []
    for character in sorted(node, reverse=True):  # the end of a phrase sorts last: the longest phrase wins
        if character == _END:
            branches.append("")
            continue
        literal, below = character, node[character]
        while len(below) == 1 and _END not in below:
            (step, below) = next(iter(below.items()))
            literal += step
        prefix = r"\w*".join(map(re.escape, literal.split(_WILDCARD)))
        branches.append(prefix if set(below) == {_END} else f"{prefix}(?:{_alternation(below)})")
    return "|".join(branches)
