"""How each language ends its sentences: abbreviations, ordinals, marks, and what follows a quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from standfirst.text.languages import SHARED, canonical, section
from standfirst.text.lexicon import LexiconTable
from standfirst.text.phrases import Phrases

MARKS = ".!?…‼⁇⁈⁉‽。！？｡．؟۔।॥։።፧፨၊။។៕᙮᠃᠉꓿꘎꘏꛳꛷꡶꡷꩝꩞꩟꯫༎༏༐༑᱾᱿෴߹܀܁܂"
WIDE = frozenset("。！？｡‼⁇⁈⁉؟۔।॥።፧፨။។៕꯫᱾෴")
"""Marks that end a sentence without a space behind them."""

CLOSERS = "\"'”’»›)]}）］｝」』】〉》〕〗〙›“‘«‹"
OPENERS = "\"'“”„‟‘’‚‛«»‹›([{（［｛「『【〈《〔〖¿¡—–―‒•●▪■◆►▶·*#>_~-"
LEAD = re.compile(rf"(\s*+)((?:[{re.escape(OPENERS)}]++\s*+)*+)")
"""White space, and what may stand before the first word of a sentence."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Kind(Enum):
    """What a period behind an abbreviation means."""

    NEVER = "never"  # titles and the like: the sentence goes on
    WITHIN = "within"  # goes on, unless the next word is one that opens sentences
    BEFORE_NUMBER = "before_number"  # goes on if a number follows
    CLOSING = "closing"  # ends the sentence, unless the next word is known to continue it
    AFTER_NUMBER = "after_number"  # behind a number as CLOSING, else as NEVER


@dataclass(frozen=True, slots=True)
class SentenceEndTable:
    """How a language ends its sentences: `[sentence_ends]` of its file.

    Attributes:
        never, within, before_number, closing, after_number: abbreviations without their last period, by `Kind`.
        starters: words that open sentences so often that they decide a doubtful case.
        continuations: words that go on behind a closing abbreviation.
        ordinals: whether "3." is "third".
        ordinal_heads: words that an ordinal stands before (months, "century").
        capitals_after_ordinals: whether the noun behind an ordinal is often capitalised, as in German.
        marked_names: names that bear an exclamation mark, or a period between two words; in the shared file.
        marks: further marks that end sentences.
        after_quote: an expression for what goes on behind a quote that ends in a mark, where the verb of speech does
            not follow the speaker.
        keeps_quotes: whether a quoted passage stays whole.
        continuers: words that go on behind an ellipsis in scripts without capitals.
        vowelless_words: whether the language has short words without a vowel.
        compound_ends: abbreviations that end longer words, as "str" ends "Hauptstr."
        symbols: units that are written without a period; in the shared file.
    """

    never: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    before_number: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    after_number: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()
    continuations: tuple[str, ...] = ()
    ordinals: bool = False
    ordinal_heads: tuple[str, ...] = ()
    capitals_after_ordinals: bool = False
    marked_names: tuple[str, ...] = ()
    marks: str = ""
    after_quote: str | None = None
    keeps_quotes: bool = False
    continuers: tuple[str, ...] = ()
    vowelless_words: bool = False
    compound_ends: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conventions:
    """The rules' data for one language.

    Attributes:
        kinds: abbreviations without their last period.
        starters: folded words that open sentences so often that they decide a doubtful case.
        continuations: folded words that go on behind a closing abbreviation.
        ordinals: whether "3." is "third".
        ordinal_heads: folded words that an ordinal stands before (months, "century").
        capitals_after_ordinals: whether the noun behind an ordinal is often capitalised, as in German.
        marked_names: names that bear an exclamation mark, or a period between two words.
        mark: finds a run of marks and closers, the space behind it, and what opens the next sentence.
        after_quote: what goes on behind a quote that ends in a mark ("…!" Smith said).
        keeps_quotes: whether a quoted passage stays whole.
        continuers: words that go on behind an ellipsis in scripts without capitals.
        vowelless_words: whether the language has short words without a vowel.
        compound_ends: abbreviations that end longer words.
        symbols: units that are written without a period.
    """

    kinds: Mapping[str, Kind]
    starters: frozenset[str]
    continuations: frozenset[str]
    ordinals: bool
    ordinal_heads: frozenset[str]
    capitals_after_ordinals: bool
    marked_names: tuple[str, ...]
    mark: re.Pattern[str]
    after_quote: re.Pattern[str]
    keeps_quotes: bool
    continuers: tuple[str, ...]
    vowelless_words: bool
    compound_ends: tuple[str, ...]
    symbols: frozenset[str]

    def kind(self, word: str) -> Kind | None:
        """What a word before a period is: listed as it stands, or capitalised by its place or by a line in capitals."""
        found = self.kinds.get(word)
        if found is None and len(word) > 1 and word[0].isupper():
            found = self.kinds.get(word.lower())
            if found is None and word.isupper():
                found = self.kinds.get(word.capitalize())  # "ST. LOUIS", "DR. SMITH"
        return found

    def ends_compound(self, word: str) -> bool:
        """Whether a word before a period is a compound whose last part is shortened."""
        return bool(self.compound_ends) and word.endswith(self.compound_ends)

    def opens_sentences(self, text: str, at: int) -> bool:
        """Whether the word at a place is one that opens sentences; only such decide a doubtful case."""
        word = _WORD.match(text, at)
        return word is not None and word[0].lower() in self.starters

    def continues(self, text: str, at: int) -> bool:
        """Whether the word at a place goes on behind a closing abbreviation ("8 p.m. Monday")."""
        word = _WORD.match(text, at)
        return word is not None and word[0].lower() in self.continuations

    def follows_ordinals(self, text: str, at: int) -> bool:
        """Whether the word at a place is one that an ordinal stands before."""
        word = _WORD.match(text, at)
        return word is not None and word[0].lower() in self.ordinal_heads

    def goes_on_after_quote(self, text: str, at: int) -> bool:
        """Whether the words at a place name the speaker of the quote before them."""
        if not self.after_quote.match(text, at):
            return False
        word = _WORD.match(text, at)
        titled = word is not None and self.kind(word[0]) is Kind.NEVER
        return titled or not text[at].isupper() or not self.opens_sentences(text, at)


