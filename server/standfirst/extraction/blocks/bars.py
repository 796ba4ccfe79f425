"""What is no article text whatever it says: consent notices, dialogs, asides, captions, comments, prompts."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.cutting import Box, CutPage

_CONSENT = "onetrust|didomi|usercentrics|cybot|sp_message|qc-cmp|truste|iubenda|cmplz|borlabs|tarteaucitron"
_COMMENTS = r"comments?(?:[-_]?(?:list|section|area|body|content|text|wrap|wrapper|rules|thread))?|disqus_thread"
_FACTS = "(?:info|fact|fakta)[-_]?(?:box|boks|ruta)"
_BIOGRAPHY = "author-?(?:bio|box|info)|about-?(?:the-?)?author|bio"
_BARRED = re.compile(
    rf"(?:^|\s)(?:{_CONSENT}|(?:is-|js-|u-)?hidden(?:\s|$))"
    rf"|captions?(?![a-z])|(?<![a-z])(?:{_COMMENTS}|{_BIOGRAPHY}|{_FACTS}|modal)(?![a-z])"
)
"""Of names in lower case: to heed no case takes half as long again."""
_NAMING = frozenset({"class", "id"})
_DIALOGS = frozenset({("role", "dialog"), ("role", "alertdialog"), ("aria-modal", "true")})
_WHOLE_PAGES = frozenset({"html", "body", "main", "article"})
_MAX_VALUE = 200
_MOST = 0.5
_MOSTLY_LINK = 0.6


def barred_blocks(page: CutPage, headline: int, chars: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which blocks stand in such a part, or are a label and a link: "Read also: …".

    A part that holds the headline, or most of a page without one, is none.

    Args:
        page: the page.
        headline: index of the block that is the headline, or -1.
        chars: letters of each block.
    """
    barred = np.array([block.prompted and block.linked >= _MOSTLY_LINK for block in page.blocks])
    for box in page.boxes:
        if _is_named_so(box) and not _holds_article(box, headline, chars):
            barred[box.first : box.last] = True
    return barred


def _holds_article(box: Box, headline: int, chars: NDArray[np.float64]) -> bool:
    if headline >= 0:
        return box.first <= headline < box.last
    return bool(chars[box.first : box.last].sum() > _MOST * chars.sum())


def _is_named_so(box: Box) -> bool:
    if box.tag in _WHOLE_PAGES:
        return False
    if box.tag == "aside":
        return True
    for key, value in box.attributes:  # noqa: SIM110  # a generator for each box takes twice as long
        if _bars(value) if key in _NAMING else (key, value) in _DIALOGS:
            return True
    return False


@lru_cache(maxsize=4096)
def _bars(value: str) -> bool:
    return bool(_BARRED.search(value.lower()))
