"""The words of this product as types: frozen, validated on construction, free of any library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Literal, Self, get_args
from urllib.parse import urlsplit

from standfirst.errors import InvalidRequest
from standfirst.word_count import count_words, reading_minutes

ParagraphKind = Literal["text", "heading", "list_item", "quote"]
LengthUnit = Literal["sentences", "words", "ratio"]
FactKind = Literal["who", "when", "where", "how_much"]

PARAGRAPH_BREAK = "\n\n"
"""What parts the paragraphs in `Article.text`."""

MAX_AMOUNT = 100_000
"""No article has more words; a larger amount is a mistake of the caller."""


class NoticeCode(StrEnum):
    """What the reader must know about a summary."""

    ALREADY_SHORT = "already_short"
    CONTENT_DROPPED = "content_dropped"
    HISTORY_NOT_SAVED = "history_not_saved"
    INDEX_PAGE = "index_page"
    LANGUAGE_GUESSED = "language_guessed"
    LIVE_BLOG = "live_blog"
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
class Document:
    """A captured page: its HTML, and what the caller knows about it.

    Attributes:
        html: the page, as text or as the bytes that came over the wire.
        url: its http(s) address; any other kind of address is dropped.
        title: a title that the caller insists on; else the page's own is found.
        language: an ISO 639-1 code that the caller insists on; else it is found.
        charset: what the HTTP header said, for bytes.
        captured_at: when the page was read.

    Raises:
        InvalidRequest: `html` is neither text nor bytes.
    """

    html: str | bytes
    url: str | None = None
    title: str | None = None
    language: str | None = None
    charset: str | None = None
    captured_at: datetime | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.html, str | bytes):
            raise InvalidRequest("The page's HTML must be text or bytes.", hint="Pass a str or bytes.")
        if not is_web_address(self.url):
            object.__setattr__(self, "url", None)


def is_web_address(url: str | None) -> bool:
    """Tell whether an address is http or https with a host."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article. Its text is clean: single spaces, no line breaks but the author's own."""

    index: int
    kind: ParagraphKind
    text: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(ParagraphKind):
            raise InvalidRequest("A paragraph has an unknown kind.", hint=f"Use one of {get_args(ParagraphKind)}.")


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
    """

    document_url: str | None = None
    title: str | None = None
    byline: str | None = None
    site_name: str | None = None
    published: str | None = None
    language: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()

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
class Length:
    """How long a summary may be. The amount is a ceiling.

    Attributes:
        unit: `sentences`, `words`, or `ratio` (share of the article's words, 0 to 1).
        amount: how many of them; whole for sentences and words.

    Raises:
        InvalidRequest: the unit is unknown, or the amount is impossible for it.
    """

    unit: LengthUnit
    amount: float

    def __post_init__(self) -> None:
        hint = 'Use "short", "medium", "long" or a unit of sentences, words or ratio with an amount.'
        if self.unit not in get_args(LengthUnit):
            raise InvalidRequest("`length.unit` is not a unit of length.", hint=hint)
        if isinstance(self.amount, bool) or not isinstance(self.amount, int | float):
            raise InvalidRequest("`length.amount` must be a number.", hint=hint)
        if self.unit == "ratio":
            if not 0 < self.amount <= 1:
                raise InvalidRequest("`length.amount` must be over 0 and at most 1 for a ratio.", hint=hint)
        elif not 1 <= self.amount <= MAX_AMOUNT or self.amount != int(self.amount):
            raise InvalidRequest(f"`length.amount` must be a whole number from 1 to {MAX_AMOUNT}.", hint=hint)

    @classmethod
    def of(cls, value: str | Length | Mapping[str, object]) -> Length:
        """Understand a preset's name, a `Length`, or its JSON form.

        Raises:
            InvalidRequest: it is none of them.
        """
        if isinstance(value, Length):
            return value
        if isinstance(value, str) and value in PRESET_LENGTHS:
            return PRESET_LENGTHS[value]
        if isinstance(value, Mapping) and set(value) == {"unit", "amount"}:
            return cls(value["unit"], value["amount"])  # type: ignore[arg-type]  # the constructor checks
        raise InvalidRequest(
            "`length` is not a length.",
            hint='Use "short", "medium", "long" or {"unit": "sentences", "amount": 3}.',
        )


PRESET_LENGTHS: Mapping[str, Length] = MappingProxyType(
    {"short": Length("sentences", 1), "medium": Length("sentences", 3), "long": Length("sentences", 7)}
)

DEFAULT_METHOD = "news"


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """What the reader chose.

    Attributes:
        method: a summarizer's name.
        length: the ceiling.
        language: an ISO 639-1 code that overrides what is found.
        explain: also say per sentence why it was taken or left.
    """

    method: str = DEFAULT_METHOD
    length: Length = PRESET_LENGTHS["medium"]
    language: str | None = None
    explain: bool = False

    @classmethod
    def of(
        cls,
        *,
        method: str = DEFAULT_METHOD,
        length: str | Length | Mapping[str, object] = "medium",
        language: str | None = None,
        explain: bool = False,
    ) -> Self:
        """Build from what callers write.

        Raises:
            InvalidRequest: the length or the language is impossible. Unknown methods are the registry's business.
        """
        if language is not None and not is_language_code(language):
            raise InvalidRequest("`language` is not a language code.", hint='Use an ISO 639-1 code such as "en".')
        return cls(method=method, length=Length.of(length), language=language, explain=explain)


def is_language_code(value: object) -> bool:
    """Tell whether it has the form of an ISO 639 code: two or three lower-case ASCII letters."""
    return isinstance(value, str) and len(value) in {2, 3} and value.isascii() and value.islower() and value.isalpha()


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary and where it comes from (extractive: exactly one index of the article's sentences)."""

    text: str
    score: float
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeyFact:
    """Who, when, where or how much: a span of `Article.text` inside one of its sentences."""

    kind: FactKind
    text: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a summarizer took or left a sentence: its score, the parts of it, and the reason in plain words."""

    sentence: int
    taken: bool
    score: float
    parts: Mapping[str, float]
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction gives: the article, what the reader must know, and milliseconds per step."""

    article: Article
    notices: tuple[Notice, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Summary:
    """Sentences of an article that stand for the whole, in the article's order.

    Attributes:
        article: what was summed up.
        article_sentences: all its sentences; `SummarySentence.sources` are indices into them.
        sentences: the summary.
        method: the summarizer's name.
        key_facts, keywords: found in the article, the facts each pointing at its sentence.
        notices: what the reader must know.
        timings: milliseconds per step.
        decisions: one per sentence of the article, when the options asked for an explanation.
    """

    article: Article
    article_sentences: tuple[Sentence, ...]
    sentences: tuple[SummarySentence, ...]
    method: str
    key_facts: tuple[KeyFact, ...] = ()
    keywords: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()

    @property
    def text(self) -> str:
        """The sentences joined by a space, or by nothing where the script has no spaces."""
        joint = "" if self.article.language in {"ja", "zh", "th", "lo", "km", "my"} else " "
        return joint.join(s.text for s in self.sentences)

    @cached_property
    def word_count(self) -> int:
        """Unicode words in the summary."""
        return sum(count_words(s.text) for s in self.sentences)

    @property
    def compression_ratio(self) -> float:
        """Words of the summary by words of the article, 0 to 1."""
        return round(self.word_count / self.article.word_count, 3) if self.article.word_count else 0.0

    @property
    def coverage(self) -> float:
        """The share of the article's thirds, by sentences, that the summary touches: 0 to 1."""
        total = len(self.article_sentences)
        thirds = {min(2, 3 * i // total) for s in self.sentences for i in s.sources} if total else set()
        return round(len(thirds) / 3, 3)

    @property
    def minutes_saved(self) -> float:
        """Reading minutes of the article less those of the summary."""
        return round(max(0.0, self.article.reading_minutes - reading_minutes(self.word_count)), 1)
