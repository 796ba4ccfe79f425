"""Whether a page holds its whole article, and whether the article is finished."""

from __future__ import annotations

import re

from standfirst.extraction.metadata import Metadata
from standfirst.model import Paragraph

_PAYWALL = re.compile(
    r"""(?:class|id)=["'][^"'>]{0,300}?
    (?:pay-?wall|reg-?wall|subscri(?:ber|ption)-(?:only|wall|required)|premium-(?:content|wall)|paid-content|metered
    |locked-(?:content|article)|article-locked|tp-modal|plus-barrier|abo-?wall)""",
    re.VERBOSE | re.IGNORECASE,
)
_LIVE_ADDRESS = re.compile(r"/live(?:/|$|-blog|blog|ticker)|live-?blog|live-?ticker|en-direct|/directo|minuto-a-minuto")
_TEASER_WORDS = 250
"""What stands before a paywall is a few paragraphs; whole articles behind none of it are rarely shorter."""
_MIN_DECLARED_WORDS = 150
_MIN_SHARE = 0.5


def is_partial(html: str, metadata: Metadata, paragraphs: tuple[Paragraph, ...], words: int) -> bool:
    """Tell whether only a part of the article seems to be on the page.

    Args:
        html: the page's markup.
        metadata: what it says of itself.
        paragraphs: the main text that was found.
        words: how many words it has.
    """
    declared = metadata.word_count or 0
    if declared >= _MIN_DECLARED_WORDS and words < _MIN_SHARE * declared:
        return True
    if words > _TEASER_WORDS:
        return False
    cut = paragraphs[-1].text.rstrip("\"'”’»)").endswith(("…", "...", "[…]", "[...]"))
    return metadata.free is False or cut or bool(_PAYWALL.search(html))


def is_live(metadata: Metadata, url: str | None) -> bool:
    """Tell whether the page is a live blog, which goes on being written."""
    return "LiveBlogPosting" in metadata.kinds or bool(url and _LIVE_ADDRESS.search(url.lower()[:500]))
