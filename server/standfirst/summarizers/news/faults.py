"""Faults: what may not stand in a summary, whatever else it tells. What is only likely to be unfit is learned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from standfirst.summarizers.news.quotations import QUOTED, READ, is_torn, quoted_share
from standfirst.summarizers.source import Source
from standfirst.text import lexicon

SHORTEST = 6
SHORTEST_CHARACTERS = 36
"""Words: what is shorter tells nothing on its own: editors call three of four such sentences unfit. Languages that
build long words say in four or five of them what takes others six."""

FEWEST = 4
"""Words: what has fewer is no sentence, however long they are (editors: 94 % unfit)."""

MOSTLY = 0.6
"""The share of a sentence inside quotation marks above which it is somebody's voice, not the article's."""

SUBTITLE = 10
"""Words from which an opening sentence without a full stop is the subtitle below the headline, and no label."""

SUBJECT = 3
"""Sentences that hold a word of boilerplate from which on it is what the article is about (cookies, a newsletter)."""

MOST_ARE_CLOSED = 0.5
"""The share of sentences that end with a mark above which a sentence without one is unfinished (Thai has no such)."""

UNSPOKEN = 3
"""Signs that are not spoken, from which on a sentence is code, a menu or links: ten of 66,000 have so many."""

_UNSPOKEN = re.compile(r"[{}<>=_|\\^~]|\(\)|//|\);")
_LABEL = re.compile(r"\w[\w.]*(?: \w[\w.]*)?:\s")
_DATED = re.compile(r"[-–—•]\s?\d\d?/\d")
_CLOSED = re.compile(r"[.!?…。！？؟।։።။។។॥][\"'”’»«)\]」』›]*\Z")
_QUESTION = re.compile(r"[?？؟;][!?？.…\"'”’»)\]」』›\s]*\Z")
_SIDE_MARKS = "\"'“‘«„‚(["


class Grade(IntEnum):
    """How badly a fault weighs; what is foreign is taken only where there is nothing else at all."""

    TOLERABLE = 1
    POOR = 2
    FOREIGN = 3


class Reading(NamedTuple):
    """What is looked at in a sentence."""

    text: str
    words: int
    phrase: str | None
    must_close: bool
    is_top: bool
    may_be_subtitle: bool
    says_nothing: str | None
    speaks: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault.

    Attributes:
        grade: how badly it weighs.
        reason: a sentence for who asks; `{}` stands for what was found.
        find: gives what is found in a sentence that has the fault.
    """

    grade: Grade
    reason: str
    find: Callable[[Reading], str | bool | None]


class Found(NamedTuple):
    """A fault that a sentence has, and the reason in plain words."""

    grade: Grade
    reason: str


def is_question(text: str) -> bool:
    """Tell whether a sentence asks."""
    return _QUESTION.search(text[-READ:]) is not None


def is_closed(text: str) -> bool:
    """Tell whether a sentence ends with a mark, as headings do not."""
    return _CLOSED.search(text[-READ:]) is not None


def announces(text: str) -> bool:
    """Tell whether a sentence ends with a colon: what it says comes behind it."""
    return text.rstrip()[-1:] in {":", "："}


def has_label(text: str) -> bool:
    """Tell whether a sentence opens as "MACKENZIE: You could hear it" does."""
    label = _LABEL.match(text)
    return label is not None and all(word[0].isupper() for word in label[0].split())


def is_open(reading: Reading) -> bool:
    """Tell whether a sentence lacks its beginning (it opens in lower case, or with a date) or its end."""
    text = reading.text
    first = text.lstrip(_SIDE_MARKS)[:2]
    lower = text[:1] not in "\"'“‘«„" and first[:1].islower() and not first[1:].isupper()
    unfinished = reading.must_close and not is_closed(text) and not announces(text) and not reading.may_be_subtitle
    return lower or unfinished or _DATED.match(text) is not None


def is_short(reading: Reading) -> bool:
    """Tell whether a sentence is too short to tell anything."""
    return reading.words < SHORTEST and len(reading.text) < SHORTEST_CHARACTERS


def is_voice(reading: Reading) -> bool:
    """Tell whether a sentence is mostly a quote, and does not say whose."""
    return quoted_share(reading.text) > MOSTLY and not reading.speaks(QUOTED.sub(" ", reading.text))


FAULTS = (
    Fault(Grade.FOREIGN, "It is not part of the article: “{}”.", lambda r: r.phrase),
    Fault(Grade.FOREIGN, "It is too short to tell anything on its own.", lambda r: r.words < FEWEST),
    Fault(Grade.FOREIGN, "It is not a whole sentence.", is_open),
    Fault(Grade.POOR, "It is too short to tell anything on its own.", is_short),
    Fault(Grade.POOR, "It is code or a menu, and no prose.", lambda r: len(_UNSPOKEN.findall(r.text)) >= UNSPOKEN),
    Fault(Grade.POOR, "It is a question.", lambda r: is_question(r.text)),
    Fault(Grade.POOR, "It only announces what comes behind it.", lambda r: announces(r.text)),
    Fault(Grade.TOLERABLE, "Its quotation marks do not pair.", lambda r: is_torn(r.text)),
    Fault(Grade.TOLERABLE, "It opens with a label, as of a speaker.", lambda r: not r.is_top and has_label(r.text)),
    Fault(Grade.TOLERABLE, "It says that somebody says nothing: “{}”.", lambda r: r.says_nothing),
    Fault(Grade.TOLERABLE, "It is a quote without its speaker.", is_voice),
)
"""The worst first: a sentence is judged by its first one."""


def find_faults(source: Source) -> list[Found | None]:
    """The worst fault of each sentence; None for those that have none."""
    return [
        next((Found(f.grade, f.reason.format(found)) for f in FAULTS if (found := f.find(reading))), None)
        for reading in _readings(source)
    ]


def _readings(source: Source) -> list[Reading]:
    words = lexicon.for_language(source.language)
    texts = [s.text[:READ] for s in source.sentences]
    phrases = [words.boilerplate_phrase(text) for text in texts]
    uses = Counter(phrases)
    must_close = sum(map(is_closed, texts)) > MOST_ARE_CLOSED * len(texts)
    nothing = words.no_comment.within(source.article.text) is not None
    top = next((place for place, count in enumerate(source.word_counts) if count >= SHORTEST), 0)
    return [
        Reading(
            text=text,
            words=source.word_counts[place],
            phrase=None if _is_subject(phrases[place], uses) else phrases[place],
            must_close=must_close,
            is_top=place == top,
            may_be_subtitle=place == top and _may_be_subtitle(source, top),
            says_nothing=words.no_comment.within(text) if nothing else None,
            speaks=words.speech_verb,
        )
        for place, text in enumerate(texts)
    ]


def _is_subject(phrase: str | None, uses: Counter[str | None]) -> bool:
    """Tell whether an article is about what else is no part of one: that is said in a word, and calls in several."""
    return phrase is not None and uses[phrase] >= SUBJECT and " " not in phrase


def _may_be_subtitle(source: Source, top: int) -> bool:
    """Tell whether an opening sentence could be the subtitle, and not the headline once more."""
    title = source.title_terms
    says_more = len(source.term_sets[top] - title) > len(title) / 2
    return bool(title) and says_more and source.word_counts[top] >= SUBTITLE
