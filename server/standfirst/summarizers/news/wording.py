"""What can be told of a sentence by its own words: whether it asks, ends, opens inside something, or is no prose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standfirst.summarizers.news.quotations import READ, outside
from standfirst.text import lexicon

UNSPOKEN = 3
"""Signs that are not spoken, from which on a sentence is code, a menu or a list of links, or holds some: ten of 66,000
sentences of articles have so many."""

# Somebody who says nothing is no news. The signs of it are looked for first, because the expression takes its time.
_ANSWER_SIGNS = (
    "oment",
    "omment",
    "омментар",
    "répondu",
    "souhaité",
    "äußern",
    "Stellungnahme",
    "respondi",
    "risposto",
    "回",
    "置评",
)
_NO_ANSWER = re.compile(
    r"declined? to comment|requests? for comment|reached for comment|n['’]a pas (?:répondu|souhaité)|refusé de comment"
    r"|wollte sich (?:\w+ ){0,3}nicht (?:dazu )?äußern|lehnte (?:einen Kommentar|eine Stellungnahme)"
    r"|отказал(?:ся|ась|ись) от комментар|odmówi\w+ komentarza|nie chcia\w+ komentować"
    r"|没有(?:进行|作出|做出)?(?:回答|回应)|拒绝(?:置评|回应|回答)|不予(?:置评|回应)"
    r"|no respondi[óe]|declinó (?:hacer )?coment|non ha (?:voluto )?(?:risposto|commentare)",
    re.IGNORECASE,
)

_UNSPOKEN = re.compile(r"[{}<>=_|\\^~]|\(\)|//|\);")
_LABEL = re.compile(r"\w[\w.]*(?: \w[\w.]*)?:\s")
_DATED = re.compile(r"[-–—•]\s?\d\d?/\d")
_CLOSED = re.compile(r"[.!?…。！？؟।։።။។॥][\"'”’»«)\]」』›]*\Z")
_QUESTION = re.compile(r"[?？؟;][!?？.…\"'”’»)\]」』›\s]*\Z")
_NOT_ME = re.compile(r"US|\.I\b|\bI(?=[.),;:]|['’]s)|(?<=War )I\b")
_SIDE_MARKS = "\"'“‘«„‚(["


def is_question(text: str) -> bool:
    """Tell whether a sentence asks."""
    return _QUESTION.search(text[-READ:]) is not None


def is_closed(text: str) -> bool:
    """Tell whether a sentence ends with a mark, as headings do not."""
    return _CLOSED.search(text[-READ:]) is not None


def is_unspoken(text: str) -> bool:
    """Tell whether a text is code or a menu."""
    return len(_UNSPOKEN.findall(text)) >= UNSPOKEN


def signs_of_no_answer(text: str) -> list[str]:
    """The signs that somebody may say nothing, in an article; where there are none, no sentence need be searched."""
    return [sign for sign in _ANSWER_SIGNS if sign in text]


def says_nothing(text: str, signs: Iterable[str]) -> bool:
    """Tell whether a sentence says that somebody says nothing."""
    return any(sign in text for sign in signs) and _NO_ANSWER.search(text) is not None


def first_person(text: str, words: lexicon.Lexicon) -> str | None:
    """Find the first word of a sentence, outside quotes, by which the writer speaks of himself."""
    if not words.first_person_word(text):  # most sentences have none inside quotes either
        return None
    # The United States are not us, and initials and numbers of kings are not me.
    return words.first_person_word(_NOT_ME.sub(" ", outside(text)))


def opens_inside(text: str) -> bool:
    """Tell whether a sentence opens in lower case without a quotation mark, or with a date: its beginning is lost."""
    first = text.lstrip(_SIDE_MARKS)[:2]
    lower = text[:1] not in "\"'“‘«„" and first[:1].islower() and not first[1:].isupper()
    return lower or _DATED.match(text) is not None


def has_label(text: str) -> bool:
    """Tell whether a sentence opens as "MACKENZIE: You could hear it" does."""
    label = _LABEL.match(text)
    return label is not None and all(word[0].isupper() for word in label[0].split())
