"""Which blocks of a page its gold text holds: the labels that the block model is trained on."""

from __future__ import annotations

import difflib
import re
from collections import Counter

SHINGLE = 4
"""Texts are compared by runs of so many words, as the public article-extraction-benchmark does."""

_SHORT_WORDS = 12
_GAP_WORDS = 60
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_WORD = re.compile(rf"[{_WIDE}]|[^\W{_WIDE}]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")

Words = list[str]


def words_of(text: str) -> Words:
    """Lower-cased words; in scripts without spaces each character is one."""
    return _WORD.findall(_INVISIBLE.sub("", text).lower())


def shingles_of(words: Words) -> list[tuple[str, ...]]:
    """Runs of `SHINGLE` words; a shorter text is one run."""
    if 0 < len(words) < SHINGLE:
        return [tuple(words)]
    return [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def coverage(texts: list[str], gold_text: str) -> list[float]:
    """Of each block, the share of its words that stand in the gold text, in its order.

    A block that occurs twice on the page, once in the article and once in a list of teasers, counts where the order
    fits. Blocks out of order count by their shingles; short ones where the gold text has just them between what the
    blocks before and after have.
    """
    gold = words_of(gold_text)
    blocks = [words_of(text) for text in texts]
    flat = [word for words in blocks for word in words]
    place = _places(flat, gold)
    unused = Counter(_unused_shingles(gold, place))
    shares = []
    start = 0
    for words in blocks:
        end = start + len(words)
        covered = sum(p is not None for p in place[start:end])
        if covered < len(words) / 2 and (
            (len(words) >= SHINGLE and _take(shingles_of(words), unused))
            or (len(words) <= _SHORT_WORDS and _fills_gap(words, place, start, gold))
        ):
            covered = len(words)
        shares.append(covered / len(words) if words else 0.0)
        start = end
    return shares


def _places(flat: Words, gold: Words) -> list[int | None]:
    """Of each word of the page, its place in the gold text or None."""
    gold_shingles = [tuple(gold[i : i + SHINGLE]) for i in range(len(gold) - SHINGLE + 1)]
    known = set(gold_shingles)
    candidates = [i for i in range(len(flat) - SHINGLE + 1) if tuple(flat[i : i + SHINGLE]) in known]
    page_shingles = [tuple(flat[i : i + SHINGLE]) for i in candidates]
    place: list[int | None] = [None] * len(flat)
    for match in difflib.SequenceMatcher(None, page_shingles, gold_shingles, autojunk=False).get_matching_blocks():
        for k in range(match.size):
            for j in range(SHINGLE):
                place[candidates[match.a + k] + j] = match.b + k + j
    return place


def _unused_shingles(gold: Words, place: list[int | None]) -> list[tuple[str, ...]]:
    used = {p for p in place if p is not None}
    return [
        tuple(gold[i : i + SHINGLE])
        for i in range(len(gold) - SHINGLE + 1)
        if not all(i + j in used for j in range(SHINGLE))
    ]


def _take(shingles: list[tuple[str, ...]], unused: Counter[tuple[str, ...]]) -> bool:
    """Take a block's shingles out of the unused ones if nearly all are there."""
    found = [shingle for shingle in shingles if unused[shingle] > 0]
    if len(found) < 0.7 * len(shingles):
        return False
    unused.subtract(found)
    return True


def _fills_gap(words: Words, place: list[int | None], start: int, gold: Words) -> bool:
    before = next((p for p in reversed(place[max(0, start - 400) : start]) if p is not None), -1)
    after = next((p for p in place[start + len(words) : start + len(words) + 400] if p is not None), len(gold))
    if not 0 <= after - before - 1 <= _GAP_WORDS:
        return False
    gap = gold[before + 1 : after]
    return any(gap[i : i + len(words)] == words for i in range(len(gap) - len(words) + 1))
