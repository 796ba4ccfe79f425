"""Summaries and articles as CommonMark. Text of a page stays text: what Markdown would read as markup is escaped."""

from __future__ import annotations

import re
from urllib.parse import quote

from standfirst.model import Article, Briefing, Extraction, Paragraph, Summary
from standfirst.rendering.briefings import failures, outline

_SPECIAL = re.compile(r"[\\`*_\[\]~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^([ \t]*)(#|>|[-+=](?=\s|$|[-=])|\d{1,9}(?=[.)]))", re.MULTILINE)
_NUMBER = re.compile(r"^([ \t]*\d{1,9})\\?([.)])", re.MULTILINE)
_URL_SAFE = "%/:=&?~#+!$,;'@*[]"


def summary(value: Summary) -> str:
    """Write headline, provenance, one list item a sentence, and what the reader must know."""
    parts = [*_head(value.article), "\n".join(f"- {escape(s.text)}" for s in value.sentences)]
    parts.extend(f"> {escape(notice.message)}" for notice in value.notices)
    return "\n\n".join(part for part in parts if part) + "\n"


def extraction(value: Extraction) -> str:
    """Write headline, provenance and the whole article."""
    parts = [*_head(value.article), *(_paragraph(p) for p in value.article.paragraphs)]
    return "\n\n".join(part for part in parts if part) + "\n"


def briefing(value: Briefing) -> str:
    """Write each story under its headline; each sentence ends in a link to its place in its page."""
    parts = []
    for story in outline(value):
        parts.append(f"## {link(story.headline, story.url)}")
        parts.append(escape(story.provenance))
        parts.append("\n".join(f"- {escape(line.text)}{_label(line.label, line.url)}" for line in story.sentences))
        parts += [f"> {escape(remark)}" for remark in story.remarks]
    parts += [f"> {escape(line)}" for line in failures(value)]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Keep CommonMark from reading markup in a text, and HTML from reading tags if it is ever put there raw."""
    escaped = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\g<0>", text)).replace("<", "&lt;")
    return _NUMBER.sub(r"\1\\\2", _LINE_START.sub(_escape_line_start, escaped))


def link(text: str, url: str | None) -> str:
    """Write a text as a link, or alone where it leads nowhere."""
    # An address in angle brackets or with a bracket of its own would end the link early.
    return f"[{escape(text)}]({quote(url, safe=_URL_SAFE)})" if url else escape(text)


def _label(label: str, url: str | None) -> str:
    return f" ({link(label, url)})" if label else ""


def _escape_line_start(match: re.Match[str]) -> str:
    indent, mark = match.groups()
    return f"{indent}{mark}" if mark.isdigit() else f"{indent}\\{mark}"


def _head(article: Article) -> list[str]:
    title = link(article.title, article.document_url) if article.title else ""
    named = dict.fromkeys((article.byline, article.site_name, article.published))  # the publication may sign itself
    provenance = " · ".join(escape(part) for part in named if part)
    return [f"# {title}" if title else "", provenance]


def _paragraph(paragraph: Paragraph) -> str:
    text = escape(paragraph.text)
    if paragraph.kind == "heading":
        return f"## {text}"
    if paragraph.kind == "list_item":
        return f"- {text}"
    if paragraph.kind == "quote":
        return "\n".join(f"> {line}" for line in text.splitlines())
    return text
