"""The public functions: pure, safe in threads and in worker processes of any engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standfirst import extraction, pipeline, rendering
from standfirst.config import Settings, load_settings
from standfirst.errors import InvalidRequest
from standfirst.model import (
    DEFAULT_METHOD,
    Article,
    Briefing,
    Document,
    Length,
    PlainText,
    Sentence,
    Summary,
    SummaryOptions,
    story_length,
)
from standfirst.rendering.briefing_requests import read_documents
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
        method: a summarizer's name; `standfirst methods` lists them. `model` asks the language model that the
            settings name (`standfirst model`), and waits for it.
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
    return summarize_document(Document(html, url, language=language), options)


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
    return summarize_document(PlainText(text, title, language), options)


def summarize_document(
    document: Document | PlainText, options: SummaryOptions, settings: Settings | None = None
) -> Summary:
    """Sum up by any method; for `model`, the settings say which language model chooses.

    Raises:
        RequestError: a setting or an option is impossible.
        ContentError: the document holds no article, or cannot be read.
    """
    bounds = settings.bounds if settings else pipeline.DEFAULT_BOUNDS
    if not options.asks_model:
        return pipeline.summarize_document(document, options, bounds)
    from standfirst.language_model import Chooser, decide  # noqa: PLC0415  # sockets and certificates, for this alone

    found = pipeline.find_candidates(document, options, bounds)
    chooser = Chooser()
    try:
        made = decide(found, options, (settings or load_settings()).model, chooser)
    finally:
        chooser.close()
    return pipeline.summarize_extraction(found.extraction, made.options, made.notices, made.chosen_by)


def briefing(
    documents: Sequence[Mapping[str, object] | Document | PlainText],
    length: str | Length | Mapping[str, object] = "medium",
) -> Briefing:
    """Tell several pages or texts once: what happened, and who reported what.

    Args:
        documents: each as `POST /v1/briefings` takes it, `{"html" or "text", "url", "title", "published", "site_name",
            "language"}`, where `html` may be bytes as well; or a `Document` or `PlainText`.
        length: of each story: `short`, `medium`, `long` (at most 2, 3, 4 sentences), a `Length`, or its JSON form.

    Returns:
        Stories, those of most outlets first. A document that cannot be read is `None` among `articles` and stands in
        `failed` with its reason; it costs the others nothing.

    Raises:
        InvalidRequest: a document is none of the above, or the length is impossible.
    """
    return pipeline.make_briefing(read_documents(documents, pipeline.DEFAULT_BOUNDS), story_length(length))


def render(summary: Summary | Briefing, form: rendering.Form = "json") -> str:
    """Write a summary or a briefing down.

    Args:
        summary: what `summarize` or `briefing` gave.
        form: `json` (the reply of `POST /v1/summaries` or `/v1/briefings`), `markdown` (CommonMark), or `text`.

    Raises:
        InvalidRequest: it is neither, or the form is none of the three.
    """
    if isinstance(summary, Briefing):
        return rendering.render_briefing(summary, form)
    if not isinstance(summary, Summary):
        raise InvalidRequest(
            "`summary` must be a summary or a briefing.", hint="Pass what `summarize` or `briefing` gave."
        )
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
