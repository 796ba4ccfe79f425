"""Which language models run on this machine, and which of them chooses: for the extension's settings, and this page."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, request

from standfirst.config import set_in_file
from standfirst.errors import InvalidRequest
from standfirst.language_model import survey
from standfirst.rendering.strict_json import read_object
from standfirst.web import policy
from standfirst.web.choosing import model_settings
from standfirst.web.services import services

blueprint = Blueprint("models", __name__)

_HINT = "Send `server` and `name` as `GET /v1/models` lists them."


@blueprint.get("/v1/models")
@policy.work
def models() -> dict[str, object]:
    """List the model servers that run here, their models, and the one that is chosen."""
    settings = model_settings()
    return {
        "server": settings.server or None,
        "name": settings.name or None,
        "file": settings.file or None,
        "allow_remote": settings.allow_remote,
        "servers": [asdict(server) for server in survey(settings)],
    }


@blueprint.post("/v1/models")
@policy.private
def use() -> dict[str, object]:
    """Have a model choose from now on: one that runs here, and no other."""
    limits = services().settings.bounds
    fields = read_object(request.get_data(cache=False), limits.json_depth, limits.json_tokens)
    if set(fields) != {"server", "name"} or not all(isinstance(value, str) for value in fields.values()):
        raise InvalidRequest("The request must name a server and a model.", hint=_HINT)
    wanted = fields["server"], fields["name"]
    offered = {(server.url, model.name) for server in survey(model_settings()) for model in server.models}
    if wanted not in offered:
        raise InvalidRequest("No such model runs here.", hint=_HINT)
    _set(server=str(wanted[0]), name=str(wanted[1]), file="")
    return {"server": wanted[0], "name": wanted[1]}


@blueprint.delete("/v1/models")
@policy.private
def off() -> Response:
    """Have no model choose any more."""
    _set(server="", name="", file="")
    return Response(status=204)


def _set(**values: str) -> None:
    for key, value in values.items():
        set_in_file(f"model.{key}", value)
