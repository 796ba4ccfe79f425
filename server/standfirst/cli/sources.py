"""A SOURCE on the command line: an address, a file, or `-` for standard input."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from standfirst.cli import terminal
from standfirst.config import Settings
from standfirst.errors import DocumentTooLarge, InvalidRequest
from standfirst.files import document_of
from standfirst.model import Document, PlainText

STANDARD_INPUT = "-"

# Anything with a scheme is an address, so that `ftp://…` is refused as one; a single letter is a drive of Windows.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read_source(source: str, settings: Settings, *, as_text: bool, language: str | None = None) -> Document | PlainText:
    """Read a source.

    What comes from a file or standard input without a single tag is plain text.

    Args:
        source: what stands on the command line.
        settings: bounds and rules of fetching.
        as_text: the person says that it is plain text.
        language: what the person says it is in.

    Raises:
        InvalidRequest: the file cannot be read.
        DocumentTooLarge: it is over the bound.
        UnsupportedDocument: text was promised, and it is something else.
        AddressNotAllowed, FetchFailed: see `fetching`.
    """
    if _ADDRESS.match(source):
        from standfirst.fetching import fetch  # noqa: PLC0415  # sockets and certificates cost time that files need not

        return fetch(source, settings, language=language)
    content = _read_bytes(source, settings.bounds.body_bytes)
    return document_of(content, source, as_text=as_text, language=language)


def _read_bytes(source: str, bound: int) -> bytes:
    try:
        if source == STANDARD_INPUT:
            if sys.stdin.isatty():
                terminal.note(
                    f"Type or paste the text, then press {'Ctrl-Z and Enter' if os.name == 'nt' else 'Ctrl-D'}."
                )
            content = sys.stdin.buffer.read(bound + 1)
        else:
            with Path(source).open("rb") as file:
                content = file.read(bound + 1)
    except FileNotFoundError as error:
        raise InvalidRequest(
            "There is no such file.", hint="Give an address that begins with https://, a file, or - for standard input."
        ) from error
    except IsADirectoryError as error:
        raise InvalidRequest("This is a folder.", hint="Name the files in it.") from error
    except (OSError, ValueError) as error:
        raise InvalidRequest("The file cannot be read.", hint="See that it exists and that you may read it.") from error
    if len(content) > bound:
        raise DocumentTooLarge(
            f"The document is larger than {bound // 1_000_000} MB.", hint="Save the article alone, or pass its text."
        )
    return content
