"""Language tags as pages write them, read down to ISO 639-1."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from standfirst.text.tables import ALIASES

_TAG = re.compile(r"([a-z]{2,3})(?:[-_].*)?")
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})


def normalize(declared: str | None) -> str | None:
    """Read a language tag or name in whatever form it comes: "EN_us" and "english" are `en`; None for junk."""
    name = (declared or "").strip().lower()
    if name in _codes():
        return _codes()[name]
    tag = _TAG.fullmatch(name)
    if tag is None or tag[1] in _NO_LANGUAGE:
        return None
    code = _codes().get(tag[1], tag[1])
    return ALIASES.get(code, code)


def english_name(code: str) -> str | None:
    """The English name of a language, lower-cased, by which packages file it; None for a language without one here."""
    names = _names().get(code)
    return names.split()[0] if names else None


@cache
def _names() -> dict[str, str]:
    parsed: dict[str, str] = tomllib.loads(Path(__file__).with_name("tags.toml").read_text(encoding="utf-8"))
    return parsed


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, names in _names().items() for name in names.split()}
