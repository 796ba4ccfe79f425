"""JSON requests to the model, strictly: what is not understood is refused by name, never guessed."""

from __future__ import annotations

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
)
from standfirst.rendering.as_json import INCLUDABLE
from standfirst.rendering.fields import cleaned, is_fetchable, refuse_unknown, text_field
from standfirst.rendering.strict_json import read_object

FIELDS = ("html", "text", "url", "title", "language", "method", "length", "include", "choose")

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
    fields = read_object(body, bounds.json_depth, bounds.json_tokens)
    refuse_unknown(fields, FIELDS)
    options = _options(fields)
    return SummaryRequest(_source(fields, options.language, bounds), options, _include(fields))


def _source(fields: Mapping[str, object], language: str | None, bounds: Bounds) -> Document | PlainText | Address:
    html, text, url = text_field(fields, "html"), text_field(fields, "text"), text_field(fields, "url")
    title = cleaned(text_field(fields, "title"), bounds.title_characters)
    if html is not None and text is not None:
        raise InvalidRequest("`html` and `text` exclude each other.", hint=_SOURCE_HINT)
    if text is not None:
        if url is not None:
            raise InvalidRequest("`text` and `url` exclude each other.", hint=_SOURCE_HINT)
        return PlainText(text, title, language)
    if html is not None:
        known_url = url if url is not None and is_fetchable(url, bounds) else None
        return Document(html, known_url, title, language)
    if url is None:
        raise InvalidRequest("None of `html`, `text` and `url` is given.", hint=_SOURCE_HINT)
    if not is_fetchable(url, bounds):
        raise AddressNotAllowed("`url` is no address of a page.", hint="Use an http or https address.")
    return Address(url, title, language)


def _options(fields: Mapping[str, object]) -> SummaryOptions:
    method = text_field(fields, "method", "a method's name", 'a name such as "news"')
    language = text_field(fields, "language", "a language code", 'an ISO 639-1 code such as "en"')
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
        choose=fields.get("choose"),
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
