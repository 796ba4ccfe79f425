"""Words, stems and stop words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import regex

from standfirst.text.languages import canonical, english_name, profiles, section
from standfirst.text.lexicon import LexiconTable
from standfirst.text.stemmers import Stemmers
from standfirst.word_count import BEYOND_LATIN, LATIN_LETTERS

KNOWN_STEMS = 1 << 14
KNOWN_LANGUAGES = 4
"""Words whose stems are remembered, and languages whose words are: news repeats its words, and stemming is dear."""

_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTERS = rf"[\p{{L}}\p{{N}}\p{{M}}--[{_SPACELESS}]]++"
_ANY_WORD = regex.compile(rf"(?V1){_LETTERS}(?:[.,](?<=\d.)\d++|['’]{_LETTERS})*+|[{_SPACELESS}\p{{M}}]++")
_BEYOND_PLAIN = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0590-\u1dff\u2c00-\U0010ffff]")
_PLAIN_WORD = re.compile(r"[^\W_]++(?:[.,](?<=\d.)\d++|['’][^\W_]++)*+")
_LATIN_WORD = re.compile(rf"[0-9{LATIN_LETTERS}]++(?:[.,](?<=[0-9].)[0-9]++|['’][0-9{LATIN_LETTERS}]++)*+")
_SPACED_WORD = regex.compile(rf"(?V1){_LETTERS}(?:[.,'’]{_LETTERS})*+")
_CLUSTER = regex.compile(r"\X")
_FIRST_SPACELESS = "\u0e00"

_stemmers = Stemmers()


@dataclass(frozen=True, slots=True)
class WordTable:
    """What is known of a language's words: `[words]` of its file.

    Attributes:
        elides: whether an apostrophe parts two words ("l'eau").
        stop_words: words that say nothing of the subject, beside the function words and what sumy lists.
        stem_letters: how many first letters stand for a word, in place of a stemmer.
        suffixes: what words end in, where no stemmer is to be had;
        letters_before_suffix: at least so many letters stand before it.
    """

    elides: bool = False
    stop_words: tuple[str, ...] = ()
    stem_letters: int | None = None
    suffixes: tuple[str, ...] = ()
    letters_before_suffix: int = 1


@cache
def _table(language: str | None) -> WordTable:
    return section(language, "words", WordTable) or WordTable()


def words(text: str, language: str | None = None) -> list[str]:
    """The words of a text in order, lower-cased.

    A word keeps its combining marks and inner apostrophes ("don't"); French, Italian and Catalan elisions are parted
    ("l'eau": "l", "eau"). Scripts without spaces give overlapping pairs of characters, which compare as well as words.
    """
    lowered = text.lower().replace("i\u0307", "i").replace("’", "'")
    if _table(language).elides:
        lowered = lowered.replace("'", " ")
    if not BEYOND_LATIN.search(lowered):
        return _LATIN_WORD.findall(lowered)
    if not _BEYOND_PLAIN.search(lowered):
        return _PLAIN_WORD.findall(lowered)
    found: list[str] = []
    for word in _ANY_WORD.findall(lowered):
        if word[0] < _FIRST_SPACELESS or "가" <= word[0] <= "힣":
            found.append(word)
        else:
            found.extend(_pairs(word))
    return found


def _pairs(run: str) -> list[str]:
    """Overlapping pairs of characters of a run in a script without spaces; other words stay whole."""
    if _SPACED_WORD.fullmatch(run):
        return [run]
    clusters = _CLUSTER.findall(run)
    return [a + b for a, b in pairwise(clusters)] or [run]


class Stems(dict[str, str]):
    """The stems of a language's lower-cased words, found when one is first asked for, and remembered up to a bound.

    A stem is the word's first letters where the language's table says so, else found by Snowball, else by the endings
    that the table lists, else the word itself.
    """

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._code = canonical(language)
        self._letters = _table(language).stem_letters
        self._endings = _endings(language)

    def __missing__(self, word: str) -> str:
        if len(self) >= KNOWN_STEMS:
            self.clear()
        found = self[word] = self._find(word)
        return found

    def _find(self, word: str) -> str:
        if self._letters:
            return word[: self._letters]
        stemmer = _stemmers.of(self._code)
        if stemmer is not None:
            return stemmer.stemWord(word)
        match = self._endings.search(word) if self._endings else None
        return word[: match.start()] if match else word


@lru_cache(KNOWN_LANGUAGES)
def stems(language: str | None = None) -> Stems:
    """The stems of a language's words; of one that is not known, the words themselves."""
    return Stems(language)


@cache
def _endings(language: str | None) -> re.Pattern[str] | None:
    """What words of a language may end in, behind the letters that must be left."""
    table = _table(language)
    if not table.suffixes:
        return None
    listed = sorted(table.suffixes, key=len, reverse=True)
    return re.compile(rf"(?<=\w{{{table.letters_before_suffix}}})(?:{'|'.join(map(re.escape, listed))})\Z")


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """Words that say nothing of the subject, as `words` gives them; empty for a language that is not known."""
    code = canonical(language)
    lexicon = section(code, "lexicon", LexiconTable) or LexiconTable()
    openers = (opener for opener in (*lexicon.pronouns, *lexicon.connectives) if " " not in opener)
    listed = {*_table(code).stop_words, *openers, *lexicon.first_person, *_sumy_list(english_name(code))}
    if code in profiles():
        listed.update(*(words.split() for words in profiles()[code].function_words.values()))
    return frozenset(word for entry in listed for word in words(entry, code))


def _sumy_list(name: str | None) -> list[str]:
    """Read a list that sumy ships, without importing sumy, which would import all of NLTK."""
    spec = find_spec("sumy")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    files = [Path(folder) / "data" / "stopwords" / f"{name}.txt" for folder in folders]
    return [word for file in files if file.is_file() for word in file.read_text(encoding="utf-8").split()]
