"""Pages in WARC archives, by `fastwarc`; of a crawl whose records are packed one by one, any stretch on its own.

Format: ISO 28500:2017. A record belongs to the stretch in which its first byte stands.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from standfirst.config import Bounds
from standfirst.errors import DocumentTooLarge, InvalidRequest, StandfirstError, UnsupportedDocument
from standfirst.model import Document, PlainText

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

_MEMBER = b"\x1f\x8b\x08"
_HTML = frozenset({"text/html", "application/xhtml+xml", "application/xhtml"})
_KINDS = frozenset({"response", "resource", "conversion"})
_OK = 200
_REPLY = "response"
_LENGTH_DIGITS = 19
"""A longer number is beyond what any file can be."""

SEARCH_BYTES = 1 << 20
"""A record's beginning is looked for in steps of so many bytes."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an archive: its record's id and first byte, and what it holds or why that cannot be read."""

    id: str
    offset: int
    content: Document | PlainText | StandfirstError


def check_installed() -> None:
    """Refuse before anything is read.

    Raises:
        InvalidRequest: the extra is not installed.
    """
    try:
        import fastwarc  # noqa: F401, PLC0415  # an extra: only who reads crawls needs it
    except ImportError as error:
        raise InvalidRequest("WARC archives need another package.", hint="pip install 'standfirst[warc]'") from error


def pages_between(path: Path, begin: int, end: int | None, bounds: Bounds) -> Iterator[Page]:
    """Give the pages whose records begin between two bytes: replies with status 200, resources, and extracted texts.

    Records that are no page (requests, revisits, redirects, images) are passed over. A damaged one costs itself: it is
    named, and reading goes on with the next one that can be found.

    Args:
        path: the archive.
        begin: first byte of the stretch.
        end: the byte behind it; None for the whole file.
        bounds: the largest page.
    """
    with path.open("rb") as file:
        start = _next_member(file, begin) if begin else 0
        while start is not None and (end is None or start < end):
            last, gave = None, False
            try:
                for record in _archive_from(file, start):
                    last = record.stream_pos
                    if end is not None and last >= end:
                        return
                    gave = False
                    for page in _page(record, bounds):
                        gave = True
                        yield page
            except OSError:
                pass  # what follows the damage is looked for below, as behind a record that is cut off
            if end is None:
                if last is None:
                    yield Page(f"{path.name}:{start}", start, _damaged())
                return  # packed as a whole, what follows a damage cannot be reached
            lost = start if last is None else _lost_from(file, last, gave=gave)
            if lost is not None:
                yield Page(f"{path.name}:{lost}", lost, _damaged())
            start = _next_member(file, (lost or last or start) + 1)


def _lost_from(file: BinaryIO, offset: int, *, gave: bool) -> int | None:
    """The first byte of what is lost at a record that was read last: itself, if it is cut off, or what follows it.

    None where the file ends with it, where another record follows, or where it was damaged and gave a page or an error.
    """
    file.seek(offset)
    unpacking = zlib.decompressobj(wbits=31)
    try:
        while not unpacking.eof and (piece := unpacking.unconsumed_tail or file.read(SEARCH_BYTES)):
            unpacking.decompress(piece, SEARCH_BYTES)
    except zlib.error:
        return None
    if not unpacking.eof:
        return None if gave else offset
    behind = file.tell() - len(unpacking.unused_data)
    file.seek(behind)
    return behind if file.read(1) and not _is_record(file, behind) else None


def _damaged() -> StandfirstError:
    return UnsupportedDocument("The record is damaged.", hint="Repair the archive, and retry what failed.")


def _archive_from(file: BinaryIO, start: int) -> ArchiveIterator:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  # as above

    file.seek(start)
    # All kinds of records, so that the last whole one before a damage is known.
    return ArchiveIterator(file, parse_http=True, auto_decode="all", fsspec_args=False)


def _page(record: WarcRecord, bounds: Bounds) -> Iterator[Page]:
    """Give the record's page, if it holds one."""
    if (record.headers.get("WARC-Type") or "").lower() not in _KINDS:
        return
    if not _has_its_length(record):
        yield Page(record.record_id or f"byte {record.stream_pos}", record.stream_pos, _damaged())
        return
    if record.headers.get("Content-Type") is None and (record.headers.get("WARC-Type") or "").lower() == _REPLY:
        record.is_http = True  # what leaves it out means an HTTP reply
        record.parse_http(auto_decode="all")
    address = record.headers.get("WARC-Target-URI")
    media_type = _media_type(record)
    if record.http_headers is not None and record.http_headers.status_code != _OK:
        return
    if media_type not in _HTML and media_type != "text/plain":
        return
    identity = record.record_id or f"byte {record.stream_pos}"
    try:
        body = record.reader.read(bounds.body_bytes + 1)
    except OSError:
        yield Page(identity, record.stream_pos, _damaged())
        raise
    content: Document | PlainText | StandfirstError
    if len(body) > bounds.body_bytes:
        content = DocumentTooLarge("The page is over the bound.", hint="`bounds.body_bytes` says how much is read.")
    elif media_type == "text/plain":
        content = PlainText(_decoded(body, record.http_charset))
    else:
        content = Document(body, address, charset=record.http_charset)
    yield Page(identity, record.stream_pos, content)


def _has_its_length(record: WarcRecord) -> bool:
    """Tell whether the length that a record states is one; fastwarc reads 0 where it is not."""
    stated = (record.headers.get("Content-Length") or "").strip()
    return stated.isascii() and stated.isdigit() and len(stated) < _LENGTH_DIGITS


def _media_type(record: WarcRecord) -> str:
    """What the server said of a reply, else what the archive says of the record."""
    named = record.http_content_type or record.headers.get("Content-Type") or ""
    return str(named).partition(";")[0].strip().lower()


def _decoded(body: bytes, charset: str | None) -> str:
    try:
        return body.decode(charset or "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _next_member(file: BinaryIO, begin: int) -> int | None:
    """Find the first byte, from one on, at which a packed record begins; None if there is none."""
    file.seek(begin)
    position, held = begin, b""
    while piece := file.read(SEARCH_BYTES):
        held += piece
        found = held.find(_MEMBER)
        while found >= 0:
            if _is_record(file, position + found):
                return position + found
            found = held.find(_MEMBER, found + 1)
        kept = len(_MEMBER) - 1
        position, held = position + len(held) - kept, held[-kept:]
        file.seek(position + kept)
    return None


def _is_record(file: BinaryIO, offset: int) -> bool:
    """Tell whether a packed record begins here: the three bytes stand in the midst of others now and then."""
    file.seek(offset)
    try:
        return zlib.decompressobj(wbits=31).decompress(file.read(1024), 16).startswith(b"WARC/1.")
    except zlib.error:
        return False
