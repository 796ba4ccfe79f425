"""What is no article text by its words: consent notices, readers' comments, requests, labels between paragraphs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from standfirst.extraction.blocks.cut_page import CutPage
from standfirst.extraction.blocks.elements import HEADINGS
from standfirst.extraction.blocks.words import PageWords

_NOTICE_WORDS = 60
"""A consent notice names cookies at least once in so many words."""
_OTHER_TERMS = 2
_SIBLINGS = 2
_PROSE_CHARS = 100
_LABEL_CHARS, _HEADING_SPACES = 80, 5
_REQUEST_CHARS, _REQUEST_WORDS = 220, 32
_QUOTES = "\"'“„«‘‚「『"

_COMMENTERS = 3
"""So many posts in a row are comments; two may be answers in an interview."""
_POST_BLOCKS = 2
_SIGNATURE_CHARS, _SIGNATURE_WORDS = 80, 12
_MOMENT = re.compile(
    r"""(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)
    | (?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4} | \d{4}[-年.]\s?\d{1,2}[-月.]
    | (?<!\w)\d{1,2}\.?\ \w{3,9}\.?,?\ \d{4} | \w{3,9}\ \d{1,2},?\ \d{4}
    | (?<!\w)\d{1,3}\s?(?:min|h|hr|d|w|mo|y|minute|hour|day|week|month|year)s?\b.{0,4}\bago
    | \b(?:vor|il\ y\ a|hace|há|fa)\s\d{1,3} | \d{1,3}\s(?:fa|geleden|temu|sedan|siden|önce|назад|тому)\b
    | \d{1,3}\s?(?:分|時間|日|小时|小時|天|분|시간|일)\s?(?:前|전)""",
    re.VERBOSE,
)
"""A time or a date, as it stands beside a reader's name."""
_ALL_BOLD = 0.95
_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_TEXT_FIRST = re.compile(r"[^\W\d_]{2}")


def furniture_blocks(page: CutPage, headline: int, words: PageWords, *, title: str, live: bool) -> NDArray[np.bool_]:
    """Tell which blocks are no text by what they say.

    Args:
        page: the page.
        headline: index of the block that is the headline, or -1.
        words: those of the page's languages.
        title: what the page calls its article: one about cookies or a newsletter may speak of them.
        live: whether it is a live blog, whose entries look like comments.
    """
    dropped = np.array([_is_label(page, i, words) for i in range(len(page.blocks))])
    if not words.offers.search(title):
        dropped |= [_is_brief(block.text) and words.is_promotion(block.text) for block in page.blocks]
    if not words.cookies.search(title) and not words.consent.search(title):
        dropped |= _consent_blocks(page, headline, words)
    if not live:
        dropped |= _comment_blocks(page, headline, words)
    return dropped


def _is_label(page: CutPage, index: int, words: PageWords) -> bool:
    """Whether a text is a label as a whole, or nothing but a number, as beside the pictures of a gallery."""
    text = page.blocks[index].text
    if len(text) >= _LABEL_CHARS:
        return False
    return words.is_label(text) or (_NUMBER.fullmatch(text) is not None and not _is_heading(page, index))


def _is_brief(text: str) -> bool:
    """Whether a text is no longer than such requests are, and nothing that somebody says."""
    return len(text) <= _REQUEST_CHARS and text.count(" ") < _REQUEST_WORDS and text[0] not in _QUOTES


def _consent_blocks(page: CutPage, headline: int, words: PageWords) -> NDArray[np.bool_]:
    """Notices that name cookies and terms of consent, but for a paragraph among others of an article."""
    notices = np.zeros(len(page.blocks), bool)
    for i, block in enumerate(page.blocks):
        text = block.text.casefold()
        named = len(words.cookies.findall(text))
        if named and (len(text.split()) <= _NOTICE_WORDS * named or named >= _OTHER_TERMS):
            notices[i] = len(set(words.consent.findall(text))) >= _OTHER_TERMS or _is_heading(page, i)
    if not notices.any():
        return notices
    spread = notices.copy()
    for i in np.flatnonzero(notices).tolist():
        first, last = _smallest_group(page, i, headline)
        others = [j for j in range(first, last) if not notices[j] and len(page.blocks[j].text) >= _PROSE_CHARS]
        if len(others) >= _SIBLINGS:
            spread[i] = False
        elif last - first <= 2 * int(notices[first:last].sum()) + 1:
            spread[first:last] = True
    return spread


def _smallest_group(page: CutPage, index: int, headline: int) -> tuple[int, int]:
    """The blocks of the smallest box around a block that holds others too, without the headline."""
    first, last = index, index + 1
    box = page.blocks[index].box
    while box >= 0:
        around = page.boxes[box]
        if around.tag in {"html", "body"} or around.first <= headline < around.last:
            break
        first, last = around.first, around.last
        if last - first > 1:
            break
        box = around.parent
    return first, last


def _comment_blocks(page: CutPage, headline: int, words: PageWords) -> NDArray[np.bool_]:
    """Lists of posts that each open with a name and a moment, and a heading about comments with what follows it."""
    comments = np.zeros(len(page.blocks), bool)
    for parent, starts in _posts(page, headline).items():
        around = page.boxes[parent]
        is_list = len(starts) >= _COMMENTERS and starts[0] - around.first <= _COMMENTERS
        if is_list and not around.first <= headline < around.last:
            comments[starts[0] : around.last] = True
    for i in range(headline + 1, len(page.blocks)):
        if comments[i] or not _is_heading(page, i) or not _announces(page.blocks[i].text, words):
            continue
        _, last = _smallest_group(page, i, headline)
        if comments[i + 1 : i + 2].any():
            comments[i] = True
        elif any(len(b.text) <= _SIGNATURE_CHARS and _MOMENT.search(b.text) for b in page.blocks[i + 1 : last]):
            comments[i:last] = True
    return comments


def _posts(page: CutPage, headline: int) -> Mapping[int, list[int]]:
    """The blocks that open a post, by the box that holds the posts."""
    posts: dict[int, list[int]] = defaultdict(list)
    for i in range(headline + 1, len(page.blocks)):
        if not _is_signature(page.blocks[i].text):
            continue
        # The post is the smallest box that the signature opens and that holds more than it.
        box = page.boxes[page.blocks[i].box]
        while box.last - i < _POST_BLOCKS and box.parent >= 0 and page.boxes[box.parent].first == i:
            box = page.boxes[box.parent]
        if box.last - i >= _POST_BLOCKS and box.parent >= 0:
            posts[box.parent].append(i)
    return posts


def _is_signature(text: str) -> bool:
    """Whether a text is a name and a moment; a moment alone stands above the dates of a calendar, too."""
    return (
        len(text) <= _SIGNATURE_CHARS
        and text.count(" ") < _SIGNATURE_WORDS
        and bool(_TEXT_FIRST.match(text))
        and (moment := _MOMENT.search(text.casefold())) is not None
        and bool(_TEXT_FIRST.search(text[: moment.start()] + text[moment.end() :]))
    )


def _announces(text: str, words: PageWords) -> bool:
    short = len(text) <= _LABEL_CHARS and text.count(" ") <= _HEADING_SPACES
    return short and bool(words.comments.search(text.casefold()))


def _is_heading(page: CutPage, index: int) -> bool:
    block = page.blocks[index]
    return page.boxes[block.box].tag in HEADINGS or block.bold > _ALL_BOLD
