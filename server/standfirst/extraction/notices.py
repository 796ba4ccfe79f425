"""The notices that extraction gives, each in one sentence for the reader."""

from __future__ import annotations

from standfirst.model import Notice, NoticeCode

_MESSAGES = {
    NoticeCode.CONTENT_DROPPED: "Parts of the page were too large to read and were left out.",
    NoticeCode.INDEX_PAGE: "This looks like a list of headlines rather than one article.",
    NoticeCode.LANGUAGE_GUESSED: "The language was guessed from the text.",
    NoticeCode.LIVE_BLOG: "This is a live blog: later entries may change the picture.",
    NoticeCode.NO_ARTICLE_LIKELY: "This page does not look like an article; the summary covers the text that it has.",
    NoticeCode.PARTIAL_ARTICLE: "Only a part of the article is on this page; the summary covers that part.",
    NoticeCode.PUBLISHER_SUMMARY_DROPPED: "The publisher's own summary was left out.",
    NoticeCode.TRUNCATED: "The page is longer than can be read; its end was left out.",
}


def notice(code: NoticeCode) -> Notice:
    """Give the notice with its sentence."""
    return Notice(code, _MESSAGES[code])
