"""The main text of a page, through `find_main_text`."""

from standfirst.extraction.blocks.main_text import MainText, find_main_text
from standfirst.extraction.blocks.text import Stated
from standfirst.extraction.page.parsing import parse

FIRST = "The harbour board met on Tuesday evening, and after two hours of debate it voted to repair the old pier."
SECOND = "Work is to begin in March, the chairwoman said, and will cost the town about four million crowns in all."
THIRD = "Fishermen had asked for the repair since the storm of last autumn, which broke eleven of the pier's beams."
FOURTH = "The ferry to the islands will sail from the southern quay until the work is done, perhaps until midsummer."
TITLE = "Harbour board votes to repair the pier"


def find(body: str, title: str | None = TITLE) -> MainText:
    return find_main_text(parse(f"<html><body>{body}</body></html>"), None, Stated(title))


def article(inner: str) -> str:
    return f'<article class="article"><h1>{TITLE}</h1><div class="article-body">{inner}</div></article>'


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_the_prose_is_found_in_order_and_counted_from_0() -> None:
    found = find(article(paragraphs(FIRST, SECOND, THIRD, FOURTH)))
    assert [(p.index, p.text) for p in found.paragraphs] == list(enumerate([FIRST, SECOND, THIRD, FOURTH]))


def test_the_headline_is_left_out() -> None:
    found = find(article(paragraphs(TITLE, FIRST, SECOND, THIRD)))
    assert TITLE not in {p.text for p in found.paragraphs}


def test_a_line_with_the_menus_way_to_the_headline_is_left_out() -> None:
    line = f"Home News Harbour {TITLE}"
    lines = f"{line}<br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br>{FOURTH}"
    found = find(f"<table><tr><td>{lines}</td></tr></table>")
    assert [p.text for p in found.paragraphs] == [FIRST, SECOND, THIRD, FOURTH]


def test_a_sentence_that_ends_with_the_headlines_words_is_kept() -> None:
    sentence = f"The news came on Tuesday: {TITLE}."
    found = find(article(paragraphs(sentence, FIRST, SECOND, THIRD)))
    assert sentence in {p.text for p in found.paragraphs}


def test_menus_related_links_and_footers_are_left_out() -> None:
    menu = '<div class="menu"><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></div>'
    related = '<aside class="related"><h3>Read also</h3><ul><li><a href="/f">Ferry timetable</a></li></ul></aside>'
    found = find(menu + article(paragraphs(FIRST, SECOND, THIRD, FOURTH)) + related + "<footer>© The Pier</footer>")
    assert [p.text for p in found.paragraphs] == [FIRST, SECOND, THIRD, FOURTH]


def test_a_text_that_stands_twice_is_given_once() -> None:
    copy = f'<div class="article-body">{paragraphs(FIRST, SECOND, THIRD, FOURTH)}</div>'
    found = find(article(paragraphs(FIRST, SECOND, THIRD, FOURTH)) + copy)
    assert [p.text for p in found.paragraphs] == [FIRST, SECOND, THIRD, FOURTH]


def test_subheadings_lists_and_quotes_keep_their_kinds() -> None:
    body = (
        paragraphs(FIRST, SECOND)
        + "<h2>What the repair will cost the town</h2>"
        + paragraphs(THIRD)
        + f"<blockquote><p>“{FOURTH}”</p></blockquote>"
        + "<p>The board named three conditions for the work to begin on time:</p>"
        + "<ul><li>The state must pay a third of all that the repair will cost the town.</li>"
        + "<li>The ferry must not stop for more than two days in any one week.</li></ul>"
        + paragraphs("The next meeting of the board is planned for the first week of February, after the holidays.")
    )
    kinds = {p.text: p.kind for p in find(article(body)).paragraphs}
    assert kinds[FIRST] == "text"
    assert kinds["What the repair will cost the town"] == "heading"
    assert kinds[f"“{FOURTH}”"] == "quote"
    assert kinds["The state must pay a third of all that the repair will cost the town."] == "list_item"


def test_an_old_page_without_paragraphs_is_read_line_by_line() -> None:
    body = (
        f"<table><tr><td><b>{TITLE}</b><br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br>{FOURTH}</td></tr></table>"
    )
    assert [p.text for p in find(body).paragraphs] == [FIRST, SECOND, THIRD, FOURTH]


def test_a_line_broken_in_the_middle_of_a_sentence_is_joined() -> None:
    first, second = FIRST.split(", and ")
    broken = f"{first},<br>and {second}"
    assert find(article(paragraphs(broken, SECOND, THIRD, FOURTH))).paragraphs[0].text == FIRST


def test_a_page_without_text_gives_nothing() -> None:
    found = find("<div><img src='a.png'></div>")
    assert (found.paragraphs, found.confidence) == ((), 0.0)


def test_an_article_is_surer_than_a_list_of_links() -> None:
    listing = "".join(f'<li><h3><a href="/{i}">Headline number {i} of the day</a></h3></li>' for i in range(30))
    prose = find(article(paragraphs(FIRST, SECOND, THIRD, FOURTH)))
    links = find(f"<ul>{listing}</ul>", None)
    assert prose.confidence > links.confidence
    assert prose.share > links.share


def test_a_line_that_only_links_elsewhere_is_left_out() -> None:
    link = '<p>Read also: <a href="/f">The ferry timetable changes in March, and the islands protest</a></p>'
    found = find(article(paragraphs(FIRST, SECOND) + link + paragraphs(THIRD, FOURTH)))
    assert [p.text for p in found.paragraphs] == [FIRST, SECOND, THIRD, FOURTH]


def test_the_same_page_gives_the_same_text() -> None:
    body = article(paragraphs(FIRST, SECOND, THIRD, FOURTH))
    assert len({find(body) for _ in range(5)}) == 1


def test_a_list_is_kept_whole() -> None:
    items = (
        "The ferry sails every twenty minutes from six to ten.",
        "Dogs sail free.",
        "Bicycles sail free until March.",
    )
    listed = "".join(f"<li>{item}</li>" for item in items)
    found = find(article(paragraphs(FIRST, SECOND) + f"<ul>{listed}</ul>" + paragraphs(THIRD, FOURTH)))
    assert [p.text for p in found.paragraphs if p.kind == "list_item"] in [[], list(items)]