def for_language(code: str | None) -> Conventions:
    """The conventions of a language; what most languages share where it has no table."""
    return _conventions(canonical(code))


@cache
def _conventions(code: str) -> Conventions:
    shared = section(SHARED, "sentence_ends", SentenceEndTable) or SentenceEndTable()
    own = section(code, "sentence_ends", SentenceEndTable) or SentenceEndTable()
    lexicon = section(code, "lexicon", LexiconTable) or LexiconTable()
    openers = (opener.split()[0] for opener in (*lexicon.pronouns, *lexicon.connectives))
    return Conventions(
        kinds=_kinds(shared) | _kinds(own),
        starters=_folded([*shared.starters, *own.starters, *openers]),
        continuations=_folded(own.continuations),
        ordinals=own.ordinals,
        ordinal_heads=_folded(own.ordinal_heads),
        capitals_after_ordinals=own.capitals_after_ordinals,
        marked_names=shared.marked_names + own.marked_names,
        mark=_mark(own.marks),
        after_quote=_after_quote(own.after_quote, lexicon.speech),
        keeps_quotes=own.keeps_quotes,
        continuers=own.continuers,
        vowelless_words=own.vowelless_words,
        compound_ends=own.compound_ends,
        symbols=frozenset(shared.symbols),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _kinds(table: SentenceEndTable) -> dict[str, Kind]:
    """Where an abbreviation stands in several lists, the later kind here holds: it looks closer."""
    order = (Kind.CLOSING, Kind.BEFORE_NUMBER, Kind.NEVER, Kind.WITHIN, Kind.AFTER_NUMBER)
    return {word: kind for kind in order for word in _abbreviations(table, kind)}


def _abbreviations(table: SentenceEndTable, kind: Kind) -> tuple[str, ...]:
    match kind:
        case Kind.NEVER:
            return table.never
        case Kind.WITHIN:
            return table.within
        case Kind.BEFORE_NUMBER:
            return table.before_number
        case Kind.CLOSING:
            return table.closing
        case Kind.AFTER_NUMBER:
            return table.after_number


@cache
def _mark(further: str) -> re.Pattern[str]:
    """A run is matched whole and never given back (possessive), so that no input is looked at twice."""
    marks = re.escape(MARKS + further)
    run = f"(?:፡፡|[{marks}])[{marks}{re.escape(CLOSERS)}]*+(?:\\[\\d{{1,3}}\\])*+"
    return re.compile(rf"({run})(\s*+)((?:[{re.escape(OPENERS)}]++\s*+)*+)")


def _after_quote(own: str | None, speech: Iterable[str]) -> re.Pattern[str]:
    """A verb of speech, behind up to three words of a name, or the language's own expression."""
    if own is not None:
        return re.compile(own)
    verbs = Phrases.alternation(word for word in speech if " " not in word)
    return re.compile(rf"(?:[^\W\d_][\w.'’-]*+\s+){{0,3}}(?:{verbs})(?!\w)")
