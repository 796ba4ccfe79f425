"""Summaries and articles as a person in a terminal reads them: set to a measure, the headline first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from standfirst.cli.terminal import harmless
from standfirst.history import Entry
from standfirst.model import Article, Briefing, Extraction, KeyFact, Notice, Summary
from standfirst.rendering.briefings import failures, outline

_WIDE = frozenset({"W", "F"})
# Where a line may end: after a space or hyphen, and beside any character of a script without spaces.
_PIECE = re.compile(
    r"[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef-]+-?|[\u2e80-\u9fff\uff00-\uffef]|[\uac00-\ud7af]+|-|\s+"
)
_FACT_NAMES: Mapping[str, str] = {"who": "Who", "when": "When", "where": "Where", "how_much": "How much"}
_NO_LINE_START = frozenset("、。，．：；！？）」』】》〉”’…‥・ー%")


def columns(text: str) -> int:
    """Count the columns that a text takes in a terminal: two for a wide character, none for a combining mark."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in _WIDE else 1 for c in text)


def wrap(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Break a text into lines of at most `width` columns; a word that is longer is cut."""
    following = indent if hanging is None else hanging
    lines, line, used = [], indent, columns(indent)
    empty = True
    longest = max(1, width - columns(following))
    for piece in _pieces(" ".join(harmless(text).split()), longest):
        size = columns(piece)
        if not empty and used + size > width and piece not in _NO_LINE_START:
            lines.append(line.rstrip())
            line, used, empty = following, columns(following), True
        if empty and piece.isspace():
            continue
        line, used, empty = line + piece, used + size, False
    return lines if empty else [*lines, line.rstrip()]


def _pieces(text: str, longest: int) -> Iterator[str]:
    """What may stand on a line together or apart; Thai and its kin come as one run and are cut to fit."""
    for piece in _PIECE.findall(text):
        part, used = "", 0
        for character in piece:
            size = columns(character)
            if part and used + size > longest:
                yield part
                part, used = "", 0
            part, used = part + character, used + size
        yield part


def set_summary(summary: Summary, width: int) -> str:
    """Headline, credits, the sentences, what it saves, and what the reader must know."""
    blocks = _head(summary.article, width)
    blocks.append(_bullets((s.text for s in summary.sentences), width))
    share = f"{len(summary.sentences)} of {len(summary.article_sentences)} sentences, word for word"
    saved = f" · saves {summary.minutes_saved:g} of {summary.article.reading_minutes:g} minutes"
    blocks.append(_facts(summary.key_facts, width))
    blocks.append(_dim(wrap(share + saved, width)))
    blocks.extend(_notices(summary.notices, width))
    return "\n\n".join(block for block in blocks if block)


def set_article(extraction: Extraction, width: int) -> str:
    """Headline, credits, the paragraphs, and what the reader must know."""
    blocks = _head(extraction.article, width)
    for paragraph in extraction.article.paragraphs:
        indent, hanging = {"list_item": ("  • ", "    "), "quote": ("  │ ", "  │ ")}.get(paragraph.kind, ("", ""))
        lines = "\n".join(wrap(paragraph.text, width, indent, hanging))
        blocks.append(click.style(lines, bold=True) if paragraph.kind == "heading" else lines)
    blocks.extend(_notices(extraction.notices, width))
    return "\n\n".join(block for block in blocks if block)


def set_decisions(summary: Summary, width: int) -> str:
    """Why each sentence was taken or left; the parts of the score behind it."""
    if not summary.decisions:
        return "This method gives no reasons."
    blocks = []
    for decision in summary.decisions:
        mark = "✓" if decision.taken else "·"
        parts = ", ".join(f"{name} {value:.2f}" for name, value in decision.parts.items() if round(value, 2))
        reason = f"{decision.score:.2f} {decision.reason}" + (f" ({parts})" if parts else "")
        sentence = wrap(
            summary.article_sentences[decision.sentence].text, width, f"{mark} {decision.sentence:>3}  ", " " * 7
        )
        blocks.append("\n".join([*sentence, _dim(wrap(reason, width, " " * 7))]))
    return "\n".join(blocks)


def set_briefing(briefing: Briefing, width: int) -> str:
    """Each story: its headline, who tells it, the sentences with their outlets, and what is to be known of it."""
    blocks = []
    for story in outline(briefing):
        lines = [click.style("\n".join(wrap(story.headline, width)), bold=True)]
        lines.append(_dim(wrap(story.provenance, width)))
        for sentence in story.sentences:
            label = f" ({sentence.label})" if sentence.label else ""
            lines += wrap(sentence.text + label, width, "  • ", "    ")
        lines += [_dim(wrap(remark, width, "    ")) for remark in story.remarks]
        blocks.append("\n".join(line for line in lines if line))
    blocks += [click.style("\n".join(wrap(line, width)), fg="yellow") for line in failures(briefing)]
    return "\n\n".join(blocks)


def set_entry(entry: Entry, width: int) -> str:
    """What the history keeps of a summary: headline, credits, sentences, and where the article stands."""
    blocks = [_heading(entry.title, (entry.byline, entry.site_name, entry.published), width)]
    blocks.append(_bullets(entry.sentences, width))
    blocks.append("\n".join(harmless(part) for part in (entry.url, f"read {entry.saved_at[:10]}") if part))
    return "\n\n".join(block for block in blocks if block)


def _head(article: Article, width: int) -> list[str]:
    return [_heading(article.title, (article.byline, article.site_name, article.published), width)]


def _heading(title: str | None, credit: Sequence[str | None], width: int) -> str:
    headline = click.style("\n".join(wrap(title, width)), bold=True) if title else ""
    known = " · ".join(part for part in dict.fromkeys(credit) if part)  # the publication may sign itself
    return "\n".join(part for part in (headline, _dim(wrap(known, width)) if known else "") if part)


def _bullets(sentences: Iterable[str], width: int) -> str:
    return "\n".join("\n".join(wrap(sentence, width, "  • ", "    ")) for sentence in sentences)


def _facts(facts: Iterable[KeyFact], width: int) -> str:
    """Who, when, where and how much, a line each; what is named twice stands once."""
    named: dict[str, dict[str, None]] = {}
    for fact in facts:
        named.setdefault(fact.kind, {})[" ".join(fact.text.split())] = None
    lines = [wrap(" · ".join(texts), width, f"  {_FACT_NAMES[kind]:10}", " " * 12) for kind, texts in named.items()]
    return "\n".join("\n".join(line) for line in lines)


def _notices(notices: tuple[Notice, ...], width: int) -> list[str]:
    return [click.style("\n".join(wrap(f"Note: {notice.message}", width)), fg="yellow") for notice in notices]


def _dim(lines: list[str]) -> str:
    return click.style("\n".join(lines), dim=True)
