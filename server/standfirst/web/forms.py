"""Replies in the form that the caller accepts: JSON, Markdown or text."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, request

from standfirst.rendering import Form

FORMS: Mapping[str, Form] = {"application/json": "json", "text/markdown": "markdown", "text/plain": "text"}


def accepted() -> tuple[str, Form]:
    """The media type that the caller accepts best, and our name of it; JSON where none is accepted."""
    media_type = request.accept_mimetypes.best_match(list(FORMS), "application/json")
    return media_type, FORMS[media_type]


def reply(body: str | bytes, media_type: str) -> Response:
    """A reply that depends on what the caller accepts."""
    made = Response(body, mimetype=media_type)
    made.vary.add("Accept")
    return made
