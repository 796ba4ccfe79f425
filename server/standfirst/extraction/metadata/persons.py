"""Who is a person: names told from organisations, roles and labels by their words and by how they are written."""

from __future__ import annotations

import re
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


_WORD = re.compile(r"[^\W\d_][\w.'’ʼ`´\u0300-\u0dff-]*")
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EAST_ASIAN_NAME = re.compile(
    r"[\u3400-\u9fff々]{1,3}\s?[\u3400-\u9fff々]{1,3}|[\uac00-\ud7af]{2,4}|[\u30a0-\u30ff・\s]{3,16}"
)
CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
_ELIDED = frozenset({"d'", "d’", "l'", "l’", "o'", "o’"})
_MIN_SITE_LETTERS, _MAX_ACRONYM = 4, 3


@cache
def words_of(*fields: str) -> frozenset[str]:
    """Words and phrases of all languages, in lower case."""
    texts = (getattr(profile, name) for profile in profiles().values() for name in fields)
    return frozenset(word for text in texts for part in text.split(",") if (word := part.strip().lower()))


@cache
def name_table(name: str) -> frozenset[str]:
    """The words of one of the fields of `NameTable`."""
    table = section(SHARED, "names", NameTable) or NameTable()
    return frozenset(getattr(table, name).split())


def lower(text: str) -> str:
    """The text in lower case, as long as before."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


@cache
def roles() -> frozenset[str]:
    """Words for what people do at a newspaper, in all languages."""
    return words_of("roles")


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
    initials = "".join(word[0] for word in words).casefold()
    if len(words) > 1 and (initials in sites or f"{initials}com" in sites):
        return True
    # A site may bear its author's name: "Mary Smith's Kitchen".
    return not is_person(name) and any(_begins(site, own) for site in long)


def _begins(site: str, own: str) -> bool:
    return len(own) >= _MIN_SITE_LETTERS and site.startswith(own)


def _is_of_organisation(word: str, *, alone: bool) -> bool:
    """Short words are people's names, too, unless they are written as acronyms ("S.p.A.")."""
    plain = word.replace(".", "")
    acronym = plain.isupper() or len(word) - len(plain) > 1
    known = plain.casefold() in name_table("organisations") and (len(plain) > _MAX_ACRONYM or alone or acronym)
    return known or word.casefold() in roles()


def is_person(name: str) -> bool:
    """Tell whether a text looks like a person's name in full and like nothing else."""
    if EAST_ASIAN.search(name):
        return _EAST_ASIAN_NAME.fullmatch(name) is not None
    return is_full(name) and all(word[0].isupper() or is_small(word) for word in name.split() if CASED.match(word))


def is_small(word: str) -> bool:
    """Whether a word is one that names have in the middle, written small."""
    return word.casefold().strip(".'’") in name_table("particles") or word[:2].casefold() in _ELIDED


def is_full(name: str) -> bool:
    """Whether a name has two words, or is in a script that needs none."""
    words = [word for word in _WORD.findall(name) if word[0].isupper() or not is_small(word)]
    return len(words) > 1 or bool(words and EAST_ASIAN.search(name))


def is_role(word: str) -> bool:
    """Whether a word is a role; in scripts without spaces it may be glued to a name."""
    plain = word.casefold()
    if plain in roles() or not EAST_ASIAN.search(word):
        return plain in roles()
    return any(plain.startswith(role) or plain.endswith(role) for role in roles() if EAST_ASIAN.match(role))
