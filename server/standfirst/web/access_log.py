"""The log: method, route, status, milliseconds, bytes, request id. Never a body, address, title, summary or secret."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from standfirst.config import data_folder
from standfirst.workers import faults

FILE = "helper.log"
OLD_FILES = 3

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"})
"""Any other is the caller's own text."""

_requests = logging.getLogger("standfirst.requests")


class _WithoutMessages(logging.Formatter):
    """An exception's text may quote a page or an address, so a log says what it was and where only."""

    def formatException(self, ei: object) -> str:  # noqa: N802  # logging's name
        error = ei[1] if isinstance(ei, tuple) else None
        return faults.place(error) if isinstance(error, BaseException) else ""


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


@dataclass(frozen=True, slots=True)
class Line:
    """What the log holds of one request.

    Attributes:
        method: as it came; one that HTTP does not know is the caller's own text, and is not written.
        route: the pattern that the path fits, such as `/v1/history/<int:entry_id>`; `-` where none does.
        status: the reply's.
        milliseconds: from the request's arrival to the reply.
        size: the reply's bytes; None where they are not known yet.
        request_id: as in the reply's `X-Request-Id`.
    """

    method: str
    route: str
    status: int
    milliseconds: float
    size: int | None
    request_id: str


def note(line: Line) -> None:
    """Note one request."""
    method = line.method if line.method in METHODS else "?"
    facts = (method, line.route, line.status, line.milliseconds, line.size or 0, line.request_id)
    _requests.info("%s %s %d %.0f ms %s B %s", *facts)
