"""Quotation marks that a site has put before a space instead of behind it."""

from __future__ import annotations

import pytest

from standfirst.text.sentences import split


def texts(text: str, language: str) -> list[str]:
    return [sentence.text for sentence in split(text, language)]


def test_a_mark_that_closes_nothing_opens_the_next_sentence() -> None:
    text = "Les voleurs l'ont menacée.\" Il m'a demandé ma bague\", a-t-elle dit."
    assert texts(text, "fr") == ["Les voleurs l'ont menacée.", '" Il m\'a demandé ma bague", a-t-elle dit.']


def test_what_it_opens_may_close_further_on() -> None:
    text = 'Les voleurs sont partis." Ils ont pris ma bague. Ils ont pris mon sac", a-t-elle dit.'
    assert texts(text, "fr")[:2] == ["Les voleurs sont partis.", '" Ils ont pris ma bague.']


@pytest.mark.parametrize(
    "text",
    [
        '"The harbour is too loud. It has to close." The mayor spoke for "everybody" on Tuesday.',
        'It has to close." The mayor spoke for the people of Ellery on Tuesday.',
        'It has to close." The mayor added: "We have waited for eleven years."',
        'The mayor said: "It has to close." The owners spoke of a "mistake", and left.',
    ],
)
def test_a_mark_that_closes_stays_where_it_is(text: str) -> None:
    assert texts(text, "en")[0].endswith(("loud.", 'close."'))
    assert not any(sentence.startswith('" ') for sentence in texts(text, "en"))


def test_many_marks_are_moved_at_once() -> None:
    text = 'It left." It took my ring", she said. ' * 20_000
    assert len(split(text, "en")) >= 20_000
