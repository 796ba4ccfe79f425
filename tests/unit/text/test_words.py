from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.text.summarized import SUMMARIZED

from standfirst.text.words import Stems, stems, stop_words, words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Don't pay 3.5 €, Ms. Žák!", "en", ["don't", "pay", "3.5", "ms", "žák"]),
        ("L’eau qu’il boit", "fr", ["l", "eau", "qu", "il", "boit"]),
        ("İstanbul'da kış", "tr", ["istanbul'da", "kış"]),
        ("पहुँचे दिल्ली।", "hi", ["पहुँचे", "दिल्ली"]),
        ("대통령은 어제", "ko", ["대통령은", "어제"]),
        ("cafe\u0301s", "en", ["cafe\u0301s"]),
        ("snake_case a-b", "en", ["snake", "case", "a", "b"]),
        ("", "en", []),
    ],
)
def test_words_are_lower_cased_and_keep_marks_and_apostrophes(text: str, language: str, expected: list[str]) -> None:
    assert words(text, language) == expected


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    assert words("中国AI公司，好", "zh") == ["中国", "ai", "公司", "好"]
    assert words("総理大臣", "ja") == ["総理", "理大", "大臣"]
    assert "".join(words("ที่นี่", "th")) == "ที่นี่"


@given(st.text())
def test_any_text_has_words_without_spaces_or_capitals(text: str) -> None:
    assert all(word and not any(map(str.isspace, word)) for word in words(text, None))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("running", "runs", "en"),
        ("maisons", "maison", "fr"),
        ("häuser", "häusern", "de"),
        ("книгами", "книги", "ru"),
        ("книгами", "книги", "uk"),
        ("대통령은", "대통령이", "ko"),
        ("kitaplar", "kitap", "tr"),
        ("biler", "biler", "nb"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str, language: str) -> None:
    assert stems(language)[one] == stems(language)[other]


def test_a_word_of_an_unknown_language_is_its_own_stem() -> None:
    assert stems("xx")["abcdef"] == stems()["abcdef"] == "abcdef"


def test_stems_are_the_same_from_many_threads() -> None:
    """Snowball's stemmers keep state: two threads on one of them would mix up their words."""
    forms = [
        f"{root}{ending}" for root in ("nation", "relate", "hope", "argue") for ending in ("s", "d", "ing", "al")
    ] * 50
    alone = [Stems("en")[form] for form in forms]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda form: Stems("en")[form], forms)) == alone


@pytest.mark.parametrize("code", SUMMARIZED)
def test_every_language_of_the_summaries_has_stop_words(code: str) -> None:
    assert len(stop_words(code)) >= 100


def test_stop_words_are_words_as_texts_have_them() -> None:
    assert {"the", "don't"} <= stop_words("en")
    assert {"l", "qu", "le"} <= stop_words("fr")
    assert stop_words(None) == frozenset()
    assert stop_words("nb") == stop_words("no")
