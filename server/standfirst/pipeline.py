"""The product in two functions: a page or a text in, its summary out; several in, a briefing out."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from standfirst import extraction, facts, stories, summarizers
from standfirst.config import Bounds
from standfirst.errors import ContentError, DocumentTooLarge, InvalidRequest
from standfirst.model import (
    Address,
    Article,
    Briefing,
    BriefingDocument,
    Candidates,
    Document,
    Extraction,
    FailedDocument,
    Length,
    Notice,
    PlainText,
    Reading,
    Summary,
    SummaryOptions,
)
from standfirst.text import sentences

DEFAULT_BOUNDS = Bounds()


def summarize_document(
    document: Document | PlainText, options: SummaryOptions, bounds: Bounds = DEFAULT_BOUNDS
) -> Summary:
    """Sum up a page, or a plain text.

    Raises:
        ContentError: the document holds no article, or cannot be read.
        UnknownMethod: no summarizer has that name.
    """
    summarizers.check_method(options.method)
    return summarize_extraction(extraction.extract_article(document, bounds), options, bounds=bounds)


def find_candidates(
    document: Document | PlainText, options: SummaryOptions, bounds: Bounds = DEFAULT_BOUNDS
) -> Candidates:
    """Find what a language model may choose from: the first half of a summary that it makes.

    Raises:
        ContentError: the document holds no article, or cannot be read.
    """
    begin = time.perf_counter()
    extracted = extraction.extract_article(document, bounds)
    all_sentences = sentences.article_sentences(extracted.article)
    ranked, ranking, amount = summarizers.model_candidates(extracted.article, all_sentences, options, bounds.sentences)
    spent = 1000 * (time.perf_counter() - begin) - sum(extracted.timings.values())
    timings = {**extracted.timings, "candidates": round(max(0.0, spent), 2)}
    return Candidates(replace(extracted, timings=timings), ranked, ranking, amount)


def summarize_extraction(
    extracted: Extraction,
    options: SummaryOptions,
    notices: tuple[Notice, ...] = (),
    chosen_by: str | None = None,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> Summary:
    """Sum up an article that has been found.

    Args:
        extracted: the article.
        options: what the reader chose; `choose` holds what a model has chosen.
        notices: what the reader must know beside what extraction and summarizer say.
        chosen_by: the model's name.
        bounds: what an article may bring.
    """
    begin = time.perf_counter()
    article = extracted.article
    all_sentences = sentences.article_sentences(article)
    chosen = summarizers.summarize(article, all_sentences, options, bounds.sentences)
    return Summary(
        article=article,
        article_sentences=all_sentences,
        sentences=chosen.sentences,
        method=chosen.method or options.method,
        key_facts=facts.key_facts(article, all_sentences, {i for s in chosen.sentences for i in s.sources}),
        keywords=facts.keywords(article, all_sentences),
        notices=_merged(extracted.notices, (*chosen.notices, *notices)),
        timings=_with_ranking(extracted.timings, begin),
        decisions=chosen.decisions,
        chosen_by=chosen_by,
    )


def _merged(of_extraction: tuple[Notice, ...], of_summary: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """All notices, each code once: what the summarizer says of it tells more."""
    told = {notice.code for notice in of_summary}
    return (*(notice for notice in of_extraction if notice.code not in told), *of_summary)


def _with_ranking(timings: Mapping[str, float], begin: float) -> dict[str, float]:
    ranking = 1000 * (time.perf_counter() - begin)
    return {**timings, "ranking": round(ranking, 2), "total": round(sum(timings.values()) + ranking, 2)}


def make_briefing(
    documents: Sequence[BriefingDocument],
    length: Length,
    read_before: Sequence[Article] = (),
    bounds: Bounds = DEFAULT_BOUNDS,
) -> Briefing:
    """Read documents, and tell what they have in common once. One that cannot be read costs the others nothing."""
    begin = time.perf_counter()
    readings: list[Reading | None] = []
    failed: list[FailedDocument] = []
    for number, document in enumerate(documents):
        try:
            readings.append(read_for_briefing(document, length, bounds))
        except (ContentError, DocumentTooLarge) as error:
            readings.append(None)
            failed.append(FailedDocument.of(number, error))
    return brief(readings, failed, length, read_before, 1000 * (time.perf_counter() - begin))


def read_for_briefing(document: BriefingDocument, length: Length, bounds: Bounds = DEFAULT_BOUNDS) -> Reading:
    """Read one document of a briefing: the step that may be done for each in a process of its own.

    Raises:
        ContentError: the document holds no article, or cannot be read.
        DocumentTooLarge: it is over the bound of a page.
        InvalidRequest: only its address is given; it has to be fetched before.
    """
    source = document.source
    if isinstance(source, Address):
        raise InvalidRequest("A document is an address alone.", hint="Give `html` or `text`; nothing is fetched here.")
    content = source.text if isinstance(source, PlainText) else source.html
    if len(content) > bounds.body_bytes:
        raise DocumentTooLarge(
            f"The document is larger than {bounds.body_bytes // 1_000_000} MB.",
            hint="Give the article alone, or its text.",
        )
    article = extraction.extract_article(source, bounds).article
    article = replace(
        article,
        document_url=article.document_url or document.url,
        site_name=document.site_name or article.site_name,
        published=document.published or article.published,
    )
    return stories.read_article(article, length)


def recall_briefing(articles: Sequence[Article], length: Length, read_before: Sequence[Article] = ()) -> Briefing:
    """Tell what the history holds of articles once.

    Args:
        articles: of each, the sentences that were read.
        length: how long each story may be.
        read_before: what the history holds from before them.
    """
    begin = time.perf_counter()
    readings = [stories.read_article(article, length) for article in articles]
    return brief(readings, (), length, read_before, 1000 * (time.perf_counter() - begin))


def brief(
    readings: Sequence[Reading | None],
    failed: Sequence[FailedDocument],
    length: Length,
    read_before: Sequence[Article] = (),
    reading_milliseconds: float = 0.0,
) -> Briefing:
    """Tell what was read: the second step of a briefing.

    Args:
        readings: in the order of their documents; None for those that failed.
        failed: why.
        length: how long each story may be.
        read_before: what the reader's history holds.
        reading_milliseconds: how long the first step took.
    """
    begin = time.perf_counter()
    told = stories.tell_stories(readings, length, read_before)
    telling = 1000 * (time.perf_counter() - begin)
    return Briefing(
        stories=told,
        articles=tuple(reading.article if reading else None for reading in readings),
        failed=tuple(failed),
        timings={
            "reading": round(reading_milliseconds, 1),
            "telling": round(telling, 1),
            "total": round(reading_milliseconds + telling, 1),
        },
    )
