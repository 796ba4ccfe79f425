"""A briefing as the lines that people read, for the forms that are text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from standfirst.model import Article, Briefing, Story, outlet
from standfirst.rendering.text_fragments import link_to

UNTITLED = "Untitled"


class Line(NamedTuple):
    """A sentence, whose it is with what is to be known of it, and the address of its place."""

    text: str
    label: str
    url: str | None


class Outline(NamedTuple):
    """A story as it is read.

    Attributes:
        headline, url: of the article that tells most of it.
        provenance: who tells it, and when.
        sentences: in their order.
        remarks: copies, and figures that differ.
    """

    headline: str
    url: str | None
    provenance: str
    sentences: tuple[Line, ...]
    remarks: tuple[str, ...]


def outline(briefing: Briefing) -> Iterator[Outline]:
    """The stories in their order."""
    for story in briefing.stories:
        leading = _article(briefing, story.articles[0])
        yield Outline(
            headline=leading.title or UNTITLED,
            url=leading.document_url,
            provenance=_provenance(briefing, story),
            sentences=tuple(_lines(briefing, story)),
            remarks=tuple(_remarks(briefing, story)),
        )


def failures(briefing: Briefing) -> Iterator[str]:
    """One line for each document that could not be told."""
    for failed in briefing.failed:
        yield f"Document {failed.document + 1} is missing: {failed.detail}"


def _article(briefing: Briefing, number: int) -> Article:
    return briefing.articles[number] or Article()


def _name(briefing: Briefing, number: int) -> str:
    return outlet(_article(briefing, number)) or f"Document {number + 1}"


def _provenance(briefing: Briefing, story: Story) -> str:
    names = dict.fromkeys(_name(briefing, number) for number in story.articles)
    days = dict.fromkeys(day for day in (story.from_date, story.to_date) if day)
    return " · ".join(part for part in (", ".join(names), " – ".join(days)) if part)


def _lines(briefing: Briefing, story: Story) -> Iterator[Line]:
    for sentence in story.sentences:
        article = _article(briefing, sentence.article)
        url = link_to(article.document_url, sentence.text) if article.document_url else None
        name = _name(briefing, sentence.article)
        marks = [f"only {name} reports this" if sentence.only_here else name if len(story.articles) > 1 else ""]
        marks += [article.published or ""] if story.timeline else []
        marks += ["new"] if sentence.new else []
        if url and not any(marks):
            marks = [name]  # a link needs words to stand on
        yield Line(" ".join(sentence.text.split()), ", ".join(mark for mark in marks if mark), url)


def _remarks(briefing: Briefing, story: Story) -> Iterator[str]:
    for _kept, *copies in story.near_duplicates:
        names = dict.fromkeys(_name(briefing, number) for number in copies)
        yield f"Also in {', '.join(names)}."
    for group in story.differing_figures:
        told = "; ".join(f"{figure.text} ({_name(briefing, figure.article)})" for figure in group)
        yield f"Figures differ: {told}."
