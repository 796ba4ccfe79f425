"""Authors' names out of what a page writes around them: prefixes, roles, places, addresses, several in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from standfirst.extraction.metadata.titles import letters
from standfirst.text.languages import SHARED, profiles, section


@dataclass(frozen=True, slots=True)
class NameTable:
    """Words in and around people's names, in lower case, parted by spaces.

    Attributes:
        particles: words that names have in the middle, written small; at the beginning they belong to the name even if
            they also stand before an author's ("Di Maria").
        organisations: words of firms' and newspapers' names, and the news agencies.
        no_names: words of labels, commands and descriptions that are written like names.
    """

    particles: str = ""
    organisations: str = ""
    no_names: str = ""


_LINE_PART = re.compile(r"[|·•]|\s(?=\S{1,8}[:：])")
_AFTER_PREFIX = re.compile(r"(?:\s*[:：]\s*|[\s/／・]+)(?=\S)")
_ADDRESSES = re.compile(r"\S{1,100}@\S{1,100}|@\w{1,40}|https?:\S{1,300}|www\.\S{1,200}|\([^()]{0,100}\)")
_PICTURE = re.compile(
    r"(?:\b(?:photos?|photograph\w*|fotos?|fotograf\w*|images?|pictures?|illustrations?|cr[eé]dits?)\b|bild:|fot\.:|©"
    r"|写真|사진|摄影|攝影|图片|фото).*",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR = re.compile(r"\s*[,;|/·•、，；｜‧・&+\n]\s*|\s+[-–—]\s+")
_WORD = re.compile(r"[^\W\d_][\w.'’ʼ`´\u0300-\u0dff-]*")
_LETTER = re.compile(r"[^\W\d_]")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EAST_ASIAN_NAME = re.compile(
    r"[\u3400-\u9fff々]{1,3}\s?[\u3400-\u9fff々]{1,3}|[\uac00-\ud7af]{2,4}|[\u30a0-\u30ff・\s]{3,16}"
)
_TEMPLATE = re.compile(r"[a-z_]{1,20}(?:\.[a-z_]{1,20}){2,8}")
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
_MAX_RAW, _MAX_NAME, _MAX_WORDS = 400, 60, 6
_MIN_SITE_LETTERS, _MAX_ACRONYM = 4, 3


@cache
def words_of(*fields: str) -> frozenset[str]:
    """Words and phrases of all languages, in lower case."""
    texts = (getattr(profile, name) for profile in profiles().values() for name in fields)
    return frozenset(word for text in texts for part in text.split(",") if (word := part.strip().lower()))


@cache
def _table(name: str) -> frozenset[str]:
    table = section(SHARED, "names", NameTable) or NameTable()
    return frozenset(getattr(table, name).split())


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted(words_of("before_author"), key=len, reverse=True))


def _prefix(text: str) -> tuple[str, int]:
    """The words before the names and where these begin; nothing if the text does not begin so.

    Comparing with each of 250 phrases takes ten microseconds; one expression of them all takes 50 ms to compile.
    """
    begin = len(text) - len(text.lstrip(" ([【"))
    lowered = lower(text)
    for phrase in _prefixes():
        if lowered.startswith(phrase, begin) and (found := _AFTER_PREFIX.match(text, begin + len(phrase))):
            return text[begin : found.end()], found.end()
    return "", 0


def lower(text: str) -> str:
    """The text in lower case, as long as before."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


