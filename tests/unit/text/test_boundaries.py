from __future__ import annotations

from standfirst.text import boundaries, conventions


def split(text: str, language: str = "en") -> list[str]:
    rules = conventions.for_language(language)
    return [text[start:end] for start, end in boundaries.spans(text, 0, len(text), rules)]


def test_a_quote_keeps_its_closing_mark() -> None:
    assert split("“He left.” She stayed.") == ["“He left.”", "She stayed."]


def test_a_question_and_its_speaker_are_one_sentence() -> None:
    assert split('"Why?" she asked. "Why not?" Mr. Cole said.') == ['"Why?" she asked.', '"Why not?" Mr. Cole said.']


def test_a_quotation_mark_that_stands_apart_closes_its_quote() -> None:
    assert split("« Oui. » Il part. « Non ! »", "fr") == ["« Oui. »", "Il part.", "« Non ! »"]


def test_a_forgotten_space_is_no_reason_to_join_two_sentences() -> None:
    assert split("They fled home.The fire spread.") == ["They fled home.", "The fire spread."]


def test_addresses_versions_and_decimals_hold_no_sentence_ends() -> None:
    text = "See www.example.org/a.html?b=C or version 2.0.1 for 3.5 percent."
    assert split(text) == [text]


def test_names_may_bear_an_exclamation_mark() -> None:
    assert split("Yahoo! Inc. fell. Yahoo! The shares rose.") == ["Yahoo! Inc. fell.", "Yahoo!", "The shares rose."]


def test_a_bracketed_mark_does_not_end_its_sentence() -> None:
    assert split("Smith (?) Jones came. He left (at last!). Fine.") == [
        "Smith (?) Jones came.",
        "He left (at last!).",
        "Fine.",
    ]


def test_marks_of_scripts_without_spaces_need_none_behind_them() -> None:
    assert split("他来了。她走了！为什么？", "zh") == ["他来了。", "她走了！", "为什么？"]
    assert split("「行く。」と言った。雨だ。", "ja") == ["「行く。」と言った。", "雨だ。"]


def test_the_greek_question_mark_ends_a_sentence_in_greek_alone() -> None:
    assert split("Τι έγινε; Κανείς δεν ξέρει.", "el") == ["Τι έγινε;", "Κανείς δεν ξέρει."]
    assert split("One; Two.") == ["One; Two."]


def test_text_without_capitals_is_split_at_its_marks() -> None:
    assert split("it rained. we left.") == ["it rained.", "we left."]
