"""The job of a batch: a page in, its line out. It runs in a worker; importing it loads no engine."""

from __future__ import annotations

from standfirst import rendering
from standfirst.config import Bounds
from standfirst.errors import NoArticleFound
from standfirst.model import Document, PlainText, SummaryOptions
from standfirst.workers import reading


def write_line(  # noqa: PLR0913  # what a line is made of
    document: Document | PlainText,
    options: SummaryOptions,
    bounds: Bounds,
    place: tuple[str, str, int],
    min_likely: float,
    *,
    timings: bool,
) -> bytes:
    """Sum up a page and write its line.

    Args:
        document: the page.
        options: what is asked of it.
        bounds: of pages.
        place: its id, source and offset.
        min_likely: less like an article than this, it is refused.
        timings: whether the line tells how long each step took.

    Raises:
        StandfirstError: as `pipeline.summarize_document` does.
        NoArticleFound: the page is not enough like an article.
    """
    summary = reading.summarize(document, options, bounds)
    likely = summary.article.likely
    if likely < min_likely:
        raise NoArticleFound(
            f"The page does not look like an article ({likely:.2f}).", hint="A lower --min-likely takes it."
        )
    identity, source, offset = place
    fields = {"id": identity, "source": source, "offset": offset, **rendering.summary_fields(summary)}
    del fields["history_id"]
    if not timings:
        del fields["timings_ms"]
    return rendering.write_json(fields).encode("utf-8", "replace")