@cache
def _and(*, leading: bool = False) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(words_of("between_authors")))
    return re.compile(rf"^(?:{words})\s+" if leading else rf"\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _months() -> frozenset[str]:
    profiled = (months for profile in profiles().values() for months in (profile.months, profile.month_abbreviations))
    return frozenset(name.casefold() for months in profiled for names in months for name in names.split())


@cache
def _roles() -> frozenset[str]:
    return words_of("roles")


def byline_parts(line: str) -> list[str]:
    """The parts of a line that begin as bylines do, if there are any: "9 March 2026 | By Mary Smith"."""
    return [part for part in _LINE_PART.split(line) if part and starts_byline(part)]


def starts_byline(text: str) -> bool:
    """Tell whether a line begins as bylines do: "By …", "Text: …"."""
    return bool(_prefix(text)[1])


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
            alone = lower(words).strip() in _table("particles")
            if alone and not (shown and _is_full(rest)):
                break
        text = rest
    return text


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
    if any(_is_full(name) for name in names):  # what stands beside a full name in one word is a place or an agency
        names = [name for name in names if _is_full(name) or (not shown and is_organisation(name, frozenset()))]
    return names


def is_organisation(name: str, sites: frozenset[str]) -> bool:
    """Tell whether a name is the publication's, an agency's, a desk's.

    Args:
        name: as it is declared.
        sites: the publication's and its publisher's names in letters only.
    """
    own = letters(name)
    long = [site for site in sites if len(site) >= _MIN_SITE_LETTERS]
    words = [word.strip(".-") for word in _WORD.findall(name)]
    if own in sites or any(_is_of_organisation(word, alone=len(words) == 1) for word in words):
        return True
    if any(len(site) > len(own) / 2 and site in own for site in long):
        return True
    # A site may bear its author's name: "Mary Smith's Kitchen".
    return not is_person(name) and any(_begins(site, own) for site in long)


def _begins(site: str, own: str) -> bool:
    return len(own) >= _MIN_SITE_LETTERS and site.startswith(own)


def _is_of_organisation(word: str, *, alone: bool) -> bool:
    """Short words are people's names, too, unless they are written as acronyms ("S.p.A.")."""
    plain = word.replace(".", "")
    acronym = plain.isupper() or len(word) - len(plain) > 1
    known = plain.casefold() in _table("organisations") and (len(plain) > _MAX_ACRONYM or alone or acronym)
    return known or word.casefold() in _roles()


def is_person(name: str) -> bool:
    """Tell whether a text looks like a person's name in full and like nothing else."""
    if _EAST_ASIAN.search(name):
        return _EAST_ASIAN_NAME.fullmatch(name) is not None
    return _is_full(name) and all(word[0].isupper() or _is_small(word) for word in name.split() if _CASED.match(word))


def _name(piece: str, *, shown: bool) -> str | None:
    words: list[str] = []
    for word in piece.strip(' \t.,:;|-–—()[]【】"“”*').split():
        plain = word.strip(".,:").casefold()
        if plain in _roles():
            if words:
                break
            continue
        if len(words) > 1 and _ends_name(word, plain):
            break
        if any(mark.isdigit() or mark in ":«»„“”" for mark in word) or plain in words_of("published", "revised"):
            return None
        words.append(word)
    while len(words) > 1 and words[-1].casefold() in _table("particles"):
        words.pop()
    name = _without_glued_role(" ".join(words))
    if not 1 < len(name) <= _MAX_NAME or len(words) > _MAX_WORDS or not _LETTER.search(name):
        return None
    known = not shown and is_organisation(name, frozenset())
    if not known and not _table("no_names").isdisjoint(word.strip(".,:!?").casefold() for word in words):
        return None
    if _TEMPLATE.fullmatch(name):
        return None
    return name if not shown or is_person(name) else None


def _ends_name(word: str, plain: str) -> bool:
    """What follows a name: "Mary Smith in Berlin", "Mary Smith Published 12 June"."""
    small = _CASED.match(word) is not None and word[0].islower() and not _is_small(word)
    return (
        small or any(mark.isdigit() for mark in word) or plain in words_of("published", "revised") or plain in _months()
    )


def _without_glued_role(name: str) -> str:
    """In scripts without spaces a role may be glued to the name."""
    if _EAST_ASIAN.search(name):
        for role in _roles():
            if len(name) > len(role) + 1 and _EAST_ASIAN.match(role):
                name = name.removesuffix(role).removeprefix(role).strip()
    return name


def _and_parts(text: str) -> Iterator[str]:
    """Part two names at "and", unless it is a part of one ("Ortega y Gasset")."""
    text = _and(leading=True).sub("", text, count=1)
    parts = _and().split(text)
    if all(_is_full(part) for part in parts):
        yield from parts
    else:
        yield text


def _turned(text: str, pieces: Sequence[str]) -> list[str]:
    """Turn "Smith, Mary" and "Smith; Mary; Brown; John" round."""
    marks = {mark for mark in ",;" if mark in text}
    if len(marks) != 1 or len(pieces) % 2 or any(not p or p.isupper() or not _CASED.match(p) for p in pieces):
        return []
    pairs = list(zip(pieces[::2], pieces[1::2], strict=True))
    turned = all(_is_family_name(last) and (" " not in first or "." in first) for last, first in pairs)
    return [f"{first} {last}" for last, first in pairs] if turned else []


def _is_family_name(text: str) -> bool:
    *particles, name = text.split()
    return name[0].isupper() and all(map(_is_small, particles))


def _is_small(word: str) -> bool:
    return word.casefold().strip(".'’") in _table("particles") or word[:2].casefold() in {
        "d'",
        "d’",
        "l'",
        "l’",
        "o'",
        "o’",
    }


def _is_full(name: str) -> bool:
    """Whether a name has two words, or is in a script that needs none."""
    words = [word for word in _WORD.findall(name) if word[0].isupper() or not _is_small(word)]
    return len(words) > 1 or bool(words and _EAST_ASIAN.search(name))


def distinct(names: Iterable[str]) -> list[str]:
    """The names, each once, however it is written."""
    return list({letters(name): name for name in reversed(list(names)) if letters(name)}.values())[::-1]
