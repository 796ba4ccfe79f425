from __future__ import annotations

import pytest

from standfirst.language_model.tokens import estimate


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        # Counted by SmolLM2's own tokenizer, in llama.cpp.
        ("All human beings are born free and equal in dignity and rights.", "en", 13),
    ],
)
def test_an_estimate_is_near_the_count(text: str, language: str, counted: int) -> None:
    assert estimate(text, language).most == pytest.approx(counted, rel=0.15)


@pytest.mark.parametrize("text", ["", "2024 12.5 %", "…", "😀😀", "a", "\ud800"])
def test_any_text_has_an_estimate(text: str) -> None:
    assert 0 <= estimate(text).least <= estimate(text).most <= 4 * len(text)
