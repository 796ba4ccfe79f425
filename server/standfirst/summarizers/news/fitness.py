"""Which sentences may not stand in a summary, and how badly they would: the filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from enum import IntEnum
from typing import NamedTuple

from standfirst.summarizers.news.headings import holds_heading
from standfirst.summarizers.news.quotations import QUOTED, READ, amid_quotations, is_torn, quoted_share
from standfirst.summarizers.news.wording import (
    first_person,
    has_label,
    is_closed,
    is_question,
    is_unspoken,
    opens_inside,
    says_nothing,
    signs_of_no_answer,
)
from standfirst.summarizers.source import Source
from standfirst.text import lexicon

SHORTEST = 6
SHORTEST_CHARACTERS = 36
"""Words: what is shorter is a caption, a label or an exclamation, and tells nothing on its own. Languages that build
long words say in four or five of them what takes others six."""

FEWEST = 4
"""Words: what has fewer is no sentence, however long they are."""

SUBTITLE = 10
"""Words from which an opening sentence without a full stop is the subtitle below the headline, and no label."""

LONGEST = 45
"""Words: a summary is read at a glance, and nobody reads a longer sentence at a glance."""

MOSTLY = 0.6
"""The share of a sentence inside quotation marks above which it is somebody's voice, not the article's."""

LONGEST_OPENING = 52
"""Words: the opening sentence may take its time, because nothing else says so well what it is all about. Under a
headline, which has said it in a few words, so may all others."""

LONGEST_OF_MANY = 75
"""Words of an opening sentence beside which there is room for others: what follows needs it more than it is long."""

LONGEST_TELLING = 60
"""Words of a sentence that tells what the headline promises."""

LONGEST_BESIDE_OTHERS = 65
"""Words of any sentence where there is room for many and a headline: there readers prefer what tells more."""

TELLING = 0.5
"""The share of the headline's words from which on a sentence tells what it promises."""

OWN_VOICE = 0.6
OWN_VOICE_FROM_THE_TOP = 0.45
"""The share of sentences in the first person above which it is the article's own voice: a column, an interview. Who
opens with "I" will go on so; who quotes without marks will not."""

EVERYBODY = ("we", "our", "us", "wir", "uns", "nous", "notre", "nos")
"""Under a headline, such words most often mean everybody ("our planet"), or the firm whose news it is."""

OWN_VOICE_UNDER_A_HEADLINE = 0.3
"""The same where there is a headline: who publishes in the first person, of a firm or a workshop, tells the news so."""

ALWAYS_SAYS_WHO = frozenset({"en", "fr", "de", "nl", "sv", "da", "no", "nb"})
"""Languages that say each time who speaks. Elsewhere the words of the first person are too many things besides."""

SUBJECT = 3
"""Sentences that hold a phrase of boilerplate from which on it is what the article is about (cookies, a newsletter)."""

MOST_ARE_CLOSED = 0.5
"""The share of sentences that end with a mark above which a sentence without one is unfinished (Thai has no such)."""

MORE_WORDS = {"vi": 1.5, "zh": 1.5, "ja": 1.3}
"""Sentences of these languages count more words: Vietnamese writes syllables apart, and where a Chinese sentence goes
on behind a comma, an English one ends."""


class Grade(IntEnum):
    """How badly a sentence would stand in a summary; worse ones are taken only where nothing better is."""

    FIT = 0
    TOLERABLE = 1
    POOR = 2
    FOREIGN = 3


class Verdict(NamedTuple):
    """A grade and the reason for it."""

    grade: Grade
    reason: str


FIT = Verdict(Grade.FIT, "")


def words_in_english(source: Source, place: int) -> float:
    """The words of a sentence, as many as an English one of its length would have."""
    return source.word_counts[place] / MORE_WORDS.get(source.language or "", 1.0)


class _Reading(NamedTuple):
    """What is judged of a sentence."""

    text: str
    end: str
    is_long: bool
    is_short: bool
    is_open: bool
    is_unspoken: bool
    phrase: str | None
    voice: str | None
    has_speaker: bool
    has_label: bool
    has_heading: bool
    says_nothing: bool


def verdicts(
    source: Source, top: int, paragraph: range = range(0), quotations: Collection[int] = (), *, has_room: bool = False
) -> list[Verdict]:
    """Judge each sentence of an article on its own: by its first fault, the worst faults first.

    Args:
        source: the article.
        top: the place of the sentence that the article opens with.
        paragraph: the places of a standfirst of several sentences, which explain each other: there only what is no part
            of the article is a fault.
        quotations: the places of sentences in which one opens that the next one closes, where both may be taken.
        has_room: whether sentences may be very long, because there is a headline, and room for others beside them.
    """
    whole = {place + after for place in quotations for after in (0, 1)}
    judged = [
        next(_faults(reading, is_whole=place in whole), FIT)
        for place, reading in enumerate(_readings(source, top, has_room=has_room))
    ]
    phrases = lexicon.for_language(source.language).boilerplate_phrase
    for place in paragraph:
        if not phrases(source.sentences[place].text[:READ]):
            judged[place] = FIT
    return judged


