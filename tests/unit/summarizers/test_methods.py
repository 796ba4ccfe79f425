"""The table of methods, which the doors read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from standfirst.errors import UnknownMethod
from standfirst.model import DEFAULT_METHOD
from standfirst.summarizers import METHODS, check_method

READING = """
import sys
from standfirst.summarizers import METHODS, check_method
check_method(METHODS[-1].name)
heavy = {"numpy", "sumy", "nltk", "scipy", "trafilatura", "lxml"} & {name.partition(".")[0] for name in sys.modules}
sys.exit(", ".join(heavy) or 0)
"""


def test_the_table_names_every_method_once() -> None:
    assert sorted(m.name for m in METHODS) == sorted(
        ["news", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic", "reduction", "model"]
    )
    assert METHODS[0].name == DEFAULT_METHOD


def test_every_method_says_what_it_is_and_where_it_comes_from() -> None:
    assert all(m.title and m.description.endswith(".") and m.reference for m in METHODS)


def test_reading_the_table_loads_no_algorithm() -> None:
    """The server's parent process reads it, and stays small."""
    assert subprocess.run([sys.executable, "-c", READING], check=False).returncode == 0  # noqa: S603  # our own code


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(UnknownMethod):
        check_method("magic")
