"""What a summary must know of a language: openers that point back, speech verbs, boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from standfirst.text.languages import canonical, section
from standfirst.text.phrases import Phrases, fold
from standfirst.word_count import UNSPACED

_EVERYWHERE = re.compile(r"https?://|www\.|©|\w@\w[\w-]{0,62}\.\w", re.IGNORECASE)
_SIGNS = ("://", "www.", "©", "@")
"""One of which every match has: a tenth of the time, and few sentences have any."""


@dataclass(frozen=True, slots=True)
class LexiconTable:
    """The words of a `Lexicon` as `[lexicon]` of a language's file has them; `forward` is an expression."""

    pronouns: tuple[str, ...] = ()
    connectives: tuple[str, ...] = ()
    forward: str = "(?!)"
    speech: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    boilerplate_openers: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    second_person: tuple[str, ...] = ()
    no_comment: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    demonstratives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    pronouns_are_titles: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of one language. A language without a table has empty ones.

    Attributes:
        language: ISO 639-1 code.
        pronouns: pronouns, demonstratives and bare noun phrases ("the man") that point at an earlier sentence.
        connectives: "but", "however", "meanwhile" …: they continue what an earlier sentence began.
        forward: openings that look like the above but point nowhere back ("It is likely that", "In addition to …").
        speech: verbs and phrases that give a quote its speaker.
        boilerplate: phrases that no article is made of (subscribe, photo credit …), wherever they stand.
        boilerplate_openers: such that count only where a sentence opens with them.
        first_person: words by which a writer speaks of himself.
        second_person: words that speak to the reader.
        no_comment: phrases which say that somebody says nothing.
        persons: pronouns that stand for a person and nothing else.
        demonstratives: words that point back from near the opening of a sentence: "In this case", "Five of those".
        adverbs: words behind the opening one by which a sentence goes on from another: "Recently, though, …".
        times: what words begin with at which a demonstrative points without pointing back: the time of writing, which a
            reader knows ("this week"), and what follows ("those who").
        pronouns_are_titles: whether a pronoun before a name points nowhere back ("Ông Trump").
    """

    language: str
    pronouns: Phrases
    connectives: Phrases
    forward: re.Pattern[str]
    speech: Phrases
    boilerplate: Phrases
    boilerplate_openers: Phrases
    first_person: Phrases
    second_person: Phrases
    no_comment: Phrases
    persons: frozenset[str]
    demonstratives: frozenset[str]
    adverbs: frozenset[str]
    times: tuple[str, ...]
    pronouns_are_titles: bool

    def opening_pronoun(self, sentence: str) -> str | None:
        """Give the word by which a sentence opens and points back; None if it stands on its own."""
        return self._pointing_back(self.pronouns, sentence)

    def opening_connective(self, sentence: str) -> str | None:
        """Give the connective that a sentence opens with; None if there is none, or it governs what follows."""
        return self._pointing_back(self.connectives, sentence)

    def _pointing_back(self, openers: Phrases, sentence: str) -> str | None:
        found = openers.opening(sentence)
        return None if found is None or self.forward.match(fold(sentence[:160])) else found

    def speech_verb(self, sentence: str) -> str | None:
        """Give the first word of speech in a sentence; else None."""
        return self.speech.within(sentence)

    def boilerplate_phrase(self, sentence: str) -> str | None:
        """Give what betrays a sentence as not part of the article; else None."""
        lowered = sentence.lower()
        if any(sign in lowered for sign in _SIGNS) and (anywhere := _EVERYWHERE.search(sentence)):
            return anywhere[0]
        return self.boilerplate_openers.opening(sentence) or self.boilerplate.within(sentence)

    def first_person_word(self, sentence: str) -> str | None:
        """Give the first word by which the writer speaks of himself; quotes are the caller's business."""
        return self.first_person.within(sentence)


def for_language(code: str | None) -> Lexicon:
    """The lexicon of a language (ISO 639-1 code); without a language, what holds everywhere."""
    return _lexicon(canonical(code))


@cache
def _lexicon(code: str) -> Lexicon:
    table = section(code, "lexicon", LexiconTable) or LexiconTable()

    def phrases(entries: tuple[str, ...]) -> Phrases:
        return Phrases(entries, spaced=code not in UNSPACED)

    return Lexicon(
        language=code,
        pronouns=phrases(table.pronouns),
        connectives=phrases(table.connectives),
        forward=re.compile(table.forward),
        speech=phrases(table.speech),
        boilerplate=phrases(table.boilerplate),
        boilerplate_openers=phrases(table.boilerplate_openers),
        first_person=phrases(table.first_person),
        second_person=phrases(table.second_person),
        no_comment=phrases(table.no_comment),
        persons=frozenset(table.persons),
        demonstratives=frozenset(table.demonstratives),
        adverbs=frozenset(table.adverbs),
        times=table.times,
        pronouns_are_titles=table.pronouns_are_titles,
    )
