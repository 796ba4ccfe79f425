"""JSON requests to the model, strictly: what is not understood is refused by name, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from standfirst.config import Bounds
from standfirst.errors import AddressNotAllowed, InvalidRequest
from standfirst.model import (
    DEFAULT_METHOD,
    Address,
    Document,
    Length,
    PlainText,
    SummaryOptions,
    is_web_address,
)
from standfirst.rendering.as_json import INCLUDABLE
from standfirst.rendering.strict_json import read_object

SOURCES = ("html", "text", "url")
FIELDS = ("html", "text", "url", "title", "language", "method", "length", "include")

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\s]")
_SOURCE_HINT = "Send exactly one of `html` (with `url` as its address), `text`, or `url` alone."


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """A page or a text, and what is wanted of it.

    Attributes:
        source: the page, a plain text, or the address of a page that is still to be fetched.
        options: method, length and language.
        include: the parts of the article that the reply shall hold.
    """

    source: Document | PlainText | Address
    options: SummaryOptions
    include: frozenset[str]


def read_summary_request(body: bytes, bounds: Bounds) -> SummaryRequest:
    """Understand the body of `POST /v1/summaries` and `POST /v1/articles`.

    Raises:
        InvalidRequest: it is no strict JSON, or a field is unknown, missing, of the wrong type or impossible.
        AddressNotAllowed: `url` alone is no http(s) address.
    """
    fields = read_object(body, bounds.json_depth)
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        # The name is the caller's own text: a short word of it helps, more of it would be an echo.
        known_form = re.fullmatch(r"[A-Za-z0-9_]{1,40}", unknown[0])
        named = f" `{unknown[0]}`" if known_form else ""
        raise InvalidRequest(f"The request has an unknown field{named}.", hint=f"Known are {', '.join(FIELDS)}.")
    options = _options(fields)
    return SummaryRequest(_source(fields, options.language, bounds), options, _include(fields))


def _source(fields: Mapping[str, object], language: str | None, bounds: Bounds) -> Document | PlainText | Address:
    html, text, url = _text(fields, "html"), _text(fields, "text"), _text(fields, "url")
    title = _cleaned(_text(fields, "title"), bounds.title_characters)
    if html is not None and text is not None:
        raise InvalidRequest("`html` and `text` exclude each other.", hint=_SOURCE_HINT)
    if text is not None:
        if url is not None:
            raise InvalidRequest("`text` and `url` exclude each other.", hint=_SOURCE_HINT)
        return PlainText(text, title, language)
    if html is not None:
        known_url = url if url is not None and _is_fetchable(url, bounds) else None
        return Document(html, known_url, title, language)
    if url is None:
        raise InvalidRequest("None of `html`, `text` and `url` is given.", hint=_SOURCE_HINT)
    if not _is_fetchable(url, bounds):
        raise AddressNotAllowed("`url` is no address of a page.", hint="Use an http or https address.")
    return Address(url, title, language)


def _text(fields: Mapping[str, object], name: str, kind: str = "a text", example: str = "a JSON string") -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise InvalidRequest(f"`{name}` must be {kind}.", hint=f"Send {example}, or leave `{name}` away.")


def _cleaned(value: str | None, characters: int) -> str | None:
    """Drop what no title holds: control characters, and what is longer than any headline."""
    if value is None:
        return None
    return " ".join(_CONTROLS.sub(" ", value[:characters]).split()) or None


def _options(fields: Mapping[str, object]) -> SummaryOptions:
    method = _text(fields, "method", "a method's name", 'a name such as "news"')
    language = _text(fields, "language", "a language code", 'an ISO 639-1 code such as "en"')
    length = fields.get("length")
    if length is not None and not isinstance(length, str | dict):
        raise InvalidRequest(
            "`length` must be a preset's name or an object.",
            hint='Use "short", "medium", "long" or {"unit": "sentences", "amount": 3}.',
        )
    return SummaryOptions.of(
        method=DEFAULT_METHOD if method is None else method,
        length=Length.of("medium" if length is None else length),
        language=language,
    )


def _include(fields: Mapping[str, object]) -> frozenset[str]:
    value = fields.get("include")
    hint = f"Send a list of any of {', '.join(INCLUDABLE)}."
    if value is None:
        return frozenset()
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise InvalidRequest("`include` must be a list of texts.", hint=hint)
    if not set(value) <= set(INCLUDABLE):
        raise InvalidRequest("`include` names a part that no reply has.", hint=hint)
    return frozenset(value)


def _is_fetchable(url: str, bounds: Bounds) -> bool:
    # `urlsplit` drops line breaks and tabs without a word, so they are looked for before it.
    return len(url) <= bounds.url_characters and not _CONTROLS.search(url) and is_web_address(url)
