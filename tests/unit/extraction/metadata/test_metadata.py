"""Title, byline, site, date and language, through `find_metadata`."""

from __future__ import annotations

import json

import pytest

from standfirst.extraction.metadata import Metadata, find_metadata
from standfirst.extraction.page.parsing import parse


def read(html: str, *json_ld: object, url: str | None = None) -> Metadata:
    texts = [item if isinstance(item, str) else json.dumps(item) for item in json_ld]
    return find_metadata(parse(html), texts, url)


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Pier to be repaired",
    "author": {"@type": "Person", "name": "Ida Holm"},
    "publisher": {"@type": "Organization", "name": "The Mail"},
    "datePublished": "2024-06-12T08:30:00+02:00",
    "isAccessibleForFree": "False",
    "wordCount": "412",
}


def test_structured_data_give_all_of_it() -> None:
    found = read("<html lang=en-GB><p>x</p></html>", ARTICLE)
    assert (found.title, found.byline, found.site_name) == ("Pier to be repaired", "Ida Holm", "The Mail")
    assert (found.published, found.language, found.free, found.word_count) == ("2024-06-12", "en", False, 412)
    assert "NewsArticle" in found.kinds


def test_a_graph_is_followed_to_its_references() -> None:
    graph = {
        "@graph": [
            {"@type": ["Article", "x"], "headline": "Pier", "author": {"@id": "#p"}, "publisher": {"@id": "#o"}},
            {"@type": "Person", "@id": "#p", "name": "Ida Holm"},
            {"@type": "Organization", "@id": "#o", "name": "The Mail"},
        ]
    }
    found = read("<p>x</p>", graph)
    assert (found.byline, found.site_name) == ("Ida Holm", "The Mail")


def test_of_several_articles_the_one_with_this_address_counts() -> None:
    other = {**ARTICLE, "headline": "Another", "url": "https://a.example/other"}
    own = {**ARTICLE, "url": "https://a.example/own"}
    assert read("<p>x</p>", [other, own], url="https://a.example/own").title == "Pier to be repaired"


@pytest.mark.parametrize(
    "script",
    [
        "<!-- %s -->",
        "//<![CDATA[\n%s\n//]]>",
        "%s;",
    ],
)
def test_structured_data_are_read_through_their_wrapping(script: str) -> None:
    assert read("<p>x</p>", script % json.dumps(ARTICLE)).byline == "Ida Holm"


def test_small_faults_in_structured_data_are_forgiven() -> None:
    assert read("<p>x</p>", '{"@type": "Article", "headline": "A\nB",}').title == "A B"
    assert read("<p>x</p>", '{"@type": "Article", "headline": "Salt &amp; pepper"}').title == "Salt & pepper"


@pytest.mark.parametrize(
    "broken", ["", "{", "[1, 2]", "null", '"text"', "[" * 100_000, '{"@type": 7, "author": [[[]]]}']
)
def test_broken_structured_data_are_passed_over(broken: str) -> None:
    assert read("<title>Pier</title><p>x</p>", broken).title == "Pier"


@pytest.mark.parametrize(
    "page_title",
    [
        "Pier to be repaired | The Mail",
        "Pier to be repaired - The Mail",
        "The Mail | Pier to be repaired",
        "Pier to be repaired — themail.example",
        "Pier to be repaired » The Mail » News",
        "Pier to be repaired :: The Mail",
    ],
)
def test_a_title_loses_the_sites_name(page_title: str) -> None:
    head = f'<title>{page_title}</title><meta property="og:site_name" content="The Mail">'
    found = read(f"<html><head>{head}</head><p>x</p></html>", url="https://www.themail.example/a").title
    assert found == "Pier to be repaired"


def test_a_title_with_a_dash_of_its_own_keeps_it() -> None:
    html = "<title>Pier repaired – after eleven years</title><p>x</p>"
    assert read(html, url="https://www.mail.example/a").title == "Pier repaired – after eleven years"


def test_the_headline_that_is_shown_wins_over_its_variants() -> None:
    head = '<title>Pier repair news | Mail</title><meta property="og:title" content="Pier to be repaired at last">'
    assert read(f"{head}<h1>Pier is to be repaired at last</h1>").title == "Pier is to be repaired at last"


