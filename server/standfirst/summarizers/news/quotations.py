"""Quotations: what stands inside quotation marks, in any language's marks, and which of them do not close."""

from __future__ import annotations

import re

READ = 1000
"""Characters of a sentence that are looked at: what is longer is no sentence, and expressions take their time on it."""

QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|「[^」]*」')
_SINGLE_QUOTED = re.compile(r"['‘](?<!\w.)[^'‘’]*(?:\w['’]\w[^'‘’]*)*['’](?!\w)")
_OPENING_QUOTES = '"“«„「'
_ANY = re.compile(f"[{_OPENING_QUOTES}]")
_PAIRED = re.compile(r'["“”„«»()「」]')
_PAIRS = (("«", "»"), ("(", ")"), ("「", "」"))


def quoted_share(sentence: str) -> float:
    """The share of a sentence's characters inside quotation marks, 0 to 1."""
    head = sentence[:READ]
    if not _ANY.search(head):  # most sentences quote nothing
        return 0.0
    return sum(map(len, QUOTED.findall(head))) / max(1, len(head))


def outside(text: str) -> str:
    """What a sentence says outside quotation marks, single ones included."""
    told = QUOTED.sub(" ", text) if any(mark in text for mark in _OPENING_QUOTES) else text
    return _SINGLE_QUOTED.sub(" ", told) if "'" in told or "‘" in told else told


def is_torn(text: str) -> bool:
    """Tell whether a quotation opens in a sentence and does not close, or the other way round."""
    if not _PAIRED.search(text):  # most sentences hold none of these marks
        return False
    low, left, right = text.count("„"), text.count("“"), text.count("”")
    # Where „ opens, either of the two closes. Some sites open a quote with one kind and close it with the other.
    mixed = text.count('"') + abs(low - left - right if low else left - right)
    return mixed % 2 == 1 or (not mixed and any(text.count(left) != text.count(right) for left, right in _PAIRS))
