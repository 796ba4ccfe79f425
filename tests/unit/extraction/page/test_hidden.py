"""Hidden blocks of a captured page: what continues the article stays."""

from __future__ import annotations

import pytest

from standfirst import extract

VISIBLE = [
    f"The council of Lindmar said on day {n} that the old harbour would close to all of its ferries." for n in range(5)
]
HIDDEN = [
    f"Hidden paragraph {n} told how the masters of the ferries heard of it from the radio that morning."
    for n in range(6)
]


def paragraphs(texts: list[str], attributes: str = "") -> str:
    """Build a paragraph of each."""
    return "".join(f"<p{attributes}>{text}</p>" for text in texts)


def text_of(body: str) -> str:
    """Extract from a page of this body."""
    return extract(f"<html lang=en><body><main><h1>The harbour closes</h1>{body}</main></body></html>").text


SHOWN, BEHIND = paragraphs(VISIBLE), paragraphs(HIDDEN)
EACH = paragraphs(HIDDEN, " style=display:none data-standfirst-hidden")
CONTINUING = {
    "behind a wall": f"<article>{SHOWN}<div class=paywall hidden data-standfirst-hidden>{BEHIND}</div></article>",
    "paragraph by paragraph": f"<article>{SHOWN}{EACH}</article>",
    "the whole article": f"<div class=ssr data-standfirst-hidden><article>{BEHIND}</article></div>",
    "one box further": f"<article><div>{SHOWN}</div><div><div data-standfirst-hidden>{BEHIND}</div></div></article>",
}


@pytest.mark.parametrize("page", CONTINUING)
def test_hidden_prose_that_continues_the_article_is_read(page: str) -> None:
    """Each hidden paragraph is part of the article."""
    text = text_of(CONTINUING[page])
    assert all(paragraph in text for paragraph in HIDDEN)


APART = {
    "comments": f"<div class=comments data-standfirst-hidden>{paragraphs(HIDDEN)}</div>",
    "a menu": f"<nav data-standfirst-hidden>{paragraphs(HIDDEN)}</nav>",
    "a dialog": f"<div role=dialog data-standfirst-hidden>{paragraphs(HIDDEN)}</div>",
    "labels": "<ul data-standfirst-hidden>" + "<li>Share this</li>" * 9 + "</ul>",
}


@pytest.mark.parametrize("page", APART)
def test_what_is_hidden_beside_the_article_is_left_out(page: str) -> None:
    """It stands among the article's own paragraphs, and is none of them."""
    text = text_of(f"<article>{paragraphs(VISIBLE)}{APART[page]}</article>")
    assert "Hidden paragraph" not in text
    assert "Share this" not in text
    assert VISIBLE[-1] in text


def test_a_hidden_copy_of_the_article_is_left_out() -> None:
    """Pages carry one for telephones."""
    body = (
        f"<article>{paragraphs(VISIBLE)}<div class=mobile data-standfirst-hidden>{paragraphs(VISIBLE)}</div></article>"
    )
    assert text_of(body).count(VISIBLE[0]) == 1
