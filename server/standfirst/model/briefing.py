"""Several articles, told once: stories of sentences that each name the article they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self
from urllib.parse import urlsplit

from standfirst.errors import InvalidRequest, StandfirstError
from standfirst.model.article import Article, Sentence
from standfirst.model.document import Address, Document, PlainText, is_web_address
from standfirst.model.options import PRESET_LENGTHS, Length

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ][0-9:.,]+(?:Z|[+-][0-9:]+)?)?")

STORY_LENGTHS: Mapping[str, Length] = {
    "short": Length("sentences", 2),
    "medium": PRESET_LENGTHS["medium"],
    "long": Length("sentences", 4),
}
"""How long each story of a briefing may be: with one sentence no second outlet has a say, and five are an article."""


@dataclass(frozen=True, slots=True)
class BriefingDocument:
    """A page or a text for a briefing, and what the caller knows of it better than the page.

    Attributes:
        source: a page, a plain text, or the address of a page that is still to be fetched.
        url: where a plain text comes from; a page bears its own address.
        site_name: the outlet.
        published: ISO 8601 date; of a moment, the date is kept.

    Raises:
        InvalidRequest: a field is no text, or `published` is no date.
    """

    source: Document | PlainText | Address
    url: str | None = None
    site_name: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        for name in ("url", "site_name", "published"):
            if not isinstance(getattr(self, name), str | None):
                raise InvalidRequest(f"`{name}` must be a text.", hint="Pass a str, or None.")
        if not is_web_address(self.url):
            object.__setattr__(self, "url", None)
        if self.published is not None:
            object.__setattr__(self, "published", _date(self.published))


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of an article for telling it together with others.

    Attributes:
        article: what was found.
        terms: how often each stem of a content word stands in it, headline included.
        candidates: the sentences that may stand in a story, each understood alone, with a score from 0 to 1.
        summary: the sentences that stand for the article where no other tells its story, in its order.
    """

    article: Article
    terms: Mapping[str, int]
    candidates: tuple[tuple[Sentence, float], ...]
    summary: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of a story: `articles[article].text[start:end] == text`, always.

    Attributes:
        text: as it stands there.
        article: the number of its article in the briefing.
        index, start, end: its place among the article's sentences, and in its text.
        only_here: it gives a figure or a name that no other article of the story has.
        new: the story was read before, and this tells more than what was read.
    """

    text: str
    article: int
    index: int
    start: int
    end: int
    only_here: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, as it stands in a sentence of an article; offsets count the article's text."""

    text: str
    article: int
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """One event, or one article that no other goes with.

    Attributes:
        articles: the numbers of its articles, the one that tells most of it first.
        sentences: what is told of it.
        near_duplicates: groups of articles that are copies of one text; the one that was kept stands first.
        from_date, to_date: when its articles appeared, where known, as ISO 8601 dates.
        timeline: the days with their articles, where it spans more than one.
        differing_figures: numbers of the same thing that differ between articles; none is taken for the right one.
        read_before: whether the reader's history holds something of it.
    """

    articles: tuple[int, ...]
    sentences: tuple[StorySentence, ...]
    near_duplicates: tuple[tuple[int, ...], ...] = ()
    from_date: str | None = None
    to_date: str | None = None
    timeline: tuple[tuple[str, tuple[int, ...]], ...] = ()
    differing_figures: tuple[tuple[Figure, ...], ...] = ()
    read_before: bool = False


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A document of which nothing could be told, and why."""

    document: int
    code: str
    detail: str
    hint: str = ""

    @classmethod
    def of(cls, document: int, error: StandfirstError) -> Self:
        """Write an error down."""
        return cls(document, error.code, error.message, error.hint)


@dataclass(frozen=True, slots=True)
class Briefing:
    """Several documents, told once.

    Attributes:
        stories: those of most outlets first, then the latest; articles that stand alone come last.
        articles: one for each document, None for those that failed; each stands in exactly one story.
        failed: why.
        timings: milliseconds per step.
    """

    stories: tuple[Story, ...]
    articles: tuple[Article | None, ...]
    failed: tuple[FailedDocument, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)


def story_length(value: str | Length | Mapping[str, object]) -> Length:
    """How long each story may be: a preset's name (2, 3, 4 sentences), a `Length`, or its JSON form.

    Raises:
        InvalidRequest: it is none of them.
    """
    return STORY_LENGTHS[value] if isinstance(value, str) and value in STORY_LENGTHS else Length.of(value)


def outlet(article: Article) -> str | None:
    """Who published it, as a reader knows them: the site's name, else the host of its address."""
    if article.site_name:
        return article.site_name
    host = urlsplit(article.document_url).hostname if article.document_url else None
    return host.removeprefix("www.") if host else None


def _date(given: str) -> str:
    match = _MOMENT.fullmatch(given.strip())
    try:
        return date.fromisoformat(match[1] if match else "").isoformat()
    except ValueError as error:
        raise InvalidRequest("`published` is no date.", hint='Use ISO 8601, such as "2024-06-25".') from error
