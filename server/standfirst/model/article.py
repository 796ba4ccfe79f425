"""What was found: an article's paragraphs and sentences, and what the reader must know of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal, get_args

from standfirst.errors import InvalidRequest
from standfirst.word_count import count_words, reading_minutes

ParagraphKind = Literal["text", "heading", "list_item", "quote"]
_KINDS = frozenset(get_args(ParagraphKind))

PARAGRAPH_BREAK = "\n\n"
"""What parts the paragraphs in `Article.text`."""


class NoticeCode(StrEnum):
    """What the reader must know about a summary."""

    ALREADY_SHORT = "already_short"
    CONTENT_DROPPED = "content_dropped"
    HISTORY_NOT_SAVED = "history_not_saved"
    INDEX_PAGE = "index_page"
    LANGUAGE_GUESSED = "language_guessed"
    LIVE_BLOG = "live_blog"
    MODEL_READ_A_PART = "model_read_a_part"
    MODEL_TOO_SLOW = "model_too_slow"
    MODEL_UNAVAILABLE = "model_unavailable"
    NO_ARTICLE_LIKELY = "no_article_likely"
    NOTHING_FITS = "nothing_fits"
    PARTIAL_ARTICLE = "partial_article"
    PUBLISHER_SUMMARY_DROPPED = "publisher_summary_dropped"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that the reader must know about this summary, in a sentence."""

    code: NoticeCode
    message: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article. Its text is clean: single spaces, no line breaks but the author's own."""

    index: int
    kind: ParagraphKind
    text: str

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            raise InvalidRequest("A paragraph has an unknown kind.", hint=f"Use one of {get_args(ParagraphKind)}.")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a page says of its article beside the text: evidence of what matters in it, never shown.

    Attributes:
        descriptions: summaries for search engines and social networks, the fullest first.
        headlines: the headlines that it gives elsewhere, as for social networks; without the article's title.
        keywords: the subjects under which its publisher files it.
        bullets: the publisher's own summary, a point each.
        address_words: the words of its address: "larkhaven", "pier", "closes".
    """

    descriptions: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    address_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Article:
    """The main content of a document with its metadata.

    Attributes:
        document_url: where it was read.
        title: the headline, without the site's name.
        byline: the authors as the page names them.
        site_name: the publication.
        published: ISO 8601 date, `YYYY-MM-DD`.
        language: ISO 639-1 code.
        paragraphs: in reading order, without the headline; indices count from 0.
        own_words: what else the page says of it; no output shows it.
        likely: 0 to 1, how much the page looks like an article; 1 for a text that somebody gave.
    """

    document_url: str | None = None
    title: str | None = None
    byline: str | None = None
    site_name: str | None = None
    published: str | None = None
    language: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    own_words: OwnWords = OwnWords()
    likely: float = 1.0

    @cached_property
    def text(self) -> str:
        """The paragraphs joined by a blank line. All offsets count its Unicode code points."""
        return PARAGRAPH_BREAK.join(p.text for p in self.paragraphs)

    @cached_property
    def word_count(self) -> int:
        """Unicode words in the text."""
        return count_words(self.text)

    @property
    def reading_minutes(self) -> float:
        """Minutes that reading it takes."""
        return reading_minutes(self.word_count)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: `article.text[start:end] == text`, always. Known by its index, never by its text."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction gives: the article, what the reader must know, and milliseconds per step."""

    article: Article
    notices: tuple[Notice, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
