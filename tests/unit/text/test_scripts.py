from __future__ import annotations

import pytest

from standfirst.text.scripts import main_script


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Straße", "latin"),
        ("Москва", "cyrillic"),
        ("القاهرة", "arabic"),
        ("दिल्ली", "devanagari"),
        ("东京", "zh"),
        ("東京へ行く", "ja"),
        ("서울", "ko"),
        ("Αθήνα", "el"),
        ("ירושלים", "he"),
        ("กรุงเทพ", "th"),
        ("தமிழ்", "ta"),
        ("የኢትዮጵያ", "am"),
    ],
)
def test_a_script_is_told_by_its_letters(text: str, script: str) -> None:
    assert main_script(text) == script


def test_names_in_latin_do_not_outweigh_chinese_prose() -> None:
    assert main_script("苹果公司 Apple 发布了 iPhone 新产品") == "zh"


def test_digits_and_signs_are_no_script() -> None:
    assert main_script("12 €, 😀") is None
