from __future__ import annotations

import tomllib

import pytest
from tests.unit.text.cases import FOLDER

from standfirst.text.language import detect, guess

PROSE = tomllib.loads((FOLDER / "prose.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", sorted(PROSE))
def test_prose_without_a_declaration_is_recognised(code: str) -> None:
    assert detect(PROSE[code]) == (code, True)
    assert guess(PROSE[code]) == code


@pytest.mark.parametrize("code", sorted(PROSE))
def test_a_true_declaration_is_believed(code: str) -> None:
    assert detect(PROSE[code], code) == (code, False)


@pytest.mark.parametrize("code", sorted(PROSE))
def test_a_false_declaration_is_overruled(code: str) -> None:
    assert detect(PROSE[code], "en" if code != "en" else "fr") == (code, True)


@pytest.mark.parametrize("declared", ["en-US", "EN_us", "english", "eng", " en ", "en-Latn-US"])
def test_a_declaration_is_read_in_any_form(declared: str) -> None:
    assert detect(PROSE["en"], declared) == ("en", False)


@pytest.mark.parametrize("declared", ["../../x", "", "und", "e", "<html>", "x-default", "🇬🇧"])
def test_junk_declares_nothing(declared: str) -> None:
    assert detect(PROSE["en"], declared) == ("en", True)


def test_without_text_the_declaration_stands() -> None:
    assert detect("", "fr") == ("fr", False)
    assert detect("12 + 13", None) == (None, False)


def test_a_few_words_prove_nothing_against_the_page() -> None:
    assert detect("Wien, Berlin, Paris", "fr") == ("fr", False)


def test_a_language_that_no_list_has_is_believed_where_no_other_speaks() -> None:
    text = "Atsa lathikeng mothusi dikgang sekolo bathong mokgwa tiragalo ditiro maloba bagaetsho morutabana"
    assert detect(text, "tn") == ("tn", False)


XHOSA = (
    "Iindaba zakutshanje ezimnandi ngakulutsha oluthwaxwa yintswelo-ngqesho kukuba amashishini azimisele "
    "ukuqesha abantu abatsha kulo nyaka, utshilo umphathiswa. "
)


@pytest.mark.parametrize("declared", ["en", None])
def test_prose_in_a_language_that_no_list_has_is_in_no_known_language(declared: str | None) -> None:
    assert detect(8 * XHOSA, declared) == (None, False)


def test_too_few_words_to_know_better_leave_the_declaration() -> None:
    assert detect(XHOSA, "en") == ("en", False)


def test_a_language_of_another_script_is_not_believed() -> None:
    text = "Киев, Январь 05 — Украинский теннисист Долгополов вышел в полуфинал турнира, обыграв соперника за два часа"
    assert detect(text, "en") == ("ru", True)


def test_relatives_that_are_as_likely_give_the_commonest_language() -> None:
    text = "Украинский теннисист Долгополов вышел в полуфинал турнира, обыграв соперника за два часа; год назад"
    assert detect(text) == ("ru", True)
