from __future__ import annotations

from standfirst.text.lines import standing_lines


def stand(text: str) -> list[str]:
    return [text[low:high] for low, high in standing_lines(text, 0, len(text))]


def test_a_paragraph_of_one_line_is_one_stretch() -> None:
    assert stand("One. Two.") == ["One. Two."]


def test_a_title_above_prose_stands_alone() -> None:
    text = "Seven wonders\nThe first of them is the lighthouse, of which nothing is left but a few stones in the sea."
    assert stand(text) == text.split("\n")


def test_hard_wrapped_prose_is_one_stretch() -> None:
    text = (
        "The lighthouse was built of pale stone and it was\n"
        "higher than anything else that people had set up\nuntil then. It fell."
    )
    assert stand(text) == [text]


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    text = "The members of the council of the city,\nwhich met again on Monday after a long pause, agreed."
    assert stand(text) == [text]


def test_a_finished_line_stands_alone_before_a_name_in_lower_case() -> None:
    text = "A concert opens the year.\niwona sings, and many others will be heard in the course of that night."
    assert stand(text) == text.split("\n")
