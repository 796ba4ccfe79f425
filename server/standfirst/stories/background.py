"""In how many articles of a language a word stands: one small file a language, made by a script in `benchmarks/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

_FOLDER = resources.files("standfirst.stories") / "document_frequencies"

UNLISTED = 0.005
"""The share of articles that hold a word which no table lists; the tables end at .02, and most words are rarer."""


@cache
def document_shares(language: str | None) -> Mapping[str, float]:
    """The share of articles that hold a stem, 0 to 1, for those that many articles hold; empty without a file."""
    file = _FOLDER / f"{language}.txt"
    if language is None or not language.isalpha() or not file.is_file():
        return MappingProxyType({})
    rows = (line.split() for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return MappingProxyType({stem: int(percent) / 100 for percent, *stems in rows for stem in stems})
