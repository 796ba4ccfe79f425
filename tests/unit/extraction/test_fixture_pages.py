"""Every fixture page gives what its `expected.toml` says, and no less than its floor."""

from __future__ import annotations

import pytest
from tests.unit.extraction.fixture_pages import Case, cases, f1, floors

from standfirst.config import Bounds
from standfirst.errors import StandfirstError
from standfirst.extraction import extract_article
from standfirst.model import Document, Extraction

ARTICLES = [case for case in cases() if "refusal" not in case.expected]
REFUSED = [case for case in cases() if "refusal" in case.expected]
METADATA = ("title", "byline", "site_name", "published", "language")


def extracted(case: Case) -> Extraction:
    return extract_article(Document(case.page, case.url), Bounds())


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.name)
def test_an_article_is_extracted_no_worse_than_its_floor(case: Case) -> None:
    """By F1 over 4-word shingles of the expected paragraphs."""
    found = extracted(case).article.text
    assert f1("\n".join(case.expected["paragraphs"]), found) >= floors()[case.name]
    assert [text for text in case.expected["absent"] if text in found] == []


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.name)
def test_an_article_bears_its_metadata_and_notices(case: Case) -> None:
    extraction = extracted(case)
    found = {name: getattr(extraction.article, name) for name in METADATA if name in case.expected}
    assert found == {name: case.expected[name] for name in METADATA if name in case.expected}
    assert sorted(notice.code.value for notice in extraction.notices) == sorted(case.expected["notices"])


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_page_without_an_article_is_refused(case: Case) -> None:
    with pytest.raises(StandfirstError) as raised:
        extracted(case)
    assert raised.value.code == case.expected["refusal"]


@pytest.mark.parametrize("case", [case for case in ARTICLES if "headings" in case.expected], ids=lambda case: case.name)
def test_subheadings_are_kept_as_headings(case: Case) -> None:
    kinds = {paragraph.text: paragraph.kind for paragraph in extracted(case).article.paragraphs}
    assert {heading: kinds.get(heading) for heading in case.expected["headings"]} == dict.fromkeys(
        case.expected["headings"], "heading"
    )


@pytest.mark.parametrize("case", [case for case in ARTICLES if "texts" in case.expected], ids=lambda case: case.name)
def test_sentences_in_headings_are_text(case: Case) -> None:
    kinds = {paragraph.text: paragraph.kind for paragraph in extracted(case).article.paragraphs}
    assert {kinds.get(text) for text in case.expected["texts"]} == {"text"}


@pytest.mark.parametrize("case", [case for case in ARTICLES if "bullets" in case.expected], ids=lambda case: case.name)
def test_the_publishers_own_bullets_are_kept_as_evidence(case: Case) -> None:
    assert list(extracted(case).article.own_words.bullets) == case.expected["bullets"]


def test_every_article_has_a_floor_and_every_floor_an_article() -> None:
    assert set(floors()) == {case.name for case in ARTICLES}


def test_the_pages_are_many_and_in_many_languages() -> None:
    """At least forty, in at least twelve languages, with refusals among them."""
    assert len(ARTICLES) + len(REFUSED) >= 40
    assert len({case.expected["language"] for case in ARTICLES}) >= 12
    assert len(REFUSED) >= 10
