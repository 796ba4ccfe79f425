"""What lies in a file, as a document: HTML as it is, or text where there is no markup."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from standfirst.errors import UnsupportedDocument
from standfirst.model import Document, PlainText

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})

_TAG = re.compile(rb"<[a-zA-Z!/?]")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def document_of(
    content: bytes, name: str, *, as_text: bool = False, language: str | None = None
) -> Document | PlainText:
    """Make a document of a file's content. What holds no single tag is plain text.

    Args:
        content: the bytes of the file.
        name: the file's name, whose suffix may say that it is text.
        as_text: the caller says that it is plain text.
        language: an ISO 639-1 code, if the caller knows.

    Raises:
        UnsupportedDocument: text was promised, and it is something else.
    """
    if as_text or PurePath(name).suffix.lower() in TEXT_SUFFIXES or _is_untagged_text(content):
        return PlainText(_decode(content), language=language)
    return Document(content, language=language)


def _is_untagged_text(content: bytes) -> bool:
    """Tell whether there is text and not a single tag: then nobody meant HTML."""
    if b"\0" in content or _TAG.search(content):
        return False
    try:
        return bool(content.decode("utf-8").strip())
    except UnicodeDecodeError:
        return False


def _decode(content: bytes) -> str:
    """Decode a text file: by its byte order mark, as UTF-8, else as what Windows wrote for decades."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\0" in content:
        raise UnsupportedDocument("This is not plain text.", hint="Leave --text away for HTML; PDFs cannot be read.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
