"""SECURITY.md names a test for each promise; each of them is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PROMISES = (TESTS.parent / "SECURITY.md").read_text(encoding="utf-8")


def named_tests() -> Iterator[tuple[str, str]]:
    """Each path in the table of promises, and the test that is named in it, if any; `…` is the path before."""
    for row in re.findall(r"^\| .+ \| (`.+`.*) \|$", PROMISES, re.MULTILINE):
        path = ""
        for named in re.findall(r"`([^`]+)`", row):
            before, _, test = named.partition(": ")
            path = path if before == "…" else before
            yield path, test


def test_the_table_is_read() -> None:
    assert len(set(named_tests())) > 20


@pytest.mark.parametrize(("path", "test"), sorted(set(named_tests())))
def test_a_promise_is_kept_by_a_test_that_exists(path: str, test: str) -> None:
    place = TESTS / path
    assert place.exists()
    assert not test or f"def {test}(" in place.read_text(encoding="utf-8")
