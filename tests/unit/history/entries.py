"""Summaries to remember, and what to look for in the files that remember them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from standfirst.history import MAX_PAGE, History
from standfirst.model import Article, Paragraph, Sentence, Summary, SummarySentence


def summary_of(text: str = "One sentence.", *, title: str | None = "Title", url: str | None = None) -> Summary:
    """A summary of one sentence out of an article of two."""
    article = Article(
        document_url=url,
        title=title,
        byline="A. Writer",
        site_name="The Example",
        published="2026-01-02",
        language="en",
        paragraphs=(Paragraph(0, "text", text), Paragraph(1, "text", "word " * 500 + ".")),
    )
    sentence = Sentence(0, 0, 0, len(text), text)
    return Summary(article, (sentence,), (SummarySentence(text, 1.0, (0,)),), "news")


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 14, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def leap(self, **by: float) -> None:
        """Go on, or back."""
        self.now += timedelta(**by)


def texts_of(history: History, query: str = "") -> list[str]:
    """The summaries that a question finds, the latest first."""
    return [entry.text for entry in history.entries(query, limit=MAX_PAGE).entries]


def bytes_in(folder: Path) -> bytes:
    """All that any file below a folder holds."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
