"""The page for people at `/`, and its files."""

from __future__ import annotations

import os
import shutil
import sys
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
        program=_program_off_path(),
    )
    return _own_page(html)


@blueprint.get("/sample")
@policy.page
def sample() -> Response:
    """An article to try the extension on."""
    return _own_page(render_template("sample.html"))


def _own_page(html: str) -> Response:
    return Response(html, headers={"Content-Security-Policy": headers.OWN_PAGE}, mimetype="text/html")


def _program_off_path() -> str | None:
    """Where `standfirst` lies, if typing its name does not find it: `make run` puts nothing on the path."""
    program = Path(sys.executable).with_name("standfirst.exe" if os.name == "nt" else "standfirst")
    return None if shutil.which("standfirst") or not program.exists() else str(program)


@blueprint.get("/static/<path:filename>")
@policy.anyone
def static(filename: str) -> Response:
    """Give the page one of its scripts, styles or images."""
    reply = send_from_directory(STATIC, filename, conditional=False, etag=False)
    del reply.headers["Cache-Control"]  # like every reply it is kept nowhere: after an update it must fit its page
    return reply
