"""Authors' names out of what a page writes around them: prefixes, roles, places, addresses, several in one line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from standfirst.extraction.metadata.persons import (
    CASED,
    EAST_ASIAN,
    is_full,
    is_organisation,
    is_person,
    is_role,
    is_small,
    lower,
    name_table,
    roles,
    words_of,
)
from standfirst.extraction.metadata.titles import letters
from standfirst.text.languages import profiles

_WORDS = re.compile(r"\w+")
_LINE_PART = re.compile(r"[|·•]|\s(?=\S{1,8}[:：])")
_AFTER_PREFIX = re.compile(r"(?:\s*[:：]\s*|[\s/／・]+)(?=\S)")
_ADDRESSES = re.compile(r"\S{1,100}@\S{1,100}|@\w{1,40}|https?:\S{1,300}|www\.\S{1,200}|\([^()]{0,100}\)")
_PICTURE = re.compile(
    r"(?:\b(?:photos?|photograph\w*|fotos?|fotograf\w*|images?|pictures?|illustrations?|cr[eé]dits?)\b|bild:|fot\.:|©"
    r"|写真|사진|摄影|攝影|图片|фото).*",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR = re.compile(r"\s*[,;|/·•、，；｜‧・&+\n]\s*|\s+[-–—]\s+")
_LETTER = re.compile(r"[^\W\d_]")
_TEMPLATE = re.compile(r"[a-z_]{1,20}(?:\.[a-z_]{1,20}){2,8}")
_MAX_RAW, _MAX_NAME, _MAX_WORDS = 400, 60, 6


@cache
def _prefixes() -> Mapping[str, Sequence[str]]:
    """The phrases before authors' names by their first letter, the longest first."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(words_of("before_author"), key=len, reverse=True):
        by_letter[phrase[0]].append(phrase)
    return by_letter


def _prefix(text: str) -> tuple[str, int]:
    """The words before the names and where these begin; nothing if the text does not begin so.

    One expression of all 250 phrases takes 50 ms to compile.
    """
    begin = len(text) - len(text.lstrip(" ([【"))
    lowered = lower(text)
    for phrase in _prefixes().get(lowered[begin : begin + 1], ()):
        if lowered.startswith(phrase, begin) and (found := _AFTER_PREFIX.match(text, begin + len(phrase))):
            return text[begin : found.end()], found.end()
    return "", 0


