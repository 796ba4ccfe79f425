"""Requests for a briefing: documents, or what was read since a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from standfirst.config import Bounds
from standfirst.config import Briefing as BriefingSettings
from standfirst.errors import AddressNotAllowed, InvalidRequest
from standfirst.model import Address, BriefingDocument, Document, Length, PlainText, is_language_code, story_length
from standfirst.rendering.fields import cleaned, is_fetchable, refuse_unknown, text_field
from standfirst.rendering.strict_json import read_object

FIELDS = ("documents", "since", "length")
DOCUMENT_FIELDS = ("html", "text", "url", "title", "published", "site_name", "language")

_SOURCE_HINT = "Give exactly one of `html` and `text`, with `url` as its address, or `url` alone."


@dataclass(frozen=True, slots=True)
class BriefingRequest:
    """What is to be told once.

    Attributes:
        documents: pages, texts, or addresses that are still to be fetched; empty where the history is asked for.
        since: the moment from which on the history is asked for, with its zone; else None.
        length: how long each story may be.
    """

    documents: tuple[BriefingDocument, ...]
    since: datetime | None
    length: Length


def read_briefing_request(body: bytes, bounds: Bounds, settings: BriefingSettings) -> BriefingRequest:
    """Understand the body of `POST /v1/briefings`.

    Raises:
        InvalidRequest: it is no strict JSON, or a field is unknown, missing, of the wrong type or impossible.
        AddressNotAllowed: a document's `url` alone is no http(s) address.
    """
    fields = read_object(body, bounds.json_depth, bounds.json_tokens)
    refuse_unknown(fields, FIELDS)
    length = fields.get("length")
    if length is not None and not isinstance(length, str | dict):
        raise InvalidRequest(
            "`length` must be a preset's name or an object.",
            hint='Use "short", "medium", "long" or {"unit": "sentences", "amount": 3}.',
        )
    wanted = story_length("medium" if length is None else length)
    since, documents = text_field(fields, "since", "a moment", 'ISO 8601, such as "2026-11-30T00:00:00Z"'), ()
    if (since is None) == (fields.get("documents") is None):
        raise InvalidRequest("Exactly one of `documents` and `since` must be given.", hint="Send one of them.")
    if since is not None:
        return BriefingRequest(documents, read_moment(since), wanted)
    given = fields["documents"]
    if not isinstance(given, list) or not 1 <= len(given) <= settings.documents:
        raise InvalidRequest(
            f"`documents` must be a list of 1 to {settings.documents} documents.",
            hint=f"Send at most {settings.documents} at once; `standfirst briefing` takes more.",
        )
    return BriefingRequest(read_documents(given, bounds), None, wanted)


def read_moment(text: str) -> datetime:
    """Understand an ISO 8601 moment or date; without a zone it is the machine's own time.

    Raises:
        InvalidRequest: it is neither.
    """
    try:
        # Before its first day and behind its last one the calendar has no zones.
        return datetime.fromisoformat(text.strip()).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InvalidRequest("`since` is no moment.", hint='Use ISO 8601, such as "2026-11-30T00:00:00Z".') from error


def read_documents(
    given: Sequence[Mapping[str, object] | Document | PlainText], bounds: Bounds
) -> tuple[BriefingDocument, ...]:
    """Understand documents, each in its JSON form or as the model has it.

    Raises:
        InvalidRequest: one of them is neither; the message says which.
        AddressNotAllowed: one is an address alone, and not http(s).
    """
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Sequence):
        raise InvalidRequest("The documents must be a list.", hint='Pass a list of {"html": …} or {"text": …}.')
    return tuple(_document(number, value, bounds) for number, value in enumerate(given))


def _document(number: int, value: object, bounds: Bounds) -> BriefingDocument:
    if isinstance(value, Document | PlainText):
        return BriefingDocument(value)
    if not isinstance(value, Mapping):
        raise InvalidRequest(f"Document {number} is not an object.", hint=_SOURCE_HINT)
    try:
        refuse_unknown(value, DOCUMENT_FIELDS)
        return BriefingDocument(
            _source(value, bounds),
            url=_known_address(text_field(value, "url"), bounds),
            site_name=cleaned(text_field(value, "site_name"), bounds.title_characters),
            published=text_field(value, "published"),
        )
    except (InvalidRequest, AddressNotAllowed) as error:
        raise type(error)(f"Document {number}: {error.message}", hint=error.hint) from error


def _source(fields: Mapping[str, object], bounds: Bounds) -> Document | PlainText | Address:
    html, text, url = fields.get("html"), text_field(fields, "text"), text_field(fields, "url")
    title = cleaned(text_field(fields, "title"), bounds.title_characters)
    language = text_field(fields, "language", "a language code", 'an ISO 639-1 code such as "en"')
    if language is not None and not is_language_code(language):
        raise InvalidRequest("`language` is not a language code.", hint='Use an ISO 639-1 code such as "en".')
    if html is not None and text is not None:
        raise InvalidRequest("`html` and `text` exclude each other.", hint=_SOURCE_HINT)
    if text is not None:
        return PlainText(text, title, language)
    if html is not None:
        if not isinstance(html, str | bytes):
            raise InvalidRequest("`html` must be a text.", hint="Send a JSON string.")
        return Document(html, _known_address(url, bounds), title, language)
    if url is None:
        raise InvalidRequest("None of `html`, `text` and `url` is given.", hint=_SOURCE_HINT)
    if not is_fetchable(url, bounds):
        raise AddressNotAllowed("`url` is no address of a page.", hint="Use an http or https address.")
    return Address(url, title, language)


def _known_address(url: str | None, bounds: Bounds) -> str | None:
    return url if url is not None and is_fetchable(url, bounds) else None
