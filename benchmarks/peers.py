"""The extraction engines that are measured side by side: each takes a page's HTML and address, and gives its text."""

# Each engine is imported when it is asked for, so that a missing one spoils nothing.

from __future__ import annotations

from collections.abc import Callable
from functools import partial

Engine = Callable[[str, str | None], str]

_LINE_ENDS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "br", "td", "blockquote", "section"})


def _standfirst() -> Engine:
    import standfirst

    def run(html: str, url: str | None) -> str:
        try:
            return standfirst.extract(html, url=url).text
        except standfirst.StandfirstError:
            return ""

    return run


def _trafilatura(*, fast: bool = False, favor_precision: bool = False) -> Engine:
    import trafilatura

    def run(html: str, url: str | None) -> str:
        return (
            trafilatura.extract(html, url=url, include_comments=False, fast=fast, favor_precision=favor_precision) or ""
        )

    return run


def _readability() -> Engine:
    import lxml.html
    import readability

    def run(html: str, url: str | None) -> str:
        tree = lxml.html.fromstring(readability.Document(html, url=url).summary(html_partial=True) or "<p></p>")
        for node in tree.iter():
            if node.tag in _LINE_ENDS:
                node.tail = "\n" + (node.tail or "")
        return "".join(map(str, tree.itertext()))

    return run


def _resiliparse() -> Engine:
    from resiliparse.extract.html2text import extract_plain_text

    def run(html: str, _url: str | None) -> str:
        return str(extract_plain_text(html, main_content=True, alt_texts=False, links=False))

    return run


def _newspaper() -> Engine:
    import newspaper

    def run(html: str, url: str | None) -> str:
        # With images it would open connections to the page's image hosts.
        article = newspaper.article(url or "https://news.example/a", input_html=html, fetch_images=False)
        return str(article.text)

    return run


ENGINES: dict[str, Callable[[], Engine]] = {
    "standfirst": _standfirst,
    "trafilatura": _trafilatura,
    "trafilatura-fast": partial(_trafilatura, fast=True),
    "trafilatura-precision": partial(_trafilatura, favor_precision=True),
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
    "newspaper4k": _newspaper,
}
