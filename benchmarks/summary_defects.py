"""What a reader trips over in a summary, counted from the article's sentences and the chosen places alone.

It is measured apart from what the summarizers themselves look at, so that their mistakes are seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from standfirst.text import lexicon

LONG = 45
SHORT = 5
SAME = 0.6
"""The share of one sentence's long words in another one above which they tell the same."""

_CLOSED = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*\s*$")
_QUOTED = re.compile(r'["“«].*?["”»]')
_SINGLE = re.compile(r"['‘].*?['’]")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|we|we're|my)\b")
_QUESTION = re.compile(r"[?？؟][\"'”’»\s]*$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<![\w.])(?<!^)([A-ZÀ-Þ][a-zà-ÿ]{3,})(?='s|’s|\b)")
_NO_FIRST_NAMES = "The In On At Mr Mrs Ms Dr President Prime Sir And But New South North West East San Los Le La"
_TITLES = frozenset(_NO_FIRST_NAMES.split())

Check = Callable[[Sequence[str], int, Sequence[int], str], bool]


def defects(sentences: Sequence[str], chosen: Sequence[int], language: str) -> set[str]:
    """Name the kinds of defects that a summary has."""
    return {kind for kind, check in CHECKS.items() if any(check(sentences, i, chosen, language) for i in chosen)}


def _is_cut_off(sentences: Sequence[str], place: int, chosen: Sequence[int]) -> bool:
    return place > 0 and place - 1 not in chosen and sentences[place].strip()[:1] not in "\"“«‘'"


def _leans(sentences: Sequence[str], place: int, chosen: Sequence[int], language: str) -> bool:
    words = lexicon.for_language(language)
    sentence = sentences[place]
    opens = words.opening_pronoun(sentence) or words.opening_connective(sentence)
    return _is_cut_off(sentences, place, chosen) and opens is not None


def _is_fragment(sentences: Sequence[str], place: int, _chosen: Sequence[int], _language: str) -> bool:
    sentence = sentences[place].strip()
    inside = sentence[:1].islower()
    return (" " in sentence and len(sentence.split()) < SHORT) or not _CLOSED.search(sentence) or inside


def _is_boilerplate(sentences: Sequence[str], place: int, _chosen: Sequence[int], language: str) -> bool:
    return lexicon.for_language(language).boilerplate_phrase(sentences[place]) is not None


def _repeats(sentences: Sequence[str], place: int, chosen: Sequence[int], _language: str) -> bool:
    own = set(_LONG_WORD.findall(sentences[place].lower()))
    for other in (set(_LONG_WORD.findall(sentences[i].lower())) for i in chosen if i < place):
        smaller = min(len(own), len(other))
        if smaller >= 4 and len(own & other) >= SAME * smaller:
            return True
    return False


def _is_voice(sentences: Sequence[str], place: int, chosen: Sequence[int], language: str) -> bool:
    sentence = sentences[place]
    low, left, right = (sentence.count(mark) for mark in "„“”")
    opened, closed = (low, left + right) if low else (left, right)
    if sentence.count('"') % 2 or opened != closed or sentence.count("«") != sentence.count("»"):
        return True
    if sum(map(len, _QUOTED.findall(sentence))) <= SAME * len(sentence):
        return False
    speech = lexicon.for_language(language).speech_verb
    before = sentences[place - 1] if place and place - 1 in chosen else ""
    return not (speech(_QUOTED.sub(" ", sentence)) or speech(before))


def _is_unnamed(sentences: Sequence[str], place: int, chosen: Sequence[int], language: str) -> bool:
    sentence = sentences[place]
    if language not in {"en", "fr", "es", "de"} or not lexicon.for_language(language).speech_verb(sentence):
        return False
    summary = " ".join(sentences[i] for i in chosen)
    for match in _NAME.finditer(sentence):
        if sentence[: match.start()].rstrip().split(" ")[-1][:1].isupper():
            continue
        full = re.compile(rf"\b([A-ZÀ-Þ][a-zà-ÿ]{{2,}}) (?:[A-Z]\. |de |van |Al-)?{match[1]}\b")
        found = next((m for earlier in sentences[:place] if (m := full.search(earlier))), None)
        if found and found[1] not in _TITLES:
            return found[0] not in summary
    return False


def _is_long(sentences: Sequence[str], place: int, _chosen: Sequence[int], _language: str) -> bool:
    return len(sentences[place].split()) > LONG


def _is_question(sentences: Sequence[str], place: int, _chosen: Sequence[int], _language: str) -> bool:
    return _QUESTION.search(sentences[place]) is not None


def _is_first_person(sentences: Sequence[str], place: int, _chosen: Sequence[int], language: str) -> bool:
    text = _SINGLE.sub(" ", _QUOTED.sub(" ", sentences[place]))
    return language == "en" and _FIRST_PERSON.search(text) is not None


CHECKS: dict[str, Check] = {
    "leans": _leans,
    "fragment": _is_fragment,
    "boilerplate": _is_boilerplate,
    "repeats": _repeats,
    "quote": _is_voice,
    "surname": _is_unnamed,
    "long": _is_long,
    "question": _is_question,
    "first person": _is_first_person,
}
