"""The article in a plain text, through `extract_article`."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.config import Bounds
from standfirst.errors import NoArticleFound, UnsupportedDocument
from standfirst.extraction import extract_article
from standfirst.model import Document, Extraction, PlainText

SEEDS = Path(__file__).parents[3] / "seeds"
FIRST = "The harbour board met on Tuesday evening, and after two hours of debate it voted to repair the old pier."
SECOND = "Work is to begin in March, the chairwoman said, and will cost the town about four million crowns in all."


def read(text: str) -> Extraction:
    return extract_article(PlainText(text, language="en"), Bounds())


def blocks(text: str) -> list[str]:
    return [paragraph.text for paragraph in read(text).article.paragraphs]


def codes(text: str) -> list[str]:
    return [notice.code.value for notice in read(text).notices]


def test_the_seed_is_its_five_paragraphs() -> None:
    """No prompt, no neighbours, no braces."""
    seed = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
    long = [block.strip() for block in seed.split("\n\n") if len(block) > 300]
    assert len(long) == 5
    assert blocks(seed) == long
    assert "publisher_summary_dropped" in codes(seed)


@pytest.mark.parametrize(
    "prompt", ["No time to read?", "NO TIME TO READ", "Get a summary »", "✨ Summarize this article"]
)
def test_an_offer_to_sum_up_is_dropped_and_told(prompt: str) -> None:
    text = f"{prompt}\n\n{FIRST}\n\n{SECOND}"
    assert blocks(text) == [FIRST, SECOND]
    assert codes(text) == ["publisher_summary_dropped"]


@pytest.mark.parametrize(
    ("label", "headline"),
    [
        ("Next Article", "Museum finds a map in a chair"),
        ("« Previous post", "A map"),
        ("Nächster Artikel:", "Museum findet Karte im Stuhl"),
        ("Предыдущая статья", "В музее нашли карту"),
        ("次の記事", "椅子の中から地図"),
    ],
)
def test_a_neighbouring_article_goes_with_its_label(label: str, headline: str) -> None:
    assert blocks(f"{FIRST}\n\n{label}\n\n{headline}\n\n{SECOND}") == [FIRST, SECOND]


def test_a_sentence_after_such_a_label_is_the_articles_own() -> None:
    assert blocks(f"{FIRST}\n\nNext Article\n\n{SECOND}") == [FIRST, SECOND]


def test_a_heading_of_the_articles_own_stays() -> None:
    """It offers nothing, it names what follows."""
    assert blocks(f"Summary\n\n{FIRST}") == ["Summary", FIRST]


def test_a_list_of_headlines_is_told() -> None:
    headlines = "\n\n".join(f"Council argues about parking, part {n}" for n in range(8))
    assert "index_page" in codes(headlines)
    assert "index_page" not in codes(f"{FIRST}\n\n{SECOND}")


def test_a_text_over_its_bound_is_cut_and_told() -> None:
    assert "truncated" in codes(f"{FIRST}\n\n" * 30_000)


@pytest.mark.parametrize("nothing", ["", "\n\n \n", "}}\n\n{{ x }}", "No time to read?\nGet a summary"])
def test_a_text_of_which_nothing_is_left_is_refused(nothing: str) -> None:
    with pytest.raises(NoArticleFound):
        read(nothing)


def test_a_binary_text_is_refused() -> None:
    with pytest.raises(UnsupportedDocument):
        read("%PDF-1.4 and so on")


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16le"])
def test_a_text_that_was_fetched_is_decoded_where_it_is_read_and_its_signs_are_no_markup(codec: str) -> None:
    """As its server names the charset."""
    text = f"{FIRST} Café <b>, & so on.\r\n\r\n{SECOND} " * 12
    document = Document(text.encode(codec), charset=codec, is_plain_text=True)
    article = extract_article(document, Bounds()).article
    assert "Café <b>, & so on." in article.paragraphs[0].text
    assert len(article.paragraphs) > 1
