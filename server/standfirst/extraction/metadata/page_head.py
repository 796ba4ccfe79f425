"""What a page's `meta`, `title` and `link` elements say."""

from __future__ import annotations

import lxml.html

from standfirst.extraction.page.cleaning import clean_text

_NAMES = ("property", "name", "itemprop", "http-equiv")
_MAX_VALUE = 2_000
"""Characters: no title, name or date is longer."""


class PageHead:
    """The page's own words about itself.

    Attributes:
        title: the text of the `title` element.
        language: the `lang` of the root element.
        canonical: the address that the page calls its own.
    """

    def __init__(self, tree: lxml.html.HtmlElement) -> None:
        self._meta: dict[str, list[str]] = {}
        for node in tree.iter("meta"):
            content = node.get("content")
            if not content or len(content) > _MAX_VALUE:
                continue
            for name in _NAMES:
                if key := node.get(name):
                    self._meta.setdefault(key.strip().lower(), []).append(content)
        titles = (clean_text(node.text_content()[:_MAX_VALUE]) for node in tree.iter("title"))
        self.title = next((title for title in titles if title), None)
        self.language: str | None = tree.get("lang") or tree.get("xml:lang")
        self.canonical = next((n.get("href") for n in tree.iter("link") if n.get("rel") == "canonical"), None)

    def all(self, *names: str) -> list[str]:
        """The values of the first of the names that has any."""
        for name in names:
            values = [text for value in self._meta.get(name, ()) if (text := clean_text(value))]
            if values:
                return values
        return []

    def first(self, *names: str) -> str | None:
        """The first value of the first of the names that has one."""
        values = self.all(*names)
        return values[0] if values else None
