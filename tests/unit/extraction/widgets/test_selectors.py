"""CSS selectors, through `select` and `requirement`."""

from __future__ import annotations

import lxml.html
import pytest

from standfirst.extraction.widgets.selectors import requirement, select

PAGE = lxml.html.document_fromstring("""
<div id="a" class="box wide"><ul class="list"><li id="b" data-x="keyPoints-1">one</li></ul></div>
<section class="boxer"><p id="c" data-ylk="sec:ai-summary;slk">two</p>
<button id="d" aria-label="Get AI Summary">x</button></section>
""")


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("#a", ["a"]),
        (".box", ["a"]),
        ("div.box.wide", ["a"]),
        ("section.box", []),
        ("li", ["b"]),
        (".box li", ["b"]),
        (".box > li", []),
        ("div.box > ul.list > li", ["b"]),
        ('[data-x^="keyPoints-"]', ["b"]),
        ('[data-x="keyPoints"]', []),
        ('[data-ylk*="ai-summary;"]', ["c"]),
        ('div[class~="wide"]', ["a"]),
        ('button[aria-label="Get AI Summary"]', ["d"]),
        ("[data-x]", ["b"]),
    ],
)
def test_a_selector_finds_what_it_finds_in_a_browser(selector: str, ids: list[str]) -> None:
    assert [node.get("id") for node in select(PAGE, selector)] == ids


@pytest.mark.parametrize("selector", ["", "a[", "..b", "a::first-line:x"])
def test_what_is_no_selector_is_refused(selector: str) -> None:
    with pytest.raises(ValueError, match="is no selector"):
        select(PAGE, selector)


@pytest.mark.parametrize(
    ("selector", "place", "text"),
    [
        ('div.Summary > [data-testid="ai-takeaways"]', "class", "Summary"),
        ('[class*="SummaryList"] p', "class", "SummaryList"),
        ("#summary a", "id", "summary"),
        ('[data-testid="ai-takeaways"]', "markup", "ai-takeaways"),
        ("[data-summary]", "markup", "data-summary"),
        ("nav", "markup", ""),
    ],
)
def test_what_a_selector_requires_stands_in_every_page_that_matches(selector: str, place: str, text: str) -> None:
    assert requirement(selector) == (place, text)