def test_the_sites_own_name_is_no_headline() -> None:
    head = '<title>Pier to be repaired - The Mail</title><meta property="og:site_name" content="The Mail">'
    assert read(f"{head}<h1>The Mail</h1><h2>Pier to be repaired</h2>").title == "Pier to be repaired"


def test_a_kicker_in_the_headlines_element_is_left_out() -> None:
    head = '<meta property="og:title" content="Pier to be repaired">'
    assert read(f"{head}<h1><span>Harbour</span>Pier to be repaired</h1>").title == "Pier to be repaired"


@pytest.mark.parametrize(
    ("shown", "byline"),
    [
        ("<p class=byline>By Ida Holm</p>", "Ida Holm"),
        ("<a rel=author>Ida Holm</a>", "Ida Holm"),
        ("<span itemprop=author>Ida Holm</span>", "Ida Holm"),
        ("<p>By <a href=/ida>Ida Holm</a></p>", "Ida Holm"),
        ("<div class=author>Von Ida Holm</div>", "Ida Holm"),
        ("<p class=byline>By Ida Holm and Jan de Vries | Staff</p>", "Ida Holm, Jan de Vries"),
        ('<meta name="author" content="Ida Holm, Jan de Vries">', "Ida Holm, Jan de Vries"),
        ('<meta name="author" content="De Vries">', "De Vries"),
        ('<meta name="author" content="admin">', None),
        ('<meta name="author" content="https://a.example/ida">', None),
        ("<p>By the way, nobody signed this.</p>", None),
    ],
)
def test_a_byline_is_the_names_alone(shown: str, byline: str | None) -> None:
    assert read(f"<h1>Pier</h1>{shown}<p>x</p>").byline == byline


@pytest.mark.parametrize(
    "shown",
    [
        '<meta property="article:published_time" content="2024-06-12T23:30:00Z">',
        '<time datetime="2024-06-12">yesterday</time>',
        "<time>June 12, 2024</time>",
        "<span class=date>12. Juni 2024, 8.30 Uhr</span>",
        "<span class=date>le 12 juin 2024</span>",
        "<span class=date>12 de junio de 2024</span>",
        "<span class=date>12.06.2024</span>",
        "<span class=date>12/06/2024</span>",
        "<span class=date>2024年6月12日</span>",
        "<span class=date>2024년 6월 12일</span>",
        "<span class=date>12 июня 2024</span>",
        "<span class=date>12 Ιουνίου 2024</span>",
        "<span class=date>12 يونيو 2024</span>",
        "<span class=date>12 जून 2024</span>",
        "<span class=date>12/06/24-10:18</span>",
        "<h1>Pier</h1><p>Larkhaven, June 12th, 2024 – The board met.</p>",
    ],
)
def test_a_date_is_read_in_many_forms(shown: str) -> None:
    assert read(f"<body>{shown}<p>x</p></body>").published == "2024-06-12"


def test_the_addresses_day_is_the_publishers_own() -> None:
    """A timestamp in UTC may be of the next day."""
    head = '<meta property="article:published_time" content="2024-06-13T01:30:00Z">'
    assert read(f"{head}<p>x</p>", url="https://a.example/2024/06/12/pier").published == "2024-06-12"
    assert read("<p>x</p>", url="https://a.example/2024/jun/12/pier").published == "2024-06-12"


@pytest.mark.parametrize("value", ["soon", "2024-13-45", "99999999", "", "12"])
def test_what_is_no_date_is_none(value: str) -> None:
    assert read(f'<meta name="date" content="{value}"><p>x</p>').published is None


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang=de-AT><p>x</p></html>", "de"),
        ("<html xml:lang=fr><p>x</p></html>", "fr"),
        ('<meta http-equiv="Content-Language" content="pt-BR"><p>x</p>', "pt"),
        ('<meta property="og:locale" content="en_US"><p>x</p>', "en"),
        ("<html lang='{{lang}}'><p>x</p></html>", None),
        ("<p>x</p>", None),
    ],
)
def test_a_declared_language_is_its_code(html: str, language: str | None) -> None:
    assert read(html).language == language
