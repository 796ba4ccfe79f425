"""What is known of each language: one TOML file a language beside this module, described in README.md.

The top of a file, before its first table, is its profile: what is looked for before the language of a text is known. It
is small, and read of all languages at once. Each table below is read when the language is first met, by the room that
knows what its keys mean: it brings a frozen dataclass whose fields are the keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from standfirst.text.languages.typed import typed

_FOLDER = Path(__file__).parent

SHARED = "und"
"""The file of what most languages share; it stands for no language (ISO 639: undetermined)."""

MONTHS_OF_A_YEAR = 12

_TAG = re.compile(r"([a-z]{2,3})(?:[-_].*)?")
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})
_FIRST_TABLE = re.compile(r"^\[", re.MULTILINE)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is looked for before the language of a text is known.

    Attributes:
        names: the English name first, by which packages file the language; then what pages write for it: ISO 639-2
            codes, its own name, and codes of its variants. Lower-cased, parted by spaces.
        function_words: the commonest function words, about forty, parted by spaces, by the script they are written in.
        months: the names of the twelve months as dates have them, written as in running text; several parted by spaces.
        month_abbreviations: their common short forms, in the same way; none is an empty text.
        solar_months: the names of the months of the Solar Hijri calendar, where it is in use.
        before_author: what stands before an author's name, such as "by, written by"; parted by commas, as all below.
        roles: words by which a role or a desk is told from a name, such as "correspondent, staff".
        published, revised: what stands before the date of publication, or before any other.
        neighbours: labels of links to the article before or behind, such as "previous article".
        between_authors: what stands between the last two of several names: "and".
    """

    names: str = ""
    function_words: Mapping[str, str] = field(default_factory=dict)
    months: tuple[str, ...] = ()
    month_abbreviations: tuple[str, ...] = ()
    solar_months: tuple[str, ...] = ()
    before_author: str = ""
    roles: str = ""
    published: str = ""
    revised: str = ""
    between_authors: str = ""
    neighbours: str = ""

    def __post_init__(self) -> None:
        for months in (self.months, self.month_abbreviations, self.solar_months):
            if len(months) not in {0, MONTHS_OF_A_YEAR}:
                raise ValueError(f"A year has {MONTHS_OF_A_YEAR} months, not {len(months)}.")


@cache
def profiles() -> Mapping[str, Profile]:
    """The profile of each known language, by its code (ISO 639-1 where there is one)."""
    return {
        file.stem: typed(Profile, tomllib.loads(_FIRST_TABLE.split(text, 1)[0]), file.name)
        for file in sorted(_FOLDER.glob("*.toml"))
        if (text := file.read_text(encoding="utf-8")) and file.stem != SHARED
    }


def section(code: str | None, name: str, kind: type[T]) -> T | None:
    """Read a table of a language's file.

    Args:
        code: the language's, or `SHARED`.
        name: the table's.
        kind: a frozen dataclass whose fields are the table's keys: texts, numbers, truths, tuples of texts.

    Returns:
        The table as `kind`; None for a language that has none, or is not known.

    Raises:
        ValueError: the table does not fit `kind`; the message names the file and the key.
    """
    known = canonical(code)
    table = _tables(known).get(name)
    return None if table is None else typed(kind, table, f"{known}.toml [{name}]")


@cache
def _tables(code: str) -> dict[str, Any]:
    if code != SHARED and code not in profiles():
        return {}
    return tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


def canonical(code: str | None) -> str:
    """The code under which a language is known here: `nb` is `no`; an unknown one is given back, none is empty."""
    if not code or code in profiles():
        return code or ""
    return _codes().get(code, code)


def normalize(declared: str | None) -> str | None:
    """Read a language tag or name in whatever form it comes: "EN_us" and "english" are `en`; None for junk."""
    name = (declared or "").strip().lower()
    if name in _codes():
        return _codes()[name]
    tag = _TAG.fullmatch(name)
    if tag is None or tag[1] in _NO_LANGUAGE:
        return None
    return canonical(tag[1])


def english_name(code: str) -> str | None:
    """The English name of a language, lower-cased, by which packages file it; None for one that is not known."""
    profile = profiles().get(code)
    return profile.names.split()[0] if profile else None


@cache
def _codes() -> Mapping[str, str]:
    return {name: code for code, profile in profiles().items() for name in profile.names.split()}
