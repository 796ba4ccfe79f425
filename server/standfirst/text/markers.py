"""The commonest function words of each language: what tells languages of one script apart."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def markers() -> dict[str, dict[str, str]]:
    """Function words, parted by spaces, by script and language."""
    text = Path(__file__).with_name("markers.toml").read_text(encoding="utf-8")
    parsed: dict[str, dict[str, str]] = tomllib.loads(text)
    return parsed


@cache
def speakers(script: str) -> dict[str, tuple[str, ...]]:
    """The languages that each function word of a script belongs to."""
    owners: dict[str, tuple[str, ...]] = {}
    for code, words in markers()[script].items():
        for word in set(words.split()):
            owners[word] = (*owners.get(word, ()), code)
    return owners


def function_words(code: str) -> list[str]:
    """The function words of a language, in every script that it is written in."""
    return [word for languages in markers().values() for word in languages.get(code, "").split()]
