"""What is to be read: a page's HTML, a plain text, or the address of a page; and what the caller knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from standfirst.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Document:
    """A captured page: its HTML, and what the caller knows about it.

    Attributes:
        html: the page, as text or as the bytes that came over the wire.
        url: its http(s) address; any other kind of address is dropped.
        title: a title that the caller insists on; else the page's own is found.
        language: an ISO 639-1 code, taken before the one that the page declares; a text plainly in another wins.
        charset: what the HTTP header said, for bytes.
        is_plain_text: `html` holds no markup, because the server said that it is text/plain.

    Raises:
        InvalidRequest: `html` is neither text nor bytes, or another field is no text.
    """

    html: str | bytes
    url: str | None = None
    title: str | None = None
    language: str | None = None
    charset: str | None = None
    is_plain_text: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.html, str | bytes):
            raise InvalidRequest("The page's HTML must be text or bytes.", hint="Pass a str or bytes.")
        for name in ("url", "title", "language", "charset"):
            if not isinstance(getattr(self, name), str | None):
                raise InvalidRequest(f"The page's {name} must be a text.", hint="Pass a str, or None.")
        if not is_web_address(self.url):
            object.__setattr__(self, "url", None)


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without markup, its paragraphs parted by blank lines.

    Attributes:
        text: as it was copied or typed.
        title: its headline, if the caller knows.
        language: an ISO 639-1 code; a text plainly in another wins.

    Raises:
        InvalidRequest: a field is no text.
    """

    text: str
    title: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        for name in ("text", "title", "language"):
            value = getattr(self, name)
            if not isinstance(value, str) and (value is not None or name == "text"):
                raise InvalidRequest(f"`{name}` must be a text.", hint="Pass a str; decode bytes first.")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is that has yet to be fetched; `fetching` makes a `Document` of it, and judges it.

    Attributes:
        url: as the caller wrote it.
        title: a title that the caller insists on.
        language: an ISO 639-1 code, as for a document.
    """

    url: str
    title: str | None = None
    language: str | None = None


def is_web_address(url: str | None) -> bool:
    """Tell whether an address is http or https with a host."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
