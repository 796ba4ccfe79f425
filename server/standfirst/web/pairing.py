"""Pairing and greeting: a one-time code for a token, and the proof that this is the helper that gave it out."""

from __future__ import annotations

import json
from typing import cast

from flask import Blueprint, Response, current_app, request

from standfirst.access import Access
from standfirst.config import Settings
from standfirst.errors import InvalidRequest
from standfirst.rendering.strict_json import read_object
from standfirst.web import gate

NONCE_CHARACTERS = 200
CODE_CHARACTERS = 40

room = Blueprint("pairing", __name__)


@room.post("/v1/pairing")
def pair() -> Response:
    """Exchange a one-time code for a token."""
    code, nonce = _texts(code=CODE_CHARACTERS, nonce=NONCE_CHARACTERS)
    paired = _access().pair(code, nonce, _origin(), _port())
    return _json({"token": paired.token, "proof": paired.proof})


@room.post("/v1/hello")
def hello() -> Response:
    """Prove to a paired caller that this is its helper, before it sends any page."""
    (nonce,) = _texts(nonce=NONCE_CHARACTERS)
    answer = _access().hello(nonce, _origin(), _port())
    return _json({"paired": answer.paired, "proof": answer.proof, "proofs": answer.proofs})


def _texts(**bounds: int) -> list[str]:
    """Read exactly these fields, each a text of at most so many characters, none empty."""
    settings: Settings = current_app.config["standfirst"]
    fields = read_object(request.get_data(cache=False), settings.bounds.json_depth)
    hint = f"Send {', '.join(f'`{name}`' for name in bounds)} and nothing else."
    if not set(fields) <= set(bounds):
        raise InvalidRequest("The request has an unknown field.", hint=hint)
    for name, characters in bounds.items():
        if not isinstance(fields.get(name), str) or not 1 <= len(fields[name]) <= characters:
            raise InvalidRequest(f"`{name}` must be a text of 1 to {characters} characters.", hint=hint)
    return [fields[name] for name in bounds]


def _origin() -> str:
    """The gate lets none through to here without one."""
    return cast("gate.Caller", request.environ[gate.CALLER]).origin or ""


def _port() -> int:
    settings: Settings = current_app.config["standfirst"]
    return settings.helper.port


def _access() -> Access:
    return cast("Access", current_app.extensions["standfirst.access"])


def _json(value: object) -> Response:
    return Response(json.dumps(value), mimetype="application/json")
