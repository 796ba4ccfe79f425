"""The fixture pages: each a folder with a page and what is expected of it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[2] / "fixtures"
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
_SHINGLE = 4


@dataclass(frozen=True)
class Case:
    """A page as bytes, and the table of its `expected.toml`."""

    name: str
    page: bytes
    expected: dict[str, Any]

    @property
    def url(self) -> str | None:
        """Its address, if it has one."""
        url: str | None = self.expected.get("url")
        return url


def cases() -> list[Case]:
    """All cases: the seed page and the folders under `pages`."""
    folders = [FIXTURES / "seed", *sorted((FIXTURES / "pages").iterdir())]
    return [
        Case(
            folder.name,
            (folder / "page.html").read_bytes(),
            tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8")),
        )
        for folder in folders
    ]


def floors() -> dict[str, float]:
    """The least F1 that each accepted page has to reach."""
    pinned: dict[str, float] = tomllib.loads((FIXTURES / "floors.toml").read_text(encoding="utf-8"))["f1"]
    return pinned


def f1(expected: str, found: str) -> float:
    """Harmonic mean of precision and recall over 4-word shingles; scripts without spaces count a character a word."""
    wanted, got = _shingles(expected), _shingles(found)
    return 2 * (wanted & got).total() / max(1, wanted.total() + got.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(zip(*(words[i:] for i in range(min(_SHINGLE, len(words)))), strict=False))
