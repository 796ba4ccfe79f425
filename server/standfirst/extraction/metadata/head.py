"""What a page's `meta`, `title` and `link` elements say."""

from __future__ import annotations

import re
from html import unescape

import lxml.html

from standfirst.extraction.page.cleaning import clean_text

_NAMES = ("property", "name", "http-equiv")
_PREFIXES = ("http://ogp.me/ns/article#", "https://ogp.me/ns/article#")
_MAX_VALUE = 2_000
"""Characters: no title, name or date is longer."""
_MARKUP = re.compile(r"</?(?:a|b|br|em|i|p|span|strong)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)


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
            # An `itemprop` in the body speaks of the box around it, which may be a teaser.
            of_page = (node.get("itemprop"),) if node.getparent().tag == "head" else ()
            for key in filter(None, (*(node.get(name) for name in _NAMES), *of_page)):
                self._meta.setdefault(_plain(key), []).append(content)
        titles = (read_text(node.text_content()[:_MAX_VALUE]) for node in tree.iter("title"))
        self.title = next((title for title in titles if title), None)
        self.language: str | None = tree.get("lang") or tree.get("xml:lang")
        self.canonical = next((n.get("href") for n in tree.iter("link") if n.get("rel") == "canonical"), None)

    def all(self, *names: str) -> list[str]:
        """The values of the first of the names that has any."""
        for name in names:
            values = [text for value in self._meta.get(name, ()) if (text := read_text(value))]
            if values:
                return values
        return []

    def first(self, *names: str) -> str | None:
        """The first value of the first of the names that has one."""
        values = self.all(*names)
        return values[0] if values else None


def read_text(text: str) -> str:
    """Clean a declared text, which many publishing systems escape twice, or leave markup in."""
    text = unescape(text) if "&" in text and _ENTITY.search(text) else text
    return clean_text(_MARKUP.sub("", text) if "<" in text else text)


def _plain(key: str) -> str:
    key = key.strip().lower()
    for prefix in _PREFIXES:
        if key.startswith(prefix):
            return f"article:{key.removeprefix(prefix)}"
    return key
