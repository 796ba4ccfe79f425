"""The grammar of hostile texts: every class of token that an expression of ours knows, repeated and mixed."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import standfirst

LANGUAGES = Path(standfirst.__file__).parent / "text" / "languages"

SHAPES = (
    *(
        "1",
        "12",
        "123",
        "1,000",
        "1.5",
        "1234567",
        "2024",
        "12:30",
        "3/4",
        "1-2",
        "5%",
        "$5",
        "€",
        "£1",
        "10th",
        "II",
        "XIV",
    ),
    *(
        "a",
        "A",
        "aa",
        "Ab",
        "AB",
        "aB",
        "AbC",
        "A.",
        "a.b.",
        "U.S.",
        "O'",
        "O’A",
        "Al-",
        "Mc",
        "x@y.z",
        "a_b",
        "the",
        "The",
    ),
    *(
        ".",
        "!",
        "?",
        "…",
        "...",
        ",",
        ";",
        ":",
        "-",
        "–",
        "—",
        "/",
        "\\",
        "|",
        "_",
        "=",
        "~",
        "^",
        "*",
        "#",
        "&",
        "+",
        "@",
        "•",
    ),
    *('"', "'", "“", "”", "‘", "’", "«", "»", "„", "‹", "(", ")", "[", "]", "{", "}", "<", ">", "「", "」", "《", "》"),
    *(
        "。",
        "！",
        "．",
        "、",
        "।",
        "؟",
        "،",
        "។",
        "።",
        "¿",
        "¡",
        "☺",
        "👩‍👩‍👧",
        "&amp;",
        "&#1;",
        "<b>",
        "<p>",
        "http://",
        "www.",
    ),
    *(
        "á",
        "É",
        "ß",
        "İ",
        "ı",
        "ﬁ",
        "e\u0301",
        "\u0301",
        "\u200b",
        "\u200d",
        "\u00ad",
        "\ufeff",
        "\u2028",
        "\u00a0",
        "\u202f",
    ),
    *(
        "я",
        "Я",
        "И.",
        "α",
        "Α",
        "Α.",
        "ق",
        "ق.",
        "ا\u064b",
        "ה",
        "ה\u05b0",
        "क",
        "की",
        "ক",
        "க",
        "ก",
        "กำ",
        "ລ",
        "ខ",
        "က",
        "ა",
    ),
    *("中", "あ", "ア", "한", "ﬀ", "հ", "አ", "བ", "\n", "\t", "\r\n"),
)
"""Tokens of any language: numbers, words, initials, marks, quotes, markup, letters of every script, breaks."""

JOINTS = (" ", "", ". ", ", ", "-", "\n", '" "')
"""What may stand between two tokens."""


@cache
def words(language: str | None) -> tuple[str, ...]:
    """Of each list of a language's file, its shortest and its longest entry, as written and capitalised."""
    if language is None:
        return ()
    found: list[str] = []
    _gather(tomllib.loads((LANGUAGES / f"{language}.toml").read_text(encoding="utf-8")), found)
    return tuple(dict.fromkeys(form for word in found for form in (word, word.capitalize()) if word))


def _gather(value: object, found: list[str]) -> None:
    if isinstance(value, dict):
        for inner in value.values():
            _gather(inner, found)
    elif isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        found += [min(value, key=len, default=""), max(value, key=len, default="")]
    elif isinstance(value, str):
        found.append(value.split()[0] if value.split() else "")


def singles(language: str | None) -> Iterator[str]:
    """Each token by itself, with each joint behind it."""
    for token in (*SHAPES, *words(language)):
        for joint in JOINTS:
            yield token + joint


def mixtures(language: str | None, count: int, seed: float) -> Iterator[str]:
    """Draw mixtures of two to four tokens."""
    source = random.Random(seed)  # noqa: S311  # drawn by seed, so that a failure can be looked at
    tokens: Sequence[str] = (*SHAPES, *words(language))
    for _ in range(count):
        yield "".join(source.choice(tokens) + source.choice(JOINTS) for _ in range(source.randint(2, 4)))
