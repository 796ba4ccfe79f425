"""The log: method, route, status, milliseconds, bytes, request id. Never a body, address, title, summary or secret."""

from __future__ import annotations

import logging
import os
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from standfirst.config import data_folder

FILE = "helper.log"
OLD_FILES = 3

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"})
"""Any other is the caller's own text."""

_requests = logging.getLogger("standfirst.requests")


class _WithoutMessages(logging.Formatter):
    """An exception's text may quote a page or an address, so a log says what it was and where only."""

    def formatException(self, ei: object) -> str:  # noqa: N802  # logging's name
        error = ei[1] if isinstance(ei, tuple) else None
        return place(error) if isinstance(error, BaseException) else ""


class _PrivateFile(RotatingFileHandler):
    """Only the user may read it, whatever the umask."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600))


def begin(max_bytes: int, folder: Path | None = None) -> None:
    """Log into the data folder; where that cannot be written, go on without a log."""
    folder = data_folder() if folder is None else folder
    logger = logging.getLogger("standfirst")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logging.getLogger("waitress").setLevel(logging.CRITICAL)  # it names addresses
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = _PrivateFile(folder / FILE, maxBytes=max_bytes, backupCount=OLD_FILES)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_WithoutMessages("%(asctime)s %(levelname)s %(message)s"))
    logger.handlers = [handler]


def note(method: str, route: str, status: int, milliseconds: float, size: int | None, request_id: str) -> None:  # noqa: PLR0913, PLR0917
    """Note one request."""
    _requests.info(
        "%s %s %d %.0f ms %s B %s",
        method if method in METHODS else "?",
        route,
        status,
        milliseconds,
        size or 0,
        request_id,
    )


def place(error: BaseException) -> str:
    """Where an error arose, innermost first, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"
