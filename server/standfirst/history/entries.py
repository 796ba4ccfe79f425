"""What the history remembers of a summary, and how it stands in the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standfirst.model import Article, Paragraph, Summary

COLUMNS = (
    "saved_at",
    "url",
    "title",
    "byline",
    "site_name",
    "published",
    "language",
    "method",
    "text",
    "sentences",
    "article_words",
    "minutes_saved",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One summary that was read.

    Attributes:
        id: never used twice.
        saved_at: ISO 8601, UTC, to the millisecond.
        url, title, byline, site_name, published, language: the article's, where known.
        method: the summarizer's name.
        text: the summary.
        sentences: its sentences.
        article_words: how long the article is.
        minutes_saved: reading minutes of the article less those of the summary.
    """

    id: int
    saved_at: str
    url: str | None
    title: str | None
    byline: str | None
    site_name: str | None
    published: str | None
    language: str | None
    method: str
    text: str
    sentences: tuple[str, ...]
    article_words: int
    minutes_saved: float


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, the latest first, and the cursor that leads on; None at the end."""

    entries: tuple[Entry, ...]
    next: str | None


Period = Literal["day", "week"]


@dataclass(frozen=True, slots=True)
class Digest:
    """What was read in a day or in seven.

    Attributes:
        period: `day` or `week`.
        since, until: ISO 8601 dates, both included, by the machine's own calendar.
        entries: one for each article, the latest first.
        minutes_saved: by all of them.
    """

    period: Period
    since: str
    until: str
    entries: tuple[Entry, ...]
    minutes_saved: float


def digest_of(period: Period, since: date, until: date, entries: Iterable[Entry]) -> Digest:
    """Sum up entries, the latest first: an article that was asked for at several lengths was read once."""
    by_article: dict[object, Entry] = {}
    for entry in entries:
        by_article.setdefault(entry.url or entry.id, entry)
    saved = round(sum(entry.minutes_saved for entry in by_article.values()), 1)
    return Digest(period, since.isoformat(), until.isoformat(), tuple(by_article.values()), saved)


def row_of(summary: Summary, saved_at: str) -> dict[str, object]:
    """A summary as a row of the table."""
    article = summary.article
    row: dict[str, object] = {
        "saved_at": saved_at,
        "url": article.document_url,
        "title": article.title,
        "byline": article.byline,
        "site_name": article.site_name,
        "published": article.published,
        "language": article.language,
        "method": summary.method,
        "text": summary.text,
        "sentences": json.dumps([_clean(sentence.text) for sentence in summary.sentences], ensure_ascii=False),
        "article_words": article.word_count,
        "minutes_saved": summary.minutes_saved,
    }
    return {name: _clean(value) if isinstance(value, str) else value for name, value in row.items()}


def entry_of(row: Mapping[str, object]) -> Entry:
    """A row of the table as an entry."""
    values = dict(row)
    values["sentences"] = tuple(json.loads(str(values["sentences"])))
    return Entry(**values)  # type: ignore[arg-type]  # the table is STRICT: its columns have these types


def articles_of(entries: Iterable[Entry]) -> tuple[Article, ...]:
    """What is known of the articles of entries, for a briefing: of each the sentences that were read, as paragraphs.

    An article that was asked for at several lengths stands once, with the most sentences.
    """
    by_article: dict[object, Entry] = {}
    for entry in entries:
        kept = by_article.setdefault(entry.url or entry.id, entry)
        if len(entry.sentences) > len(kept.sentences):
            by_article[entry.url or entry.id] = entry
    return tuple(_article(entry) for entry in by_article.values())


def _article(entry: Entry) -> Article:
    return Article(
        document_url=entry.url,
        title=entry.title,
        byline=entry.byline,
        site_name=entry.site_name,
        published=entry.published,
        language=entry.language,
        paragraphs=tuple(Paragraph(place, "text", sentence) for place, sentence in enumerate(entry.sentences)),
    )


def _clean(text: str) -> str:
    """Take out what a database or a file cannot hold: NUL, and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
