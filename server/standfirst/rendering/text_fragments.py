"""Links to a sentence's place in its page, which browsers scroll to and mark (WICG: Text Fragments)."""

from __future__ import annotations

from urllib.parse import quote

LONGEST = 120
"""Characters of a sentence that is named whole; of a longer one its beginning and its end are."""

EDGE_WORDS = 5
EDGE_CHARACTERS = 24
"""What names the edge of a long sentence: words, or characters where a script has no spaces."""


def link_to(url: str, sentence: str) -> str:
    """The address of a sentence in its page; a fragment that the address has is replaced."""
    page = url.partition("#")[0]
    text = " ".join(sentence.split())
    if len(text) <= LONGEST:
        return f"{page}#:~:text={_escaped(text)}"
    words = text.split(" ")
    if len(words) > 2 * EDGE_WORDS:
        head, tail = " ".join(words[:EDGE_WORDS]), " ".join(words[-EDGE_WORDS:])
    else:
        head, tail = text[:EDGE_CHARACTERS], text[-EDGE_CHARACTERS:]
    return f"{page}#:~:text={_escaped(head)},{_escaped(tail)}"


def _escaped(text: str) -> str:
    # `quote` leaves the dash as it is, which parts a prefix off here.
    return quote(text, safe="").replace("-", "%2D")
