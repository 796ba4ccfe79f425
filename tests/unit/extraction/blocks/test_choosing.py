"""Which blocks are text, given how likely each is to be."""

from __future__ import annotations

import numpy as np

from standfirst.extraction.blocks.choosing import likely_text, with_lists_as_one
from standfirst.extraction.blocks.cutting import cut
from standfirst.extraction.blocks.features import measure
from standfirst.extraction.blocks.text import Stated
from standfirst.extraction.page.parsing import parse

PROSE = "The county will close the bridge for eleven weeks from Monday, the transport department said on Thursday."


def chosen(body: str, *likely: float, body_of: tuple[bool, ...] = ()) -> list[bool]:
    page = cut(parse(f"<html><body>{body}</body></html>"))
    _, layout = measure(page, Stated())
    linked = np.array([block.linked for block in page.blocks])
    text = likely_text(np.array(likely), linked, layout, np.array(body_of or (True,) * len(likely)))
    return [bool(is_text) for is_text in text]


def test_prose_that_looks_like_the_text_is_text_between_and_right_below() -> None:
    paragraphs = f"<div class=body>{f'<p>{PROSE}</p>' * 5}</div>"
    assert chosen(paragraphs, 0.9, 0.2, 0.8, 0.2, 0.2) == [True, True, True, True, False]


def test_prose_in_other_boxes_and_short_lines_are_not() -> None:
    other = f"<div class=body><p>{PROSE}</p><p>By Anna</p></div><div class=bio><p class=x>{PROSE}</p></div>"
    assert chosen(other, 0.9, 0.2, 0.2) == [True, False, False]


def test_what_cannot_be_text_is_never_chosen() -> None:
    assert chosen(f"<div><p>{PROSE}</p><p>{PROSE}</p></div>", 0.9, 0.9, body_of=(True, False)) == [True, False]


def test_a_list_is_taken_whole_or_not_at_all() -> None:
    page = cut(parse("<html><body><ul><li>Two eggs</li><li>Half a litre of milk</li></ul></body></html>"))
    _, layout = measure(page, Stated())
    logits = with_lists_as_one(page, np.array([-1.0, 3.0]), layout)
    assert logits[0] == logits[1] > 0
