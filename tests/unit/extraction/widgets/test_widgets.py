"""Publishers' summaries, through `drop_widgets`: the rule and its traps. Every row of the list has a fixture page."""

from __future__ import annotations

import pytest

from standfirst.extraction.page.names import page_names
from standfirst.extraction.page.parsing import parse
from standfirst.extraction.widgets import drop_widgets

PROSE = [
    "The harbour board met on Tuesday evening, and after two hours of debate it voted to repair the old pier.",
    "Work is to begin in March, the chairwoman said, and will cost the town about four million crowns in all.",
    "Fishermen had asked for the repair since the storm of last autumn, which broke eleven of the pier's beams.",
    "The ferry to the islands will sail from the southern quay until the work is done, perhaps until midsummer.",
]
LIST = "<ul><li>The pier will be repaired from March on.</li><li>It costs four million crowns in all.</li></ul>"


def page(top: str = "", middle: str = "", bottom: str = "", before: str = "") -> str:
    first, second, third, fourth = (f"<p>{text}</p>" for text in PROSE)
    return f"<body>{before}<article><h1>Pier</h1>{top}{first}{second}{third}{middle}{fourth}{bottom}</article></body>"


def dropped(html: str, url: str | None = None) -> tuple[bool, str]:
    tree = parse(html)
    found = drop_widgets(tree, page_names(tree), html, url)
    return bool(found), tree.text_content()


@pytest.mark.parametrize(
    "widget",
    [
        "<div><span>No time to read?</span><button>Get a summary</button></div>",
        "<p>No time to read? <a href=#s>Get a summary</a></p>",
        "<button>Summary</button>",
        "<a role=button>Key takeaways</a>",
        f"<h2>Key points</h2>{LIST}",
        f"<div><div><b>In brief:</b></div><div>{LIST}</div></div>",
        f"<details><summary>TL;DR</summary>{LIST}</details>",
        "<button aria-label='Get AI Summary'><i></i></button>",
    ],
)
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_a_labelled_widget_is_dropped_at_either_end_of_the_article(widget: str, place: str) -> None:
    found, text = dropped(page(**{place: widget}))
    assert found
    assert text == "Pier" + "".join(PROSE)


@pytest.mark.parametrize(
    "trap",
    [
        f"<h2>Summary</h2><p>{PROSE[0]}</p>",
        "<h2>Summary</h2>",
        "<h2>Key points</h2><ul><li>One</li><li>Two</li></ul>",
        "<h2>Key points</h2><ul>" + "<li>This is one of a great many points in the list.</li>" * 12 + "</ul>",
        f"<nav><h3>At a glance</h3>{LIST}</nav>",
        f"<div class=toc><h3>Summary</h3>{LIST}</div>",
        "<form><label>Summary</label><button>Summary</button></form>",
        "<table><tr><th>Summary</th></tr></table>",
        f"<div class='related-links'><h3>In brief</h3>{LIST}</div>",
        f"<p id=speakable-summary>{PROSE[0]}</p>",
        f"<div class=c-article-summary><p>{PROSE[0]}</p></div>",
    ],
)
def test_a_label_alone_makes_no_widget(trap: str) -> None:
    html = page(top=trap)
    found, text = dropped(html)
    assert not found
    assert text == parse(html).text_content()


def test_a_labelled_list_in_the_midst_of_an_article_is_its_own() -> None:
    found, text = dropped(page(middle=f"<h2>Key points</h2>{LIST}"))
    assert not found
    assert "Key points" in text


def test_a_label_before_the_headline_is_the_sites() -> None:
    assert not dropped(page(before=f"<div><h2>In brief</h2>{LIST}</div>"))[0]


def test_a_row_of_one_site_applies_to_that_site_only() -> None:
    html = page(top=f"<div class=summary-wrapper>{LIST}</div>")
    assert dropped(html, "https://english.mathrubhumi.com/news/a")[0]
    assert not dropped(html, "https://www.mail.example/news/a")[0]
    assert not dropped(html, None)[0]


def test_an_article_that_bears_a_widgets_class_stays() -> None:
    html = f"<body><div class=ASum_wr>{''.join(f'<p>{text}</p>' for text in PROSE * 10)}</div></body>"
    found, text = dropped(html)
    assert not found
    assert PROSE[3] in text


def test_what_follows_a_widget_in_the_same_line_stays() -> None:
    assert dropped("<body><h1>A</h1><p><span class=ASum_wr>Quick Read</span> and text</p></body>") == (
        True,
        "A and text",
    )
