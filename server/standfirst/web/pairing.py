"""Pairing and greeting: a one-time code for a token, and the proof that this is the helper that gave it out."""

from __future__ import annotations

from flask import Blueprint, request

from standfirst.errors import InvalidRequest
from standfirst.rendering.strict_json import read_object
from standfirst.web import policy
from standfirst.web.services import caller, services

NONCE_CHARACTERS = 200
CODE_CHARACTERS = 40

blueprint = Blueprint("pairing", __name__)


@blueprint.post("/v1/pairing")
@policy.browsers
def pair() -> dict[str, object]:
    """Exchange a one-time code for a token."""
    code, nonce = _texts(code=CODE_CHARACTERS, nonce=NONCE_CHARACTERS)
    paired = services().access.pair(code, nonce, _origin(), services().settings.helper.port)
    return {"token": paired.token, "proof": paired.proof}


@blueprint.post("/v1/hello")
@policy.browsers
def hello() -> dict[str, object]:
    """Prove to a paired caller that this is its helper, before it sends any page."""
    (nonce,) = _texts(nonce=NONCE_CHARACTERS)
    answer = services().access.hello(nonce, _origin(), services().settings.helper.port)
    return {"paired": answer.paired, "proof": answer.proof, "proofs": answer.proofs}


def _texts(**bounds: int) -> list[str]:
    """Read exactly these fields, each a text of at most so many characters, none empty."""
    limits = services().settings.bounds
    fields = read_object(request.get_data(cache=False), limits.json_depth, limits.json_tokens)
    hint = f"Send {', '.join(f'`{name}`' for name in bounds)} and nothing else."
    if not set(fields) <= set(bounds):
        raise InvalidRequest("The request has an unknown field.", hint=hint)
    for name, characters in bounds.items():
        if not isinstance(fields.get(name), str) or not 1 <= len(fields[name]) <= characters:
            raise InvalidRequest(f"`{name}` must be a text of 1 to {characters} characters.", hint=hint)
    return [fields[name] for name in bounds]


def _origin() -> str:
    """The gate lets none through to here without one."""
    return caller().origin or ""
