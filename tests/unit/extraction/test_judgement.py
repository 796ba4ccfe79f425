"""Is there an article, and all of it? Through `extract_article`; the fixture pages hold the many kinds of pages."""

from __future__ import annotations

import json

import pytest

from standfirst.config import Bounds
from standfirst.errors import NoArticleFound
from standfirst.extraction import extract_article
from standfirst.model import Document, Extraction

PROSE = [
    "The harbour board met on Tuesday evening, and after two hours of debate it voted to repair the old pier.",
    "Work is to begin in March, the chairwoman said, and will cost the town about four million crowns in all.",
    "Fishermen had asked for the repair since the storm of last autumn, which broke eleven of the pier's beams.",
]
TITLE = "Harbour board votes to repair the pier"


def read(body: str, head: str = "", url: str | None = "https://www.mail.example/news/2024/06/12/pier") -> Extraction:
    html = f"<html lang=en><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    return extract_article(Document(html, url), Bounds())


def article(*paragraphs: str) -> str:
    return f"<article><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in paragraphs)}</article>"


def structured(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **properties})}</script>'


def codes(extraction: Extraction) -> list[str]:
    return [notice.code.value for notice in extraction.notices]


@pytest.mark.parametrize("url", ["https://www.mail.example/news/2024/06/12/pier", "https://mail.example/", None])
def test_a_page_that_is_nothing_but_prose_is_an_article_wherever_it_lies(url: str | None) -> None:
    assert len(read(article(*PROSE), url=url).article.paragraphs) == 3


def test_a_brief_of_a_few_lines_is_an_article() -> None:
    assert read(article(*PROSE)).article.word_count < 70


def test_less_than_forty_words_are_none() -> None:
    with pytest.raises(NoArticleFound):
        read(article(PROSE[0]))


def test_twenty_words_are_enough_where_the_page_calls_itself_an_article() -> None:
    assert read(article(PROSE[0]), structured()).article.word_count == 20
    with pytest.raises(NoArticleFound):
        read(article("The harbour board met on Tuesday evening."), structured())


def test_a_list_of_teasers_of_other_pages_is_no_text() -> None:
    teasers = "".join(f"<div><h3><a href='/{i}'>Pier news {i}</a></h3><p>{PROSE[i % 3]}</p></div>" for i in range(6))
    with pytest.raises(NoArticleFound):
        read(f"<h1>{TITLE}</h1>{teasers}")
    assert len(read(f"<h1>{TITLE}</h1>{teasers}", structured()).article.paragraphs) > 1


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (f"<h1>{TITLE}</h1><ul>{''.join(f'<li>{text}</li>' for text in PROSE)}</ul>", None),
        (article(*PROSE).replace(TITLE, "Pier rentals and services"), "https://www.mail.example/shop/"),
        (article(*PROSE), "https://www.mail.example/search?page=2"),
        (article(*PROSE), "https://www.mail.example/?s=pier"),
        (article(*PROSE), "https://www.mail.example/suche/?x=1"),
        (article(*PROSE), "https://www.mail.example/news?query=pier"),
    ],
    ids=["list", "offer", "search", "search by a letter", "search in German", "query"],
)
def test_what_looks_like_no_article_is_read_and_told(body: str, url: str | None) -> None:
    extraction = read(body, "<meta property='og:type' content='website'>", url)
    assert extraction.article.paragraphs[0].text == PROSE[0]
    assert extraction.article.likely < 0.5
    assert "no_article_likely" in codes(extraction)


def test_what_looks_like_an_article_is_told_to_be_likely() -> None:
    extraction = read(article(*PROSE), structured())
    assert extraction.article.likely >= 0.9
    assert codes(extraction) == []


def test_a_list_is_an_article_where_the_page_says_so() -> None:
    listed = f"<h1>{TITLE}</h1><ul>{''.join(f'<li>{text}</li>' for text in PROSE)}</ul>"
    for head in (structured(), "<meta property='og:type' content='article'>"):
        article = read(listed, head).article
        assert article.paragraphs[0].kind == "list_item"
        assert article.likely >= 0.5


def test_who_cries_out_has_rather_something_to_sell() -> None:
    head = "<meta property='og:type' content='website'>"
    menu = f"<ul>{'<li>All the work that is done for harbours</li>' * 15}</ul>"
    url = "https://www.mail.example/a/pier"
    assert read(menu + article(*PROSE), head, url).article.likely >= 0.5
    assert read(menu + article(*PROSE).replace(".", "!"), head, url).article.likely < 0.5


def test_an_article_that_says_so_may_have_the_address_of_a_search() -> None:
    assert read(article(*PROSE), structured(), url="https://www.mail.example/a?q=pier").article.title == TITLE


@pytest.mark.parametrize(
    "name",
    [
        'class="c-paywall"',
        "id='RegWall'",
        'class="box subscriber-only"',
        'class="subscription-required"',
        'class="premium-content"',
        'class="paid-content"',
        'id="metered-offer"',
        'class="locked-article"',
        'class="tp-modal"',
        'class="plus-barrier"',
        'class="abo-wall"',
    ],
)
def test_a_teaser_before_a_paywall_is_told(name: str) -> None:
    assert "partial_article" in codes(read(article(*PROSE) + f"<div {name}><h2>Read on</h2></div>"))


@pytest.mark.parametrize("part", ['<div class="wallpaper">x</div>', '<div title="paywall">x</div>', "<p>paywall</p>"])
def test_other_walls_and_the_mere_word_are_no_paywall(part: str) -> None:
    assert "partial_article" not in codes(read(article(*PROSE) + part))


def test_an_article_that_is_not_free_and_short_is_told() -> None:
    assert "partial_article" in codes(read(article(*PROSE), structured(isAccessibleForFree=False)))
    assert "partial_article" not in codes(read(article(*PROSE), structured(isAccessibleForFree=True)))


def test_an_article_that_should_be_longer_is_told() -> None:
    assert "partial_article" in codes(read(article(*PROSE), structured(wordCount=800)))
    assert "partial_article" not in codes(read(article(*PROSE), structured(wordCount=70)))


def test_an_article_that_breaks_off_is_told() -> None:
    assert "partial_article" in codes(read(article(*PROSE, "And when the last of the old beams had been…")))


def test_a_live_blog_is_told_by_its_type_or_its_address() -> None:
    live = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    assert "live_blog" in codes(read(article(*PROSE), live))
    assert "live_blog" in codes(read(article(*PROSE), url="https://www.mail.example/news/live/pier"))


def test_a_page_without_a_language_has_it_guessed_and_told() -> None:
    html = f"<title>{TITLE}</title>{article(*PROSE)}"
    extraction = extract_article(Document(html), Bounds())
    assert extraction.article.language == "en"
    assert codes(extraction) == ["language_guessed"]


def test_what_was_cut_from_a_page_is_told() -> None:
    assert "content_dropped" in codes(read(article(*PROSE) + f"<p data-x='{'x' * 100_000}'>end</p>"))


def test_the_steps_are_timed() -> None:
    assert set(read(article(*PROSE)).timings) == {"decode", "extraction"}
