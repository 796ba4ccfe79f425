"""The records of a part: each is a page to be read, or says why it cannot be one."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from standfirst.batch.inputs import Input, open_packed
from standfirst.batch.plan import Part, Piece, Plan
from standfirst.config import Bounds
from standfirst.errors import DocumentTooLarge, InvalidRequest, OutputUnavailable, StandfirstError
from standfirst.files import document_of
from standfirst.model import Address, Document, PlainText

_SHAPE = "Each line is an object with `html`, `text` or `url`."


@dataclass(frozen=True, slots=True)
class Record:
    """One page of a batch.

    Attributes:
        id: what its owner calls it: the `id` of a line or a WARC record, the address, else its file.
        source: the input's name.
        offset: where it stands in the input: a byte, of packed lines the line.
        content: what is to be read, or why it cannot be.
    """

    id: str
    source: str
    offset: int
    content: Document | PlainText | Address | StandfirstError


def records_of(part: Part, plan: Plan, bounds: Bounds) -> Iterator[Record]:
    """Read the records of a part, in their order, one at a time.

    Raises:
        OutputUnavailable: an input is no longer what was planned.
    """
    for piece in part.pieces:
        item = plan.inputs[piece.input]
        if item.kind != "address":
            _check_unchanged(item)
        try:
            yield from _records_in(item, piece, plan, bounds)
        except OSError as error:
            raise OutputUnavailable(
                "A source cannot be read any more.", hint=f"See that {item.path} is there, and run the same again."
            ) from error


def _check_unchanged(item: Input) -> None:
    try:
        size = Path(item.path).stat().st_size if Path(item.path).is_file() else -1
    except OSError:
        size = -1
    if size != item.size:
        raise OutputUnavailable(
            f"`{item.name}` is no longer as it was planned.", hint="Put it back, or begin anew with another --out."
        )


def _records_in(item: Input, piece: Piece, plan: Plan, bounds: Bounds) -> Iterator[Record]:
    match item.kind:
        case "address":
            yield Record(item.path, item.name, 0, Address(item.path, language=plan.language))
        case "page":
            yield Record(item.name, item.name, 0, _read_page(item, plan.language, bounds.body_bytes))
        case "lines":
            with Path(item.path).open("rb") as file:
                _seek_line(file, piece.begin)
                while (offset := file.tell()) < piece.end:
                    yield _line_record(item, offset, _next_line(file, bounds.body_bytes), plan.language)
        case "packed_lines":
            with open_packed(Path(item.path)) as file:
                for number in itertools.takewhile(lambda number: number < piece.end, itertools.count()):
                    line = _next_line(file, bounds.body_bytes)
                    if number >= piece.begin:
                        yield _line_record(item, number, line, plan.language)
        case "warc" | "whole_warc":
            from standfirst.batch import warc  # noqa: PLC0415  # an extra: only who reads crawls needs it

            for found in warc.pages_between(
                Path(item.path), piece.begin, piece.end if item.kind == "warc" else None, bounds
            ):
                yield Record(found.id, item.name, found.offset, found.content)


def _read_page(item: Input, language: str | None, bound: int) -> Document | PlainText | StandfirstError:
    if item.size > bound:
        return _too_large(bound)
    try:
        with Path(item.path).open("rb") as file:
            return document_of(file.read(bound + 1), item.name, language=language)
    except StandfirstError as error:
        return error


def _seek_line(file: BinaryIO, begin: int) -> None:
    """Go to the first line that begins at a byte or behind it."""
    if begin:
        file.seek(begin - 1)
        while (piece := file.readline(1 << 20)) and not piece.endswith(b"\n"):
            pass


def _next_line(file: BinaryIO, bound: int) -> bytes | None:
    """Read a line; None stands for one that is over the bound. What JSON escapes takes up to twice the room."""
    line = file.readline(2 * bound)
    if len(line) < 2 * bound or line.endswith(b"\n"):
        return line
    while (piece := file.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass
    return None


def _line_record(item: Input, offset: int, line: bytes | None, language: str | None) -> Record:
    identity = f"{item.name}:{offset}"
    if line is None:
        return Record(identity, item.name, offset, _not_a_page("The line is too long for a page."))
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Record(identity, item.name, offset, _not_a_page("The line is no JSON."))
    if not isinstance(fields, dict):
        return Record(identity, item.name, offset, _not_a_page("The line is no JSON object."))
    given = fields.get("id", fields.get("url"))
    if isinstance(given, str | int) and not isinstance(given, bool):
        identity = str(given)
    try:
        content: Document | PlainText | Address | StandfirstError = _content_of(fields, language)
    except StandfirstError as error:
        content = error
    return Record(identity, item.name, offset, content)


def _content_of(fields: Mapping[str, object], language: str | None) -> Document | PlainText | Address:
    def text(name: str) -> str | None:
        value = fields.get(name)
        if value is None or isinstance(value, str):
            return value
        raise _not_a_page(f"`{name}` is no text.")

    html, plain, url, title = text("html"), text("text"), text("url"), text("title")
    own_language = text("language") or language
    if html is not None:
        return Document(html, url, title, own_language)
    if plain is not None:
        return PlainText(plain, title, own_language)
    if url is not None:
        return Address(url, title, own_language)
    raise _not_a_page("The line holds no page.")


def _not_a_page(message: str) -> InvalidRequest:
    return InvalidRequest(message, hint=_SHAPE)


def _too_large(bound: int) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"The document is larger than {bound // 1_000_000} MB.", hint="`bounds.body_bytes` says how much is read."
    )
