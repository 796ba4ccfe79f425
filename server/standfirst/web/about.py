"""What the helper says of itself: health, methods, and the description of this interface."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

from flask import Blueprint

from standfirst import __version__
from standfirst.model import DEFAULT_METHOD
from standfirst.summarizers import METHODS
from standfirst.web import policy

API_VERSION = 1
"""Raised when a caller of the old interface would no longer be understood."""

blueprint = Blueprint("about", __name__)


@blueprint.get("/v1/health")
@policy.anyone
def health() -> dict[str, object]:
    """Say that this is Standfirst, and which."""
    return {"name": "standfirst", "version": __version__, "api": API_VERSION}


@blueprint.get("/v1/methods")
@policy.anyone
def methods() -> list[dict[str, object]]:
    """List the summarizers."""
    return [{**asdict(method), "default": method.name == DEFAULT_METHOD} for method in METHODS]


@blueprint.get("/openapi.json")
@policy.anyone
def openapi() -> dict[str, Any]:
    """Describe this interface as OpenAPI 3.1."""
    return description()


@cache
def description() -> dict[str, Any]:
    """The description, with this version's number and its summarizers in it."""
    text = resources.files("standfirst.web").joinpath("openapi.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    read["info"]["version"] = __version__
    read["components"]["schemas"]["SummaryRequest"]["properties"]["method"]["enum"] = [*(m.name for m in METHODS), None]
    return read
