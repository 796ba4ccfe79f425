"""The public functions: pure, safe in threads and in worker processes of any engine."""

from __future__ import annotations

from collections.abc import Mapping

from standfirst import extraction, pipeline, rendering
from standfirst.errors import InvalidRequest
from standfirst.model import DEFAULT_METHOD, Article, Document, Length, PlainText, Sentence, Summary, SummaryOptions
from standfirst.text import sentences as sentence_splitting


def extract(html: str | bytes, url: str | None = None) -> Article:
    """Find the article in a page.

    Args:
        html: the page, as text or as bytes (the charset is found from BOM and meta).
        url: its address, if known; one that is not http(s) is as good as none.

    Returns:
        The main content with its metadata. `article.text` is `article.paragraphs` joined by blank lines.

    Raises:
        InvalidRequest: an argument has another type.
        ContentError: the page holds no article, or cannot be read.
    """
    return extraction.extract_article(Document(html, url), pipeline.DEFAULT_BOUNDS).article


def summarize(
    html: str | bytes,
    url: str | None = None,
    length: str | Length | Mapping[str, object] = "medium",
    method: str = DEFAULT_METHOD,
    language: str | None = None,
) -> Summary:
    """Sum up a page in sentences of its own.

    Args:
        html: the page, as text or as bytes.
        url: its address, if known.
        length: `short`, `medium`, `long` (at most 1, 3, 7 sentences), a `Length`, or its JSON form; a ceiling.
        method: a summarizer's name; `standfirst methods` lists them.
        language: an ISO 639-1 code, taken before the one that the page declares; a text that is plainly in another
            wins, with a notice.

    Returns:
        The summary, its sentences in the article's order; each names its source by the index among
        `summary.article_sentences`.

    Raises:
        RequestError: an option is impossible.
        ContentError: the page holds no article, or cannot be read.
    """
    options = SummaryOptions.of(method=method, length=length, language=language)
    return pipeline.summarize_document(Document(html, url, language=language), options)


def summarize_text(
    text: str,
    title: str | None = None,
    language: str | None = None,
    length: str | Length | Mapping[str, object] = "medium",
    method: str = DEFAULT_METHOD,
) -> Summary:
    """Sum up plain text.

    Args:
        text: its paragraphs are parted by blank lines.
        title: the headline, which a summary does not repeat.
        language: likewise; without it, it is guessed, with a notice.
        length: as in `summarize`.
        method: likewise.

    Returns:
        The summary. Offsets refer to `summary.article.text`, which is the text without what is no prose.

    Raises:
        RequestError: an option is impossible.
        NoArticleFound: the text is empty once navigation and prompts are gone.
    """
    options = SummaryOptions.of(method=method, length=length, language=language)
    return pipeline.summarize_document(PlainText(text, title, language), options)


def render(summary: Summary, form: rendering.Form = "json") -> str:
    """Write a summary down.

    Args:
        summary: what `summarize` gave.
        form: `json` (the reply of `POST /v1/summaries`), `markdown` (CommonMark), or `text`.

    Raises:
        InvalidRequest: it is no summary, or the form is none of the three.
    """
    if not isinstance(summary, Summary):
        raise InvalidRequest("`summary` must be a summary.", hint="Pass what `summarize` or `summarize_text` gave.")
    return rendering.render_summary(summary, form)


def sentences(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """Split a text into sentences.

    Args:
        text: as it stands; nothing of it is cleaned.
        language: an ISO 639-1 code; without it, rules for all languages hold.

    Returns:
        The sentences in their order, with offsets in Unicode code points: `text[s.start:s.end] == s.text`.

    Raises:
        InvalidRequest: an argument is no text.
    """
    given = PlainText(text, language=language)
    return sentence_splitting.split(given.text, given.language)
