from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.unit.text.summarized import SUMMARIZED

import standfirst
from standfirst.extraction.blocks.words import PageTable
from standfirst.extraction.metadata.persons import NameTable
from standfirst.facts.vocabulary import FactTable
from standfirst.text.clauses import ClauseTable
from standfirst.text.conventions import SentenceEndTable
from standfirst.text.glued import GluedTable
from standfirst.text.languages import SHARED, canonical, english_name, normalize, profiles, section
from standfirst.text.languages.typed import typed
from standfirst.text.lexicon import LexiconTable
from standfirst.text.words import WordTable

PACKAGE = Path(standfirst.__file__).parent
FILES = sorted((PACKAGE / "text" / "languages").glob("*.toml"))

TABLES: dict[str, type] = {
    "words": WordTable,
    "lexicon": LexiconTable,
    "sentence_ends": SentenceEndTable,
    "clauses": ClauseTable,
    "glued": GluedTable,
    "facts": FactTable,
    "page": PageTable,
    "names": NameTable,
}
"""Each table that a language's file may have, with the dataclass of the room that reads it."""

A_NEW_LANGUAGE = """\
names = "volapük vol"
function_words.latin = "e binom in ed ad at da de ko kol li ma ni no od su ta ti ün va äd äs"
months = ["yanul", "febul", "mäzul", "prilul", "mayul", "yunul", "yulul", "gustul", "setul", "tobul", "novul", "dekul"]

[words]
stop_words = ["ibä"]

[sentence_ends]
never = ["söl"]
"""

SPLIT_IN_IT = """
from standfirst import api
from standfirst.text import language, words
text = "Söl. Smith binom in zif. " + "E binom in zif ed ad dom da sol de ko ma. " * 3
print(language.detect(text, "vol").code, len(api.sentences(text, "volapük")), "ibä" in words.stop_words("vo"))
"""


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        ("zh-Hant-TW", "zh"),
        ("deu", "de"),
        ("Deutsch", "de"),
        ("nb-NO", "no"),
        ("iw", "he"),
        ("ast", "ast"),
        ("und", None),
        ("../../x", None),
        ("klingon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_is_read_down_to_its_code(declared: str | None, code: str | None) -> None:
    assert normalize(declared) == code


def test_packages_find_a_language_by_its_english_name() -> None:
    assert english_name("de") == "german"
    assert english_name("xx") is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_table_of_a_language_is_read_by_a_room_and_fits_it(file: Path) -> None:
    parsed = tomllib.loads(file.read_text(encoding="utf-8"))
    tables = {name for name, value in parsed.items() if isinstance(value, dict)}
    for name in tables - {"function_words"}:
        assert isinstance(section(file.stem, name, TABLES[name]), TABLES[name])


def test_the_languages_of_the_summaries_have_all_their_words() -> None:
    """Openers, verbs of speech and boilerplate: a summary in a language without them may dangle."""
    for code in SUMMARIZED:
        table = section(code, "lexicon", LexiconTable)
        assert table is not None
        for words in (table.pronouns, table.connectives, table.speech, table.boilerplate, table.first_person):
            assert len(words) >= 4, (code, words)


def test_an_unknown_language_has_no_table() -> None:
    assert section("xx", "words", WordTable) is None
    assert section("../en", "words", WordTable) is None
    assert section(None, "words", WordTable) is None


def test_a_variant_is_known_under_its_language() -> None:
    assert canonical("nb") == "no"
    assert section("nb", "lexicon", LexiconTable) == section("no", "lexicon", LexiconTable) is not None


def test_what_most_languages_share_is_no_language() -> None:
    assert SHARED not in profiles()


def test_each_language_brings_enough_function_words() -> None:
    listed = {code: words for code, profile in profiles().items() for words in profile.function_words.values()}
    assert len(listed) > 50
    assert {code: words for code, words in listed.items() if len(words.split()) < 25} == {}


def test_a_code_means_one_language() -> None:
    names = [name for profile in profiles().values() for name in profile.names.split()]
    assert len(names) == len(set(names))


@dataclass(frozen=True)
class Sample:
    """A table of each type of value."""

    words: tuple[str, ...]
    marks: str = ""
    elides: bool = False
    letters: int | None = None


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({}, "xx.toml: key words is missing."),
        ({"words": "a"}, "xx.toml words: 'a' is not a list of texts."),
        ({"words": ["a", 1]}, "xx.toml words: ['a', 1] is not a list of texts."),
        ({"words": [], "mark": "."}, "xx.toml: unknown key mark."),
        ({"words": [], "elides": 1}, "xx.toml elides: 1 is not true or false."),
        ({"words": [], "letters": True}, "xx.toml letters: True is not a whole number."),
    ],
)
def test_a_table_that_does_not_fit_names_its_file_and_key(table: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the message is compared whole
        typed(Sample, table, "xx.toml")
    assert str(caught.value) == message


def test_to_add_a_language_is_to_add_one_file(tmp_path: Path) -> None:
    """A package with one more file detects the language, splits its sentences and knows its words."""
    copy = tmp_path / "standfirst"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "extension"))
    (copy / "text" / "languages" / "vo.toml").write_text(A_NEW_LANGUAGE, encoding="utf-8")
    done = subprocess.run(  # noqa: S603  # this interpreter, with the copy first on its path
        [sys.executable, "-c", SPLIT_IN_IT],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.split() == ["vo", "4", "True"]
