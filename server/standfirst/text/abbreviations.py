"""The period: the end of a sentence, of an abbreviation, of an initial or of an ordinal, or of several at once."""

from __future__ import annotations

import re

from standfirst.text.conventions import OPENERS, Conventions, Kind

LOOK_BACK = 32
"""Characters before a period that may tell what it is."""

MIN_BEFORE_UNIT = 4
"""Words: a shorter beginning is no sentence yet ("В 2010 г. Иванов", "At 5 a.m. Mr. Smith")."""

SHORT_PART = 3
"""Letters that the last part of an abbreviation written apart has at most ("z. B.", "EE. UU.")."""

SHORT_WORD = 4
"""Letters: a longer word is spoken, so it has a vowel, or is no abbreviation."""

_ROMAN = re.compile(r"(?:[IVXLC]{2,6}|[VX])(?!\w)")
_INITIAL = re.compile(r"[^\W\d_]\.")
"""Of several initials, one may be a word that opens sentences, too: “И. И. Иванов”."""
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_LIST_MARK = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-zА-Яα-ωΑ-Ω]|[IVXLC]{1,5}|[ivx]{1,4}")
_OPENING_QUOTES = '"“„«'
_LISTED = re.compile(r"[^\W\d_]\d{0,2},")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëěęìíîïıòóôõöøœùúûüůųýąăâîėįőűаеёиоуыэюяіїєαεηιουωάέήίόύώ]", re.IGNORECASE)
_IDEOGRAPHS = re.compile(r"[\u3040-\u9fff]")
_WORD = re.compile(r"\w+")
_BRACKETED = re.compile(r"[^()]{1,300}[.!?…]\)")
"""A whole sentence in brackets; other brackets explain the abbreviation before them."""
_DASHES = {"-", "–", "—"}
_JOINTS = re.compile(r"[-–/'’)\]\"”»]")


def ends_at_period(text: str, begin: int, mark: int, head: int, conventions: Conventions) -> bool:
    """Whether the period at `mark` ends the sentence begun at `begin`, seen that another word begins at `head`."""
    low = max(begin, mark - LOOK_BACK)
    words = text[low:mark].split()
    if not words or text[mark - 1].isspace():
        return True
    word = _IDEOGRAPHS.split(words[-1])[-1].lstrip(OPENERS)  # Chinese sets no space before a name: "由J. K. 罗琳"
    following = _WORD.match(text, head)
    is_name = following and f"{word}. {following[0]}" in conventions.marked_names
    if is_name or (len(words) == 1 and low == begin and _LIST_MARK.fullmatch(word)):
        return False
    kind = None
    if len(words) > 1 and len(word) <= SHORT_PART and words[-2].endswith("."):
        kind = conventions.kind(words[-2].lstrip(OPENERS) + word)  # written apart: "z. B.", "p. m."
    kind = kind or conventions.kind(word)
    if kind is None:
        last = _JOINTS.split(word)[-1]
        is_initial = len(last) == 1 and last.isupper() and ("." in word or word[:1].isupper())  # "Karl-H. Schmitz"
        if last != word and (len(last) > 1 or is_initial):
            word, kind = last, conventions.kind(last)
    if kind is not None:
        time_alone = low == begin and 1 < len(words) < MIN_BEFORE_UNIT and words[-2][-1].isdigit()
        if time_alone and kind in {Kind.CLOSING, Kind.AFTER_NUMBER}:
            return False
        return _ends_at_abbreviation(kind, text, head, words, conventions)
    return _ends_at_unlisted(word, text, head, words, conventions)


def _ends_at_abbreviation(kind: Kind, text: str, head: int, words: list[str], conventions: Conventions) -> bool:
    numbered = text[head].isdigit()
    if kind is Kind.NEVER or text[head - 2 : head].strip() in _DASHES:  # a dateline: "ST. LOUIS, Mo. — A judge"
        return False
    if kind is Kind.BEFORE_NUMBER:
        return not numbered and not _ROMAN.match(text, head)
    if kind is Kind.WITHIN:
        return conventions.opens_sentences(text, head) or text[head - 1] in _OPENING_QUOTES
    if kind is Kind.AFTER_NUMBER and not _counts(words, conventions):
        return False
    if text[head - 1] == "(" and not _BRACKETED.match(text, head):
        return False
    return not numbered and not conventions.continues(text, head)


def _counts(words: list[str], conventions: Conventions) -> bool:
    """Whether a unit stands behind its number, be it through another unit ("5 тыс. руб.", "5 млн руб.")."""
    *_, amount, before, _ = ["", "", *words]
    if not before:
        return False
    if before[-1].isdigit():
        return True
    pointed = before[-1] == "." or (amount[-1:].isdigit() and len(before) > 1)
    return pointed and conventions.kind(before.rstrip(".")) is Kind.AFTER_NUMBER


def _ends_at_unlisted(word: str, text: str, head: int, words: list[str], conventions: Conventions) -> bool:
    if word[:1].isdigit():
        return not (conventions.ordinals and _NUMBER.fullmatch(word)) or _ends_at_ordinal(text, head, conventions)
    if len(word) == 1 and word.isalpha():
        return _ends_at_letter(word, text, head, words, conventions)
    if _ACRONYM.fullmatch(word):
        return conventions.opens_sentences(text, head)
    if conventions.ordinals and _ROMAN.fullmatch(word):
        return _ends_at_ordinal(text, head, conventions)
    is_compound = conventions.ends_compound(word)
    if is_compound or _looks_shortened(word, conventions):
        after_number = len(words) > 1 and words[-2][-1].isdigit()
        numbered = is_compound and text[head].isdigit()  # "Hauptstr. 12"
        return not numbered and (after_number or conventions.opens_sentences(text, head))
    return True


def _ends_at_letter(word: str, text: str, head: int, words: list[str], conventions: Conventions) -> bool:
    """An initial, mostly; but "than I.", "vitamins A, B, C." and "plan B. The" end."""
    if "가" <= word <= "힣":
        return True
    if len(words) > 1 and ((word == "I" and words[-2].islower()) or _LISTED.fullmatch(words[-2])):
        return True
    return not _INITIAL.match(text, head) and conventions.opens_sentences(text, head)


def _ends_at_ordinal(text: str, head: int, conventions: Conventions) -> bool:
    if text[head].isdigit() or conventions.follows_ordinals(text, head):
        return False
    return not conventions.capitals_after_ordinals or conventions.opens_sentences(text, head)


def _looks_shortened(word: str, conventions: Conventions) -> bool:
    """A short word without a vowel, not in capitals, is an abbreviation that no list has."""
    return (
        len(word) <= SHORT_WORD
        and not conventions.vowelless_words
        and word not in conventions.symbols
        and word.isalpha()
        and not word.isupper()
        and word.lower() != word.upper()
        and not _VOWEL.search(word)
    )
