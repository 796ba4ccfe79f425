"""No text of one thing repeated takes a part of the product more than its length.

A sample of `benchmarks/growth.py`: each part meets another few units of the grammar, and each language a few parts.
"""

from __future__ import annotations

import random
from itertools import cycle, islice

import pytest
from tests.unit.growth.growth import measure
from tests.unit.growth.parts import PARTS
from tests.unit.growth.units import LANGUAGES, mixtures, singles

from standfirst.summarizers.sumy_methods import SUMY_METHODS

CODES = sorted(file.stem for file in LANGUAGES.glob("*.toml"))
READING = sorted(set(PARTS) - set(SUMY_METHODS))
"""Parts that know languages; sumy's methods count words, whatever they are."""

KNOWN = ("123 ", "Mayor ", "Al-", "ก", 'x" "')
"""What an attack found, and its kin."""


@pytest.mark.parametrize("part", sorted(PARTS))
def test_no_unit_costs_a_part_more_than_its_length(part: str) -> None:
    drawn = random.Random(part).sample(list(singles("en")), 2)  # noqa: S311  # the same in every run
    slow = {unit: str(grown) for unit in (*KNOWN, *drawn) if (grown := measure(PARTS[part], unit, "en")).is_too_fast}
    assert slow == {}


@pytest.mark.parametrize(("language", "part"), list(zip(CODES, islice(cycle(READING), len(CODES)), strict=True)))
def test_no_language_has_a_costly_unit(language: str, part: str) -> None:
    unit = next(mixtures(language, 1, seed=1))
    grown = measure(PARTS[part], unit, language)
    assert not grown.is_too_fast, (unit, str(grown))


def test_what_looks_at_all_pairs_is_found_out() -> None:
    def pairs(text: str, _language: str | None) -> int:
        words = text.split()[::4]
        return sum(a is b for a in words for b in words)

    assert measure(pairs, "abc ", None).is_too_fast
    assert not measure(lambda text, _: [text.count(letter) for letter in text[:2000]], "abc ", None).is_too_fast
