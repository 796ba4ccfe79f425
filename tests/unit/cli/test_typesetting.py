import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.cli.terminal import harmless
from standfirst.cli.typesetting import columns, set_decisions, set_summary, wrap
from standfirst.model import Article, Decision, Notice, NoticeCode, Paragraph, Sentence, Summary, SummarySentence

LETTERS = st.text(st.sampled_from("abc dé—-。、北京ａ한국어ภาษाहिन्दी😀\u0301\t\n"), max_size=200)


@given(LETTERS, st.integers(4, 40))
def test_no_line_is_wider_than_the_measure(text: str, width: int) -> None:
    """A mark that may not begin a line may hang over by itself, as printers have it."""
    for line in wrap(text, width):
        assert columns(line.rstrip("、。")) <= width


@given(LETTERS, st.integers(4, 40))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(harmless(text).split())


def test_a_run_that_ends_in_a_wide_character_is_cut_before_it() -> None:
    """Four characters may take five columns."""
    assert wrap("aaa😀", 4) == ["aaa", "😀"]


def test_words_are_kept_whole_and_hang_under_the_bullet() -> None:
    assert wrap("one two three", 9, "• ", "  ") == ["• one two", "  three"]


def test_chinese_breaks_anywhere_but_before_a_full_stop() -> None:
    assert wrap("北京天气很好。明天", 12) == ["北京天气很好。", "明天"]


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("北京", 4), ("e\u0301", 1), ("ｱ", 1), ("😀", 2), ("", 0)])
def test_columns_are_counted_as_terminals_draw_them(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize("text", ["\x1b[31mred", "bell\x07", "\x9b2J", "over\x08", "\u202eturned", "\x7f", "\r"])
def test_what_drives_a_terminal_is_taken_out(text: str) -> None:
    assert not set(harmless(text)) & set("\x1b\x07\x9b\x08\u202e\x7f\r")


def summary() -> Summary:
    text = "The first sentence stands here."
    article = Article(title="A title", byline="A. Writer", language="en", paragraphs=(Paragraph(0, "text", text),))
    return Summary(
        article,
        (Sentence(0, 0, 0, len(text), text),),
        (SummarySentence(text, 1.0, (0,)),),
        "lead",
        notices=(Notice(NoticeCode.ALREADY_SHORT, "It is short."),),
        decisions=(Decision(0, taken=True, score=0.5, parts={"position": 0.25}, reason="it leads"),),
    )


def test_a_notice_stands_below_the_summary() -> None:
    assert "Note: It is short." in set_summary(summary(), 60).splitlines()[-1]


def test_a_decision_shows_score_reason_and_parts() -> None:
    set_ = set_decisions(summary(), 60)
    assert "✓   0  The first sentence" in set_
    assert "0.50 it leads (position 0.25)" in set_
