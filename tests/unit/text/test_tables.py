from __future__ import annotations

from tests.unit.text.summarized import SUMMARIZED

from standfirst.text.tables import languages, table


def test_the_languages_of_the_summaries_have_all_their_lists() -> None:
    """Openers, verbs of speech and boilerplate: a summary in a language without them may dangle."""
    for code in SUMMARIZED:
        entries = table(code)
        for name in ("pronouns", "connectives", "speech", "boilerplate", "first_person"):
            assert len(entries[name]) >= 4, (code, name)


def test_an_unknown_language_has_an_empty_table() -> None:
    assert table("xx") == {}
    assert table("../en") == {}


def test_a_variant_has_its_languages_table() -> None:
    assert table("nb") == table("no") != {}


def test_what_most_languages_share_is_no_language() -> None:
    assert "und" not in languages()
