"""What a page says twice, through `without_repetition`."""

from standfirst.extraction.blocks.repetition import shingles_of, without_repetition

LONG = "The board met on Tuesday, and after two hours of debate it voted to repair the old pier."


def kept(*texts: str, places: list[int] | None = None) -> list[int]:
    """What is left of texts that stand in containers of their own, if not told otherwise."""
    return list(without_repetition(texts, places or list(range(len(texts))), range(len(texts))))


def test_a_text_counts_once() -> None:
    assert kept(LONG, "Something else.", LONG) == [0, 1]


def test_nearly_the_same_text_counts_once() -> None:
    assert kept(LONG, LONG.replace("Tuesday,", "Tuesday;")) == [0, 1]
    assert kept(LONG + " " + LONG.lower(), LONG) == [0]


def test_what_an_author_repeats_in_one_place_stays() -> None:
    assert kept("Monday", LONG, "Tuesday", LONG, places=[1, 1, 1, 1]) == [0, 1, 2, 3]


def test_short_texts_may_be_said_again() -> None:
    assert kept("Yes.", "No.", "Yes.") == [0, 1, 2]


def test_a_script_without_spaces_is_compared_by_characters() -> None:
    text = "理事会は火曜日に開かれ、二時間の議論の末に古い桟橋を修理することを決めた。"
    assert kept(text, "工事は三月に始まる。", f"{text}") == [0, 1]
    assert kept(text + "工事は三月に始まる。", text) == [0]


def test_only_what_was_chosen_is_compared() -> None:
    assert list(without_repetition([LONG, LONG], [0, 1], [1])) == [1]


def test_a_short_text_is_one_shingle() -> None:
    assert len(shingles_of("Two words")) == 1
    assert shingles_of("a b c d e") == shingles_of("a b c d") | shingles_of("b c d e")
