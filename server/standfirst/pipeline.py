"""The product in one function: a page or a text in, its summary out."""

from __future__ import annotations

import time
from collections.abc import Mapping

from standfirst import extraction, facts, summarizers
from standfirst.config import Bounds
from standfirst.model import Document, Extraction, Notice, PlainText, Summary, SummaryOptions
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
    return _summarize(extraction.extract_article(document, bounds), options)


def _summarize(extracted: Extraction, options: SummaryOptions) -> Summary:
    begin = time.perf_counter()
    article = extracted.article
    all_sentences = sentences.article_sentences(article)
    chosen = summarizers.summarize(article, all_sentences, options)
    return Summary(
        article=article,
        article_sentences=all_sentences,
        sentences=chosen.sentences,
        method=options.method,
        key_facts=facts.key_facts(article, all_sentences),
        keywords=facts.keywords(article, all_sentences),
        notices=_merged(extracted.notices, chosen.notices),
        timings=_with_ranking(extracted.timings, begin),
        decisions=chosen.decisions,
    )


def _merged(of_extraction: tuple[Notice, ...], of_summary: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """All notices, each code once: what the summarizer says of it tells more."""
    told = {notice.code for notice in of_summary}
    return (*(notice for notice in of_extraction if notice.code not in told), *of_summary)


def _with_ranking(timings: Mapping[str, float], begin: float) -> dict[str, float]:
    ranking = 1000 * (time.perf_counter() - begin)
    return {**timings, "ranking": round(ranking, 2), "total": round(sum(timings.values()) + ranking, 2)}
