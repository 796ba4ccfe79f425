"""What is no article text whatever it says: consent notices, dialogs, asides, captions, comments, hidden parts."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.cut_page import Box, CutPage
from standfirst.extraction.blocks.inline import is_hiding

_CONSENT = "onetrust|didomi|usercentrics|cybot|sp_message|qc-cmp|truste|iubenda|cmplz|borlabs|tarteaucitron"
_COMMENTS = r"comments?(?:[-_]?(?:list|section|area|body|content|text|wrap|wrapper|rules|thread))?|disqus_thread"
_COMMENT = re.compile(rf"(?<![a-z])(?:{_COMMENTS})(?![a-z])")
_FACTS = "(?:info|fact|fakta)[-_]?(?:box|boks|ruta)"
_BIOGRAPHY = "author-?(?:bio|box|info)|about-?(?:the-?)?author|bio"
_BARRED = re.compile(
    rf"(?:^|\s)(?:{_CONSENT})"
    rf"|captions?(?![a-z])|(?<![a-z])(?:{_COMMENTS}|{_BIOGRAPHY}|{_FACTS}|modal)(?![a-z])"
)
"""Of names in lower case: to heed no case takes half as long again."""
_NAMING = frozenset({"class", "id"})
_DIALOGS = frozenset({("role", "dialog"), ("role", "alertdialog"), ("aria-modal", "true")})
_WHOLE_PAGES = frozenset({"html", "body", "main", "article"})
_MAX_VALUE = 200
_MOST = 0.5
_MUCH = 0.3
"""Hidden parts that hold more of the page's prose unfold at a click: they are the article."""
_HIDING = "hiding"
_PROSE_CHARS = 80
_MOSTLY_LINK = 0.6


def barred_blocks(
    page: CutPage, headline: int, chars: NDArray[np.float64], *, thread: bool = False
) -> NDArray[np.bool_]:
    """Tell which blocks stand in such a part, are hidden, or are a label and a link: "Read also: …".

    A part that holds the headline, or most of a page without one, is none; nor is an aside that holds most of the
    page's prose, nor are hidden parts that hold much of it.

    Args:
        page: the page.
        headline: index of the block that is the headline, or -1.
        chars: letters of each block.
        thread: whether it is a thread of a forum, whose comments are its text.
    """
    barred = np.array([block.prompted and block.linked >= _MOSTLY_LINK for block in page.blocks])
    prose = chars * ((chars > _PROSE_CHARS) & (np.array([block.linked for block in page.blocks]) < _MOST))
    hidden = np.zeros(len(prose), bool)
    for box in page.boxes:
        why = _why_barred(box, thread=thread)
        inside = slice(box.first, box.last)
        if why == _HIDING:
            hidden[inside] |= not box.first <= headline < box.last
        elif why and not _holds_article(box, headline, chars, prose if why == "aside" else None):
            barred[inside] = True
    if prose[hidden].sum() <= _MUCH * prose.sum():
        barred |= hidden
    return barred


def _holds_article(box: Box, headline: int, chars: NDArray[np.float64], prose: NDArray[np.float64] | None) -> bool:
    inside = slice(box.first, box.last)
    if headline >= 0 and box.first <= headline < box.last:
        return True
    if prose is not None:
        return bool(prose[inside].sum() > _MOST * prose.sum())
    return headline < 0 and bool(chars[inside].sum() > _MOST * chars.sum())


def _why_barred(box: Box, *, thread: bool) -> str:
    """What bars a box: its name, its tag, or an attribute that hides it; an empty text if nothing does."""
    if box.tag in _WHOLE_PAGES:
        return ""
    why = "aside" if box.tag == "aside" else ""
    for key, value in box.attributes:
        if key in _NAMING:
            if _bars(value) and not (thread and _COMMENT.search(value.lower())):
                return "name"
        elif (key, value) in _DIALOGS:
            return "name"
        if is_hiding(key, value):
            why = why or _HIDING
    return why


@lru_cache(maxsize=4096)
def _bars(value: str) -> bool:
    return bool(_BARRED.search(value.lower()))
