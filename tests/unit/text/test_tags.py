from __future__ import annotations

import pytest

from standfirst.text.tags import english_name, normalize


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
