"""Quotations, in the marks of any language."""

from __future__ import annotations

import pytest

from standfirst.summarizers.news.quotations import is_torn, outside, quoted_share


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ('"We will close it," said the mayor.', False),
        ('"We will close it, and we will do it soon.', True),
        ("Der Hafen sei „zu laut“, heißt es.", False),
        ("Port jest „za głośny”, czytamy.", False),
        ("«On ferme le port», dit le maire.", False),
        ("on ferme le port», dit le maire.", True),
        ("“We’ll close it,” said the mayor.", False),
    ],
)
def test_a_torn_quotation_is_told_from_a_whole_one(text: str, torn: bool) -> None:  # noqa: FBT001  # as the table has it
    assert is_torn(text) is torn


def test_the_share_of_a_quotation_is_that_of_its_characters() -> None:
    assert quoted_share("No quotation at all.") == 0
    assert quoted_share('"All of it."') == 1


def test_what_stands_outside_is_the_reporters() -> None:
    assert "we" not in outside("The mayor said 'we will not wait' and left.")
