"""Hard cases for the sentence splitter, kept as TOML: each a list of sentences, or a text with its sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "fixtures" / "sentences"


@dataclass(frozen=True)
class Case:
    """A text and how it is to be split.

    Attributes:
        group: the file that it stands in: a language, or `other`.
        language: ISO 639-1 code.
        text: what is split.
        sentences: the right answer.
    """

    group: str
    language: str
    text: str
    sentences: tuple[str, ...]


def cases(kind: str) -> Iterator[Case]:
    """The cases of a kind: `development`, which the rules were made for, or `blind`, which they never saw."""
    for path in sorted((FOLDER / kind).glob("*.toml")):
        parsed = tomllib.loads(path.read_text(encoding="utf-8"))
        for sentences in parsed.get("cases", ()):
            text = parsed.get("joint", " ").join(sentences)
            yield Case(path.stem, parsed["language"], text, tuple(sentences))
        for special in parsed.get("special", ()):
            language = special.get("language") or parsed["language"]
            yield Case(path.stem, language, special["text"], tuple(special["sentences"]))
