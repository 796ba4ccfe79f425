"""The history and its digests, for holders of a token."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import asdict
from typing import cast, get_args

from flask import Blueprint, Response, request

from standfirst.errors import InvalidRequest, OriginNotAllowed, Overloaded
from standfirst.history import MAX_PAGE, MAX_QUERY_CHARACTERS, ExportForm, Period, export
from standfirst.rendering.strict_json import read_object
from standfirst.web import policy
from standfirst.web.services import caller, services

DEFAULT_PAGE = 50

EXPORTS_AT_ONCE = 2
"""A long one holds a thread until its reader has taken it, and health needs a thread too."""

_LISTED = ("id", "saved_at", "url", "title", "text", "site_name", "language", "minutes_saved")
_EXPORTS: Mapping[ExportForm, tuple[str, str]] = {
    "jsonl": ("application/jsonl", "standfirst-history.jsonl"),
    "markdown": ("text/markdown", "standfirst-history.md"),
}

blueprint = Blueprint("history", __name__)

_exports = threading.BoundedSemaphore(EXPORTS_AT_ONCE)


@blueprint.get("/v1/history")
@policy.private
def listing() -> dict[str, object]:
    """List or search entries, the latest first."""
    _check_names("q", "limit", "cursor")
    query = request.args.get("q", "")
    if len(query) > MAX_QUERY_CHARACTERS:
        raise InvalidRequest("`q` is too long.", hint=f"Search with at most {MAX_QUERY_CHARACTERS} characters.")
    cursor = request.args.get("cursor")
    if cursor is not None and not _is_number(cursor):
        raise InvalidRequest("`cursor` is no cursor.", hint="Use `next` of the page before.")
    page = services().history.entries(query, limit=_limit(), cursor=cursor)
    entries = [{name: value for name, value in asdict(entry).items() if name in _LISTED} for entry in page.entries]
    return {"entries": entries, "next": page.next}


@blueprint.get("/v1/history/<int:entry_id>")
@policy.private
def one(entry_id: int) -> dict[str, object]:
    """Show one entry, with its sentences."""
    return asdict(services().history.entry(entry_id))


@blueprint.delete("/v1/history/<int:entry_id>")
@policy.private
def delete(entry_id: int) -> Response:
    """Delete one entry; no byte of it stays."""
    services().history.delete(entry_id)
    return _nothing()


@blueprint.delete("/v1/history")
@policy.private
def delete_all() -> Response:
    """Delete all entries, and the copies beside the database."""
    services().history.delete_all()
    return _nothing()


@blueprint.get("/v1/history/export")
@policy.private
def export_all() -> Response:
    """Write all entries down, as they are read from the database."""
    _check_names("format")
    form = cast("ExportForm", _choice("format", get_args(ExportForm), "jsonl"))
    media_type, name = _EXPORTS[form]
    pieces = export(services().history.all_entries(), form)
    if not _exports.acquire(blocking=False):
        raise Overloaded("The history is being exported already.", hint="Take or end the exports that were begun.")
    reply = Response(pieces, mimetype=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
    reply.call_on_close(_exports.release)
    return reply


@blueprint.post("/v1/history/codes")
@policy.private
def open_page() -> dict[str, object]:
    """Make a one-time code with which the helper's own page opens the history, as `/#code=…`."""
    if caller().kind == "page":
        raise OriginNotAllowed("The page cannot prolong its own stay.", hint="Open the history from the extension.")
    limits = services().settings.bounds
    if read_object(request.get_data(cache=False), limits.json_depth, limits.json_tokens):
        raise InvalidRequest("A code is made of nothing.", hint="Send an empty object.")
    return {"code": services().access.open_pairing("page")}


@blueprint.get("/v1/digest")
@policy.private
def digest() -> dict[str, object]:
    """What was read today or in seven days, and the minutes that it saved."""
    _check_names("period")
    period = cast("Period", _choice("period", get_args(Period), "day"))
    return asdict(services().history.digest(period))


def _check_names(*known: str) -> None:
    """Refuse what is not understood, and what is said twice."""
    if any(name not in known or len(request.args.getlist(name)) > 1 for name in request.args):
        raise InvalidRequest("The query has an unknown or repeated name.", hint=f"Known are {', '.join(known)}.")


def _limit() -> int:
    given = request.args.get("limit", str(DEFAULT_PAGE))
    if not _is_number(given) or not 1 <= int(given) <= MAX_PAGE:
        raise InvalidRequest(f"`limit` must be a number from 1 to {MAX_PAGE}.", hint="Ask for more with `cursor`.")
    return int(given)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19  # noqa: PLR2004  # what fits SQLite's largest id


def _choice(name: str, choices: tuple[str, ...], default: str) -> str:
    given = request.args.get(name, default)
    if given not in choices:
        raise InvalidRequest(f"`{name}` has no such value.", hint=f"Use one of {', '.join(choices)}.")
    return given


def _nothing() -> Response:
    """What has no content has no type of content either."""
    reply = Response(status=204)
    del reply.headers["Content-Type"]
    return reply
