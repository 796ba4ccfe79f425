from __future__ import annotations

import pytest

from standfirst.text.conventions import Kind, for_language
from standfirst.text.languages import profiles


def test_a_capitalised_abbreviation_is_known_by_its_lower_case_form() -> None:
    english = for_language("en")
    assert english.kind("Approx") is Kind.NEVER
    assert english.kind("gen") is None


def test_a_language_adds_to_what_most_share() -> None:
    assert for_language("de").kind("Prof") is Kind.NEVER
    assert for_language("de").kind("bzw") is Kind.NEVER
    assert for_language("xx").kind("bzw") is None


@pytest.mark.parametrize("code", sorted(profiles()))
def test_every_table_gives_conventions(code: str) -> None:
    """Each file's keys are read, its expressions compile, and its abbreviations stand without their last period."""
    rules = for_language(code)
    assert rules.mark.search("x. y")
    assert all(rules.starters)


def test_at_least_thirty_languages_are_known() -> None:
    assert len(profiles()) >= 30
