"""The HTTP door: Flask behind waitress, on this machine only, behind a gate."""

from __future__ import annotations

from standfirst.web.app import create_app
from standfirst.web.serving import serve

__all__ = ["create_app", "serve"]