def _readings(source: Source, top: int, *, has_room: bool) -> Iterator[_Reading]:
    words = lexicon.for_language(source.language)
    texts = [s.text[:READ] for s in source.sentences]
    ends = [s.text[-READ:] for s in source.sentences]
    closed = [is_closed(end) for end in ends]
    must_close = sum(closed) > MOST_ARE_CLOSED * len(texts)
    subtitle = top if _may_be_subtitle(source, top) else None
    says_who = source.language in ALWAYS_SAYS_WHO
    voices = [first_person(t, words) if says_who else None for t in texts]
    if source.title_terms:
        voices = [None if voice and voice.startswith(EVERYBODY) else voice for voice in voices]
    title = source.title_terms
    tells = [bool(title) and len(title & terms) >= TELLING * len(title) for terms in source.term_sets]
    own_voice = sum(map(bool, voices)) > _own_voice_from(title, voices[top]) * len(texts)
    usual = LONGEST_BESIDE_OTHERS if has_room else LONGEST_OPENING if title else LONGEST
    opening = LONGEST_OF_MANY if has_room else LONGEST_OPENING
    phrases = [words.boilerplate_phrase(t) for t in texts]
    uses = Counter(phrases)
    amid = amid_quotations(source) if has_room else frozenset()
    signs = signs_of_no_answer(source.article.text)
    for place, text in enumerate(texts):
        longest = max(usual, LONGEST_TELLING if tells[place] else 0, opening if place == top else 0)
        is_news = bool(title) and (place == top or tells[place])
        yield _Reading(
            text=text,
            end=ends[place],
            is_short=_is_short(source, place),
            is_long=words_in_english(source, place) > longest,
            is_open=(must_close and not closed[place] and place != subtitle) or opens_inside(text),
            is_unspoken=is_unspoken(text),
            phrase=None if _is_subject(phrases[place], uses) else phrases[place],
            voice=None if own_voice or is_news else voices[place],
            has_label=place != top and has_label(text),
            says_nothing=says_nothing(text, signs),
            has_heading=place != top and holds_heading(text, source.language),
            has_speaker=(quoted_share(text) <= MOSTLY and place not in amid)
            or bool(words.speech_verb(QUOTED.sub(" ", text))),
        )


def _is_subject(phrase: str | None, uses: Counter[str | None]) -> bool:
    """Tell whether an article is about what else is no part of one: that is said in a word, and calls in several."""
    return phrase is not None and uses[phrase] >= SUBJECT and " " not in phrase


def _own_voice_from(title: Collection[str], voice_on_top: str | None) -> float:
    if title:
        return OWN_VOICE_UNDER_A_HEADLINE
    return OWN_VOICE_FROM_THE_TOP if voice_on_top else OWN_VOICE


def _faults(reading: _Reading, *, is_whole: bool) -> Iterator[Verdict]:
    if reading.phrase:
        yield Verdict(Grade.FOREIGN, f"It is not part of the article: “{reading.phrase}”.")
    if reading.is_short:
        yield Verdict(Grade.FOREIGN, "It is too short to tell anything on its own.")
    if reading.is_open:
        yield Verdict(Grade.FOREIGN, "It is not a whole sentence.")
    if reading.is_unspoken:
        yield Verdict(Grade.POOR, "It is code or a menu, and no prose.")
    if is_question(reading.end):
        yield Verdict(Grade.POOR, "It is a question.")
    if not is_whole and is_torn(reading.text):
        yield Verdict(Grade.POOR, "Its quotation marks do not pair.")
    yield from _slight_faults(reading, is_whole=is_whole)


def _slight_faults(reading: _Reading, *, is_whole: bool) -> Iterator[Verdict]:
    if reading.voice and not is_whole:
        yield Verdict(Grade.TOLERABLE, f"It speaks in the first person: “{reading.voice}”.")
    if reading.has_label:
        yield Verdict(Grade.TOLERABLE, "It opens with a label, as of a speaker.")
    if reading.has_heading:
        yield Verdict(Grade.TOLERABLE, "A heading or a video's title is glued to it.")
    if reading.says_nothing:
        yield Verdict(Grade.TOLERABLE, "It says that somebody says nothing.")
    if not reading.has_speaker and not is_whole:
        yield Verdict(Grade.TOLERABLE, "It is a quote without its speaker.")
    if reading.is_long:
        yield Verdict(Grade.TOLERABLE, "It is too long to be read at a glance.")


def _may_be_subtitle(source: Source, top: int) -> bool:
    """Tell whether an opening sentence could be the subtitle, and not the headline once more."""
    title = source.title_terms
    says_more = len(source.term_sets[top] - title) > len(title) / 2
    return bool(title) and says_more and source.word_counts[top] >= SUBTITLE


def _is_short(source: Source, place: int) -> bool:
    words = source.word_counts[place]
    return words < FEWEST or (words < SHORTEST and len(source.sentences[place].text) < SHORTEST_CHARACTERS)
