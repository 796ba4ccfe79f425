"""What a batch reads: folders, globs, lists and archives become inputs, always in the same order."""

from __future__ import annotations

import glob
import gzip
import itertools
import lzma
import os
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from standfirst.errors import InvalidRequest

Kind = Literal["page", "address", "lines", "packed_lines", "warc", "whole_warc"]
"""`lines` and `warc` can be read from any byte on; `packed_lines` from a line on; `whole_warc` from the start only."""

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md"})
_LINES = (".jsonl", ".ndjson")
_PACKED_LINES = tuple(suffix + packing for suffix in _LINES for packing in (".gz", ".xz"))
_WARC = (".warc", ".warc.gz", ".warc.zst")
_GZIP = b"\x1f\x8b\x08"

FIRST_RECORD_BYTES = 1 << 20
"""A crawl's first record describes it in a few kilobytes; one without an end by here is a file packed as a whole."""

COUNT_BYTES = 1 << 20
"""Lines are counted in pieces of so many bytes."""

LINE_CHARACTERS = 16_384
"""No source is longer, and what is longer is no list: a page may stand in one line."""

LIST_LINES = 20
"""So many lines of a text file are looked at to tell a list of sources from a text."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or one address.

    Attributes:
        name: how the output names it: relative to the folder that was given, else as it was given.
        path: where it lies, absolute; an address as it is.
        kind: how it is read.
        size: of the file in bytes; 0 for an address.
        records: of `packed_lines`, how many lines it holds; else 0.
    """

    name: str
    path: str
    kind: Kind
    size: int = 0
    records: int = 0


def find_inputs(sources: Sequence[str], *, fetches: bool) -> tuple[Input, ...]:
    """Find all that the sources name, sorted by name and path, each file once.

    Args:
        sources: folders, globs, files, lists of them, addresses.
        fetches: whether addresses may be among them.

    Raises:
        InvalidRequest: a source is not there, cannot be read, or is an address that may not be fetched.
    """
    found: dict[str, Input] = {}
    lists: set[Path] = set()
    for source in sources:
        for item in _inputs_of(source, lists):
            found.setdefault(item.path, item)
    inputs = tuple(sorted(found.values(), key=lambda item: (item.name, item.path)))
    if not inputs:
        raise InvalidRequest("There is nothing to read in these sources.", hint=f"Pages end in {_known_suffixes()}.")
    if not fetches and any(item.kind == "address" for item in inputs):
        raise InvalidRequest(
            "There are addresses among the sources.", hint="`--fetch 1` reads one page a second of a site."
        )
    return inputs


def _inputs_of(source: str, lists: set[Path]) -> Iterator[Input]:
    """What a source names; `lists` are those that were read: one may name itself, or be named a thousand times."""
    if _ADDRESS.match(source):
        yield Input(source, source, "address")
        return
    path = Path(source)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.is_file():
        yield from _of_file(path, source, lists)
    elif path.exists():
        raise InvalidRequest(f"`{source[:200]}` is no file.", hint="A device or a pipe may have no end; save it first.")
    elif glob.has_magic(source):
        names = sorted(glob.glob(source, recursive=True))  # noqa: PTH207  # a Path knows no absolute patterns
        yield from (item for name in names if Path(name).is_file() for item in _of_file(Path(name), name, lists))
    else:
        raise InvalidRequest(
            f"There is no `{source[:200]}`.", hint="Name a folder, a pattern, a file or a list of files."
        )


def _in_folder(folder: Path) -> Iterator[Input]:
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders.sort()
        for name in names:
            path = Path(parent, name)
            # A device or a pipe has no end.
            if (kind := _kind_by_name(name)) and path.is_file():
                yield _input(path, path.relative_to(folder).as_posix(), kind)


def _refuse(error: OSError) -> None:
    raise InvalidRequest("A folder cannot be read.", hint=f"See that you may open {error.filename}.") from error


def _of_file(path: Path, name: str, lists: set[Path]) -> Iterator[Input]:
    """A file by its suffix; one that was named on purpose is read as a page whatever it is called."""
    kind = _kind_by_name(path.name)
    listed = _listed_in(path) if kind in {"page", None} else ()
    if listed:
        if path.resolve() not in lists:
            lists.add(path.resolve())
            for item in listed:
                yield from _inputs_of(item, lists)
    else:
        yield _input(path, Path(name).as_posix(), kind or "page")


def _listed_in(path: Path) -> Sequence[str]:
    """The sources that a text file lists, one a line; none if it is a text itself."""
    try:
        with path.open(encoding="utf-8") as file:
            lines_of_file = iter(lambda: file.readline(LINE_CHARACTERS), "")
            first = [line.strip() for line in itertools.islice(lines_of_file, LIST_LINES)]
            if not any(first) or not all(_is_source(line, path.parent) for line in first if line):
                return ()
            lines = (*first, *(line.strip() for line in lines_of_file))
    except (OSError, UnicodeDecodeError):
        return ()
    return [line if _ADDRESS.match(line) else str(path.parent / line) for line in lines if line]


def _is_source(line: str, folder: Path) -> bool:
    try:
        return bool(_ADDRESS.match(line)) or (folder / line).exists()
    except (OSError, ValueError):  # longer than a path may be, or with a NUL
        return False


def _kind_by_name(name: str) -> Kind | None:
    lower = name.lower()
    if lower.endswith(_LINES):
        return "lines"
    if lower.endswith(_PACKED_LINES):
        return "packed_lines"
    if lower.endswith(_WARC):
        return "warc"
    return "page" if Path(lower).suffix in _PAGE_SUFFIXES else None


def _input(path: Path, name: str, kind: Kind) -> Input:
    try:
        if kind == "warc" and not _begins_record_by_record(path):
            kind = "whole_warc"
        records = _count_lines(path) if kind == "packed_lines" else 0
        return Input(name, str(path.absolute()), kind, path.stat().st_size, records)
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise InvalidRequest("A source cannot be read.", hint=f"See that {path} is whole and may be read.") from error


def _begins_record_by_record(path: Path) -> bool:
    """Tell whether each record of a WARC is packed on its own, as crawlers do: then it can be read from any one on."""
    with path.open("rb") as file:
        begin = file.read(FIRST_RECORD_BYTES)
    if not begin.startswith(_GZIP):
        return False
    unpacking = zlib.decompressobj(wbits=31)
    try:
        unpacking.decompress(begin)
    except zlib.error:
        return False
    return unpacking.unused_data.startswith(_GZIP)


def _count_lines(path: Path) -> int:
    """Count lines without holding one: a few kilobytes may be packed of a line of gigabytes."""
    count, end = 0, b"\n"
    with open_packed(path) as file:
        while piece := file.read(COUNT_BYTES):
            count += piece.count(b"\n")
            end = piece[-1:]
    return count + (end != b"\n")


def open_packed(path: Path) -> BinaryIO:
    """Open a packed file for reading what is in it."""
    is_gzip = path.name.lower().endswith(".gz")
    return cast("BinaryIO", gzip.GzipFile(path) if is_gzip else lzma.LZMAFile(path))


def _known_suffixes() -> str:
    return ", ".join((*sorted(_PAGE_SUFFIXES), *_LINES, *_WARC))
