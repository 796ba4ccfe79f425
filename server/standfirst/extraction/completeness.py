"""Whether a page holds its whole article, and whether the article is finished."""

from __future__ import annotations

import re

from standfirst.extraction.metadata import Metadata
from standfirst.extraction.page.names import PageNames
from standfirst.model import Paragraph

_PAYWALL = re.compile(
    r"""pay-?wall|reg-?wall|subscri(?:ber|ption)-(?:only|wall|required)|premium-(?:content|wall)|paid-content|metered
    |locked-(?:content|article)|article-locked|tp-modal|plus-barrier|abo-?wall""",
    re.VERBOSE,
)
_IN_PAYWALLS = ("wall", "subscriber-", "subscription-", "premium-", "paid-", "metered", "locked", "modal", "barrier")
"""Each of the expression's names has one of these, which are looked for ten times as fast."""
_LIVE_ADDRESS = re.compile(
    r"/live(?:/|$|-?blog|-?ticker|-updates?\b)|live-?blog|live-?ticker|(?<![a-z])en-direct(?:o)?(?![a-z])|/(?:directos?|diretta|ao-vivo)(?:[/-]|$)"
    r"|minuto-a-minuto|(?<![a-z])live-?feed(?![a-z])"
)
_TEASER_WORDS = 250
"""What stands before a paywall is a few paragraphs; whole articles behind none of it are rarely shorter."""
_MAX_FREE_WORDS = 800
"""Newsletters give more away than newspapers before they ask; who has read more has read an article."""
_MIN_DECLARED_WORDS = 150
_MIN_SHARE = 0.5


def is_partial(
    names: PageNames, metadata: Metadata, paragraphs: tuple[Paragraph, ...], words: int, *, for_members: bool = False
) -> bool:
    """Tell whether only a part of the article seems to be on the page.

    Args:
        names: the page's classes and ids.
        metadata: what it says of itself.
        paragraphs: the main text that was found.
        words: how many words it has.
        for_members: whether the page says below it that the rest is for subscribers.
    """
    declared = metadata.word_count or 0
    if declared >= _MIN_DECLARED_WORDS and words < _MIN_SHARE * declared:
        return True
    if for_members and words <= _MAX_FREE_WORDS:
        return True
    if words > _TEASER_WORDS:
        return False
    cut = paragraphs[-1].text.rstrip("\"'”’»)").endswith(("…", "...", "[…]", "[...]"))
    return metadata.free is False or cut or _has_paywall(names.lowered)


def _has_paywall(names: str) -> bool:
    return any(part in names for part in _IN_PAYWALLS) and bool(_PAYWALL.search(names))


def is_live(metadata: Metadata, url: str | None) -> bool:
    """Tell whether the page is a live blog, which goes on being written."""
    return "LiveBlogPosting" in metadata.kinds or bool(url and _LIVE_ADDRESS.search(url.lower()[:500]))
