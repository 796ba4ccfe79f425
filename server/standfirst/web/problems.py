"""Errors on the wire: RFC 9457 problems, and the one table of their statuses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from standfirst import errors

CONTENT_TYPE = "application/problem+json"

RETRY_AFTER_SECONDS = 2
"""By then the pages in front of the queue have been read."""

STATUSES: Mapping[type[errors.StandfirstError], int] = MappingProxyType(
    {
        errors.StandfirstError: 500,
        errors.RequestError: 400,
        errors.InvalidRequest: 400,
        errors.UnknownMethod: 400,
        errors.AddressNotAllowed: 400,
        errors.EndpointNotFound: 404,
        errors.MethodNotAllowed: 405,
        errors.DocumentTooLarge: 413,
        errors.UnsupportedMediaType: 415,
        errors.HeadersTooLarge: 431,
        errors.PlanDiffers: 409,
        errors.AccessError: 403,
        errors.TokenRejected: 401,
        errors.OriginNotAllowed: 403,
        errors.PairingRefused: 403,
        errors.HostNotAllowed: 421,
        errors.ContentError: 422,
        errors.NoArticleFound: 422,
        errors.UnsupportedDocument: 422,
        errors.PageTooComplex: 422,
        errors.FetchFailed: 502,
        errors.WorkError: 500,
        errors.DeadlineExceeded: 504,
        errors.Overloaded: 503,
        errors.WorkerDied: 500,
        errors.TooManySetAside: 500,
        errors.StorageError: 500,
        errors.EntryNotFound: 404,
        errors.HistoryUnavailable: 503,
        errors.SchemaTooNew: 500,
        errors.OutputUnavailable: 507,
        errors.StartError: 500,
        errors.PortInUse: 500,
        errors.TooFewDescriptors: 500,
        errors.SecretsExposed: 500,
        errors.ExtensionMissing: 500,
        errors.LoginStartRefused: 500,
    }
)


def unforeseen() -> errors.StandfirstError:
    """The error that stands for one nobody foresaw."""
    return errors.StandfirstError("Something unexpected went wrong.", hint="Try again; `standfirst doctor` may help.")


def from_status(status: int) -> errors.StandfirstError:
    """The error for a status that Flask or waitress came to by themselves."""
    if status in _OF_STATUS:
        kind, message, hint = _OF_STATUS[status]
        return kind(message, hint=hint)
    if 400 <= status < 500 or status == 501:  # noqa: PLR2004  # waitress: an unknown transfer encoding
        return errors.InvalidRequest("This is no well-formed request.", hint="`GET /openapi.json` shows how one looks.")
    return unforeseen()


_OF_STATUS: Mapping[int, tuple[type[errors.StandfirstError], str, str]] = MappingProxyType(
    {
        404: (errors.EndpointNotFound, "There is nothing at this path.", "`GET /openapi.json` lists all paths."),
        405: (errors.MethodNotAllowed, "This path does not take that method.", "The Allow header names them."),
        413: (errors.DocumentTooLarge, "The body is too large.", "Send the article's part of the page only."),
        415: (errors.UnsupportedMediaType, "The body is not JSON.", "Send `Content-Type: application/json`."),
        431: (errors.HeadersTooLarge, "The request's address or headers are too large.", "Send fewer of them."),
    }
)


def render(error: errors.StandfirstError) -> tuple[int, dict[str, str], bytes]:
    """Write an error down: status, headers, body."""
    status = STATUSES[type(error)]
    body = {
        "type": f"urn:standfirst:problem:{error.code}",
        "title": error.code.replace("_", " ").capitalize(),
        "status": status,
        "detail": error.message,
        "code": error.code,
        "hint": error.hint,
    }
    headers = {"Content-Type": CONTENT_TYPE}
    if isinstance(error, errors.Overloaded):
        headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    if isinstance(error, errors.TokenRejected):
        headers["WWW-Authenticate"] = "Bearer"
    return status, headers, json.dumps(body, ensure_ascii=False).encode()
