from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.text.cases import Case, cases

from standfirst.model import Article, Paragraph, Sentence
from standfirst.text.languages import profiles
from standfirst.text.sentences import article_sentences, split

MARKS = ".!?…。！？؟।;:,\"'“”‘’«»()[]「」—- \n\t\u00a0"
WORDS = (
    "Mr",
    "U.S",
    "z. B",
    "No",
    "5",
    "3.5",
    "a",
    "The",
    "the",
    "I",
    "Ärger",
    "слово",
    "г",
    "字",
    "です",
    "กข",
    "है",
    "한",
)
PIECES = st.sampled_from([*MARKS, *WORDS, "한", "\n\n", "...", "😀", "\u0301", "\u200b", "http://a.b/c?d=e", "said"])


def texts(found: Iterable[Sentence]) -> list[str]:
    return [sentence.text for sentence in found]


@pytest.mark.parametrize("group", sorted({case.group for case in cases("blind")}))
def test_nine_in_ten_cases_that_the_rules_never_saw_are_split_exactly(group: str) -> None:
    """The floor of each language; `benchmarks/sentences.py` prints the shares."""
    blind = [case for case in cases("blind") if case.group == group]
    right = sum(tuple(texts(split(case.text, case.language))) == case.sentences for case in blind)
    assert right >= 0.9 * len(blind)


@pytest.mark.parametrize("case", list(cases("development")), ids=lambda case: case.text[:40])
def test_each_development_case_is_split_exactly(case: Case) -> None:
    assert tuple(texts(split(case.text, case.language))) == case.sentences


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([None, *sorted(profiles())]))
def test_offsets_are_exact_and_nothing_but_white_space_is_lost(text: str, language: str | None) -> None:
    found = split(text, language)
    assert all(text[s.start : s.end] == s.text == s.text.strip() and s.text for s in found)
    assert [s.index for s in found] == list(range(len(found)))
    assert all(a.end <= b.start and a.paragraph <= b.paragraph for a, b in pairwise(found))
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_sentence_crosses_a_blank_line(text: str) -> None:
    assert not any("\n\n" in s.text for s in split(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "a. " * 18_000,
        "word " * 10_000,
        "<" * 150_000,
        '." ' * 12_000,
        '. " . ' * 12_000,
        "." * 75_000,
        " " * 75_000 + "x",
        "\n \n" * 25_000,
        "a\n" * 25_000,
        "'." * 25_000,
        "「。" * 25_000,
        "(" * 50_000 + ". A",
        "[1]." * 25_000,
        "Ab.Ab" * 25_000,
    ],
    ids=lambda text: f"{text[:6]!r}",
)
@pytest.mark.parametrize("language", ["en", "ja", "th"])
def test_hostile_input_is_split_in_full(text: str, language: str) -> None:
    """A quadratic rule would not come back from these within the suite's time."""
    found = split(text, language)
    assert sum(len("".join(s.text.split())) for s in found) == len("".join(text.split()))


def test_an_empty_text_has_no_sentences() -> None:
    assert split("") == split(" \n\n \t") == ()


def test_paragraphs_are_counted_without_the_empty_ones() -> None:
    found = split("One. Two.\n\n \n\nThree.", "en")
    assert [(s.text, s.paragraph) for s in found] == [("One.", 0), ("Two.", 0), ("Three.", 1)]


def test_a_language_that_is_not_named_is_guessed() -> None:
    """The German ordinal is known without anybody saying that this is German."""
    text = "Am 3. Mai ist das Haus für die Kinder und ihre Eltern auf. Es gibt auch Kuchen und sie haben ihn mit."
    assert len(split(text)) == 2


def test_a_regional_variant_is_split_as_its_language() -> None:
    assert len(split("Kong Harald kom den 3. Mai. Han smilte.", "nb")) == 2


def test_a_language_without_a_table_is_split_by_what_most_share() -> None:
    assert texts(split("Dr. Abc defg. Hijk lmno!", "xx")) == ["Dr. Abc defg.", "Hijk lmno!"]


def article(*paragraphs: tuple[str, str], language: str | None = "en") -> Article:
    kinds = (Paragraph(i, kind, text) for i, (kind, text) in enumerate(paragraphs))  # type: ignore[arg-type]
    return Article(language=language, paragraphs=tuple(kinds))


def test_an_articles_sentences_point_into_its_text() -> None:
    found = article_sentences(whole := article(("text", "One. Two."), ("list_item", "Three."), ("quote", "Four.")))
    assert [whole.text[s.start : s.end] for s in found] == texts(found) == ["One.", "Two.", "Three.", "Four."]
    assert [s.paragraph for s in found] == [0, 0, 1, 2]


def test_headings_are_no_sentences_but_count_in_offsets_and_paragraphs() -> None:
    whole = article(("text", "One."), ("heading", "A heading."), ("text", "Two."))
    found = article_sentences(whole)
    assert [(s.text, s.paragraph, whole.text[s.start : s.end]) for s in found] == [
        ("One.", 0, "One."),
        ("Two.", 2, "Two."),
    ]


def test_an_article_without_a_language_is_split_by_the_language_it_speaks() -> None:
    text = "Das ist z. B. nicht der Fall. Er hat es auch gesagt und sie haben es gehört."
    assert len(article_sentences(article(("text", text), language=None))) == 2
