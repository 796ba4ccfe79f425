from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standfirst.text.phrases import Phrases, fold

WORDS = st.text("abc", min_size=1, max_size=4)


@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(WORDS, max_size=8))
def test_the_longest_entry_at_the_first_place_is_found(entries: list[str], text: list[str]) -> None:
    """The trie gives what trying the entries one by one gives."""
    found = Phrases(entries).within(" ".join(text))
    assert found == next((word for word in text if word in entries), None)


def test_a_phrase_ends_at_a_words_edge() -> None:
    phrases = Phrases(["no", "no one"])
    assert phrases.opening("No one came.") == "no one"
    assert phrases.opening("Nobody came.") is None
    assert phrases.opening("No-one came.") is None


def test_a_wildcard_stands_for_any_ending() -> None:
    phrases = Phrases(["subscri*"])
    assert phrases.within("All subscribers") == "subscribers"


def test_scripts_without_spaces_have_no_edges() -> None:
    assert Phrases(["他"], spaced=False).opening("「他们来了") == "他"


def test_no_entries_match_nothing() -> None:
    assert Phrases([]).within("anything") is None


def test_case_apostrophes_and_the_dotless_i_do_not_matter() -> None:
    assert fold("IT’S İN ısı") == "it's in isi"
