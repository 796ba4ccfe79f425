"""The pages under `tests/fixtures/metadata`: each a way in which pages hide their title, byline, date or language."""

from __future__ import annotations

import tomllib

import pytest
from tests.unit.extraction.fixture_pages import FIXTURES

from standfirst.config import Bounds
from standfirst.extraction import extract_article
from standfirst.model import Document

FOLDER = FIXTURES / "metadata"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
FIELDS = ("title", "byline", "published", "language")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_read_as_its_publisher_means_it(name: str) -> None:
    expected = EXPECTED[name]
    article = extract_article(Document((FOLDER / f"{name}.html").read_bytes(), expected.get("url")), Bounds()).article
    assert {field: getattr(article, field) or "" for field in FIELDS} == {field: expected[field] for field in FIELDS}


def test_every_page_is_expected_to_say_something() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} == set(EXPECTED)
