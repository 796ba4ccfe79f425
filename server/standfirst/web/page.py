"""The page for people at `/`, and its files."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, render_template, send_from_directory

from standfirst import __version__
from standfirst.errors import ExtensionMissing
from standfirst.extension_folder import extension_folder
from standfirst.model import DEFAULT_METHOD
from standfirst.summarizers import METHODS
from standfirst.web import headers, policy
from standfirst.web.services import services

STATIC = Path(__file__).parent / "static"

blueprint = Blueprint("page", __name__, template_folder="templates")


@blueprint.get("/")
@policy.page
def front() -> Response:
    """Show that the helper runs, sum up what the reader brings, and say how to load the extension."""
    try:
        folder = str(extension_folder())
    except ExtensionMissing:
        folder = ""
    html = render_template(
        "front.html",
        version=__version__,
        port=services().settings.helper.port,
        folder=folder,
        methods=METHODS,
        default_method=DEFAULT_METHOD,
    )
    return Response(html, headers={"Content-Security-Policy": headers.OWN_PAGE}, mimetype="text/html")


@blueprint.get("/static/<path:filename>")
@policy.anyone
def static(filename: str) -> Response:
    """Give the page one of its scripts, styles or images."""
    reply = send_from_directory(STATIC, filename, conditional=False, etag=False)
    del reply.headers["Cache-Control"]  # like every reply it is kept nowhere: after an update it must fit its page
    return reply
