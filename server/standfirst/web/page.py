"""The page for people at `/`."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from standfirst import __version__
from standfirst.errors import ExtensionMissing
from standfirst.extension_folder import extension_folder
from standfirst.model import DEFAULT_METHOD
from standfirst.summarizers import METHODS
from standfirst.web import headers
from standfirst.web.services import services

room = Blueprint("page", __name__, template_folder="templates")


@room.get("/")
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
