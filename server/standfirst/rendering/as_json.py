"""Summaries and articles as the JSON that goes over the wire.

Offsets count Unicode code points of `article.text`, which stands in the reply on request only.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from standfirst.model import (
    Article,
    Briefing,
    Decision,
    Extraction,
    FailedDocument,
    Figure,
    KeyFact,
    Notice,
    Sentence,
    Story,
    StorySentence,
    Summary,
    SummarySentence,
)
from standfirst.rendering.text_fragments import link_to

INCLUDABLE = ("article_text", "paragraphs", "sentences")


def summary(value: Summary, include: Collection[str] = (), history_id: int | None = None) -> str:
    """Write the reply of `POST /v1/summaries`."""
    return write(summary_fields(value, include, history_id))


def summary_fields(value: Summary, include: Collection[str] = (), history_id: int | None = None) -> dict[str, object]:
    """The reply's fields, for who adds some of their own."""
    article = _counted(value.article, len(value.article_sentences))
    if "article_text" in include:
        article["text"] = value.article.text
    if "paragraphs" in include:
        article["paragraphs"] = _paragraphs(value.article)
    if "sentences" in include:
        article["sentences"] = [asdict(sentence) for sentence in value.article_sentences]
    return {
        "article": article,
        "sentences": [_sentence(chosen, value.article_sentences) for chosen in value.sentences],
        "text": value.text,
        "method": value.method,
        "kind": "extractive",
        "key_facts": [_fact(fact, value.article_sentences) for fact in value.key_facts],
        "keywords": list(value.keywords),
        "compression_ratio": value.compression_ratio,
        "minutes_saved": value.minutes_saved,
        "notices": _notices(value.notices),
        "timings_ms": _timings(value.timings),
        "history_id": history_id,
        **({"chosen_by": value.chosen_by} if value.chosen_by else {}),
        # Only where reasons were asked for, which the HTTP door does not offer.
        **({"decisions": [_decision(decision) for decision in value.decisions]} if value.decisions else {}),
    }


def extraction(value: Extraction) -> str:
    """Write the reply of `POST /v1/articles`: the article with its text and paragraphs."""
    from standfirst.text.sentences import article_sentences  # noqa: PLC0415  # the parent, which loads none, reads requests

    article = _counted(value.article, len(article_sentences(value.article)))
    article["text"] = value.article.text
    article["paragraphs"] = _paragraphs(value.article)
    return write({"article": article, "notices": _notices(value.notices), "timings_ms": _timings(value.timings)})


def briefing(value: Briefing) -> str:
    """Write the reply of `POST /v1/briefings`."""
    return write(
        {
            "stories": [_story(story, value.articles) for story in value.stories],
            "articles": [_article(article) if article else None for article in value.articles],
            "failed": [_failed(document) for document in value.failed],
            "timings_ms": _timings(value.timings),
        }
    )


def write(value: Mapping[str, object]) -> str:
    """Write JSON as it goes over the wire: no spaces, letters of any script as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _article(article: Article, **counts: int) -> dict[str, object]:
    """What is said of an article wherever one is described, with what else was counted."""
    return {
        "url": article.document_url,
        "title": article.title,
        "byline": article.byline,
        "site_name": article.site_name,
        "published": article.published,
        "language": article.language,
        "word_count": article.word_count,
        **counts,
        "reading_minutes": article.reading_minutes,
        "likely": article.likely,
    }


def _counted(article: Article, sentence_count: int) -> dict[str, object]:
    return _article(article, character_count=len(article.text), sentence_count=sentence_count)


def _story(story: Story, articles: Sequence[Article | None]) -> dict[str, object]:
    return {
        "articles": list(story.articles),
        "near_duplicates": [list(group) for group in story.near_duplicates],
        "from": story.from_date,
        "to": story.to_date,
        "sentences": [_told(sentence, articles[sentence.article]) for sentence in story.sentences],
        "timeline": [{"date": day, "articles": list(numbers)} for day, numbers in story.timeline],
        "differing_figures": [[_figure(figure) for figure in group] for group in story.differing_figures],
        "read_before": story.read_before,
    }


def _told(sentence: StorySentence, article: Article | None) -> dict[str, object]:
    address = article.document_url if article else None
    return {
        "text": sentence.text,
        "article": sentence.article,
        "index": sentence.index,
        "start": sentence.start,
        "end": sentence.end,
        "link": link_to(address, sentence.text) if address else None,
        "only_here": sentence.only_here,
        "new": sentence.new,
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "text": figure.text,
        "article": figure.article,
        "index": figure.index,
        "start": figure.start,
        "end": figure.end,
    }


def _failed(failed: FailedDocument) -> dict[str, object]:
    return {"document": failed.document, "code": failed.code, "detail": failed.detail, "hint": failed.hint}


def _paragraphs(article: Article) -> list[dict[str, object]]:
    return [{"index": p.index, "kind": p.kind, "text": p.text} for p in article.paragraphs]


def _decision(decision: Decision) -> dict[str, object]:
    return {
        "sentence": decision.sentence,
        "taken": decision.taken,
        "score": round(decision.score, 4),
        "parts": {name: round(part, 4) for name, part in decision.parts.items()},
        "reason": decision.reason,
    }


def _sentence(chosen: SummarySentence, sentences: Sequence[Sentence]) -> dict[str, object]:
    """An extractive sentence has exactly one source, whose place in the article it names."""
    source = sentences[chosen.sources[0]]
    return {
        "text": chosen.text,
        "index": source.index,
        "paragraph": source.paragraph,
        "start": source.start,
        "end": source.end,
        "score": round(chosen.score, 3),
    }


def _fact(fact: KeyFact, sentences: Sequence[Sentence]) -> dict[str, object]:
    return {
        "kind": fact.kind,
        "text": fact.text,
        "sentence": fact.sentence,
        "start": fact.start,
        "end": fact.end,
        "sentence_text": sentences[fact.sentence].text,
    }


def _notices(notices: Sequence[Notice]) -> list[dict[str, str]]:
    return [{"code": notice.code.value, "message": notice.message} for notice in notices]


def _timings(timings: Mapping[str, float]) -> dict[str, float]:
    return {step: round(milliseconds, 1) for step, milliseconds in timings.items()}