@cache
def _and(*, leading: bool = False) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(words_of("between_authors")))
    if leading:  # written small: "dan" is "and" in Indonesian, and Dan a name
        return re.compile(rf"^(?:{words})\s+")
    return re.compile(rf"\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _months() -> frozenset[str]:
    profiled = (months for profile in profiles().values() for months in (profile.months, profile.month_abbreviations))
    return frozenset(name.casefold() for months in profiled for names in months for name in names.split())


def line_parts(line: str) -> list[str]:
    """The parts of a line: "9 March 2026 | By Mary Smith"."""
    return [part for part in _LINE_PART.split(line) if part]


def byline_parts(line: str) -> list[str]:
    """Those parts of a line that begin as bylines do, if there are any."""
    return [part for part in line_parts(line) if starts_byline(part)]


def starts_byline(text: str) -> bool:
    """Tell whether a line begins as bylines do: "By …", "Text: …"."""
    return bool(_prefix(text)[1])


def signed_names(text: str) -> list[str]:
    """The names in a line that is names and a role, in either order: "Ellen Marsh, Coast correspondent"."""
    if len(text) > _MAX_NAME or not any(is_role(word) for word in _WORDS.findall(text)):
        return []
    names = split_names(text, shown=True)
    if not names:
        return []
    plain, first, last = letters(text), letters(names[0]), letters(names[-1])
    role = plain[: max(0, plain.find(first))]
    return names if not role or is_role(role) or plain.endswith(last) else []


def without_prefix(text: str, *, shown: bool) -> str:
    """Drop what stands before the names.

    Args:
        text: such as "By Mary Smith".
        shown: whether it is a line of the page; what a page declares begins with a name, such as "De Vries".
    """
    for _ in range(2):
        words, end = _prefix(text)
        if not end:
            break
        rest = text[end:]
        if not words.rstrip().endswith((":", "：")):
            alone = lower(words).strip() in name_table("particles")
            if alone and not (is_full(rest) if shown else _is_name_in_full(rest)):
                break
        text = rest
    return text


def _is_name_in_full(text: str) -> bool:
    """Whether a text is first name and last name and nothing else: not the rest of "De La Cruz" or "Van Dyke, Jan"."""
    words = text.split()
    return len(words) > 1 and all(word.isalpha() and word[0].isupper() and not is_small(word) for word in words)


def split_names(raw: str, *, shown: bool) -> list[str]:
    """The names in a declared value or in a line, without anything that is no name.

    Args:
        raw: such as "By Mary Smith, Coast correspondent, and John Brown in Berlin".
        shown: whether it is a line of the page, of which only names in full count.
    """
    text = _ADDRESSES.sub(" ", without_prefix(_PICTURE.sub("", raw[:_MAX_RAW]), shown=shown))
    pieces = [piece for part in _SEPARATOR.split(text) for piece in _and_parts(part)]
    if not shown and (turned := _turned(text, pieces)):
        pieces = turned
    names = [name for piece in pieces if (name := _name(without_prefix(piece, shown=shown), shown=shown))]
    if any(is_full(name) for name in names):  # what stands beside a full name in one word is a place or an agency
        names = [name for name in names if is_full(name) or (not shown and is_organisation(name, frozenset()))]
    return names


def _name(piece: str, *, shown: bool) -> str | None:
    words: list[str] = []
    for word in piece.strip(' \t.,:;|-–—()[]【】"“”*').split():
        plain = word.strip(".,:").casefold()
        if plain in roles():
            if words:
                break
            continue
        if len(words) > 1 and _ends_name(word, plain):
            break
        if any(mark.isdigit() or mark in ":«»„“”" for mark in word) or plain in words_of("published", "revised"):
            return None
        words.append(word)
    while len(words) > 1 and words[-1].casefold() in name_table("particles"):
        words.pop()
    name = _without_glued_role(" ".join(words))
    if not 1 < len(name) <= _MAX_NAME or len(words) > _MAX_WORDS or not _LETTER.search(name):
        return None
    known = not shown and is_organisation(name, frozenset())
    if not known and not name_table("no_names").isdisjoint(word.strip(".,:!?").casefold() for word in words):
        return None
    if _TEMPLATE.fullmatch(name):
        return None
    return name if not shown or is_person(name) else None


def _ends_name(word: str, plain: str) -> bool:
    """What follows a name: "Mary Smith in Berlin", "Mary Smith Published 12 June"."""
    small = CASED.match(word) is not None and word[0].islower() and not is_small(word)
    return (
        small or any(mark.isdigit() for mark in word) or plain in words_of("published", "revised") or plain in _months()
    )


def _without_glued_role(name: str) -> str:
    """In scripts without spaces a role may be glued to the name."""
    if EAST_ASIAN.search(name):
        for role in roles():
            if len(name) > len(role) + 1 and EAST_ASIAN.match(role):
                name = name.removesuffix(role).removeprefix(role).strip()
    return name


def _and_parts(text: str) -> Iterator[str]:
    """Part two names at "and", unless it is a part of one ("Ortega y Gasset")."""
    text = _and(leading=True).sub("", text, count=1)
    parts = _and().split(text)
    if all(is_full(part) for part in parts):
        yield from parts
    else:
        yield text


def _turned(text: str, pieces: Sequence[str]) -> list[str]:
    """Turn "Smith, Mary" and "Smith; Mary; Brown; John" round."""
    marks = {mark for mark in ",;" if mark in text}
    if len(marks) != 1 or len(pieces) % 2 or any(not p or p.isupper() or not CASED.match(p) for p in pieces):
        return []
    pairs = list(zip(pieces[::2], pieces[1::2], strict=True))
    turned = all(_is_family_name(last) and (" " not in first or "." in first) for last, first in pairs)
    return [f"{first} {last}" for last, first in pairs] if turned else []


def _is_family_name(text: str) -> bool:
    *particles, name = text.split()
    return name[0].isupper() and all(map(is_small, particles))


def distinct(names: Iterable[str]) -> list[str]:
    """The names, each once, however it is written."""
    return list({letters(name): name for name in reversed(list(names)) if letters(name)}.values())[::-1]
