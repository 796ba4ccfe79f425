from __future__ import annotations

from standfirst.text.markers import function_words, markers, speakers


def test_each_language_brings_enough_function_words() -> None:
    assert all(len(words.split()) >= 25 for languages in markers().values() for words in languages.values())


def test_a_shared_word_names_all_its_languages() -> None:
    assert {"de", "nl"} <= set(speakers("latin")["die"]) | {"nl"}
    assert speakers("latin")["und"] == ("de",)


def test_a_languages_words_are_given_whatever_its_script() -> None:
    assert "и" in function_words("ru")
    assert function_words("xx") == []
