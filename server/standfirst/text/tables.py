"""The tables of each language: one TOML file a language, read when it is first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "languages"

ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "fil": "tl"}
"""Codes that mean a language which is known here under another."""


SHARED = "und"
"""The table of what most languages share."""


@cache
def languages() -> frozenset[str]:
    """The ISO 639 codes of the languages that have a table."""
    names = (entry.name for entry in _FOLDER.iterdir() if entry.name.endswith(".toml"))
    return frozenset(name.removesuffix(".toml") for name in names) - {SHARED}


@cache
def table(code: str) -> dict[str, Any]:
    """The table of a language; empty where there is none."""
    code = ALIASES.get(code, code)
    if code not in languages() and code != SHARED:
        return {}
    return tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
