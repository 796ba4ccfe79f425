"""A page cut into blocks, through `cut`."""

from standfirst.extraction.blocks.cut_page import CutPage
from standfirst.extraction.blocks.cutting import cut
from standfirst.extraction.page.parsing import parse


def cut_page(body: str) -> CutPage:
    return cut(parse(f"<html><body>{body}</body></html>"))


def texts(body: str) -> list[str]:
    return [block.text for block in cut_page(body).blocks]


def test_elements_and_line_breaks_part_blocks() -> None:
    assert texts("<div>One<p>Two <b>and a</b> half</p>Three<br>Four</div>") == [
        "One",
        "Two and a half",
        "Three",
        "Four",
    ]


def test_text_after_an_inline_element_stays_in_its_block() -> None:
    assert texts("<p>The <a href='/x'>ferry</a>, she said, <i>sank</i>.</p>") == ["The ferry, she said, sank."]


def test_old_tables_give_a_block_for_each_line() -> None:
    page = cut_page("<table><tr><td>First line.<br><br>Second line<br>goes on.</td></tr></table>")
    assert [block.text for block in page.blocks] == ["First line.", "Second line", "goes on."]
    assert [block.after_break for block in page.blocks] == [False, False, True]


def test_what_is_never_text_is_left_out() -> None:
    body = (
        "<script>a()</script><nav><a href='/'>Home</a></nav><p>Text.</p><figcaption>Boat</figcaption><footer>©</footer>"
    )
    assert texts(body) == ["Text."]


def test_text_after_a_silent_element_is_kept() -> None:
    assert texts("<div><script>a()</script>Text stays.</div>") == ["Text stays."]


def test_a_nav_that_swallowed_the_article_is_read() -> None:
    """Unclosed navigation holds all that follows."""
    assert texts("<nav><a href='/'>Home</a><p>The article.</p>") == ["The article."]


def test_links_and_bold_type_are_measured_in_shares() -> None:
    (block,) = cut_page("<p><a href='/x'>12345</a>67890</p>").blocks
    assert (block.linked, block.links) == (0.5, 1)
    (block,) = cut_page("<p><strong>All bold</strong></p>").blocks
    assert block.bold == 1.0


def test_a_link_around_elements_counts_for_each_block_in_it() -> None:
    blocks = cut_page("<a href='/x'><h2>One</h2><h2>Two</h2></a><div>Three</div>").blocks
    assert [(block.text, block.linked) for block in blocks] == [("One", 1.0), ("Two", 1.0), ("Three", 0.0)]


def test_short_links_are_counted_and_are_no_blocks() -> None:
    page = cut_page("<ul><li><a href='/a'>News</a>\n</li><li><a href='/b'>Sport</a></li></ul><p>Text.</p>")
    assert [(block.text, block.labels) for block in page.blocks] == [("Text.", 9)]
    assert page.boxes[0].labels == 9


def test_labels_that_a_page_repeats_are_no_blocks() -> None:
    page = cut_page("<div>Advertisement</div><p>One.</p>" * 3 + "<div>Yes.</div>" * 3)
    assert [block.text for block in page.blocks] == ["One."] * 3 + ["Yes."] * 3
    assert {(box.first, box.last) for box in page.boxes if box.tag == "body"} == {(0, 6)}


def test_a_linked_heading_is_a_block() -> None:
    assert texts("<h1><a href='/a'>The headline</a></h1>") == ["The headline"]


def test_elements_without_blocks_are_no_boxes() -> None:
    page = cut_page("<div><div></div><p>One</p><section><img src='a'></section></div>")
    assert [box.tag for box in page.boxes if box.tag in {"div", "p", "section"}] == ["div", "p"]


def test_images_are_counted_for_the_block_that_follows() -> None:
    assert [block.images for block in cut_page("<p>One</p><div><img src='a'></div><p>Two</p>").blocks] == [0, 1]


def test_a_box_knows_the_blocks_of_its_subtree() -> None:
    page = cut_page("<div><p>One</p><p>Two</p></div><p>Three</p>")
    spans = {box.tag: (box.first, box.last) for box in page.boxes if box.tag in {"body", "div"}}
    assert spans == {"body": (0, 3), "div": (0, 2)}


def test_soft_hyphens_go_and_joiners_stay() -> None:
    assert texts("<p>Donau\u00addampf\u200bschiff می\u200cخواهم</p>") == ["Donaudampfschiff می\u200cخواهم"]


def test_deep_nesting_is_cut_without_recursion() -> None:
    assert texts("<div>" * 1500 + "deep" + "</div>" * 1500) == ["deep"]


def test_how_a_word_is_read_is_no_part_of_its_sentence() -> None:
    city = "<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>"
    assert texts(f"<p>{city}の橋は十二月に開く。</p>") == ["東京の橋は十二月に開く。"]


def test_a_label_that_only_a_style_sheet_parts_from_a_sentence_is_a_block_of_its_own() -> None:
    told = texts("<p><span class=kicker>Politics</span>The board voted to repair the pier.</p>")
    assert told == ["Politics", "The board voted to repair the pier."]
