"""The files of a batch: each is written under another name, synchronised, and renamed when it is whole."""

from __future__ import annotations

import contextlib
import errno
import gzip
import hashlib
import itertools
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

from standfirst.batch import parquet
from standfirst.errors import OutputUnavailable

PLAN_FILE = "plan.json"
FAILED_FOLDER = "failed"
SUFFIXES = {"jsonl": ".jsonl.gz", "parquet": ".parquet"}

COMPRESSION = 6
"""gzip's own default: 9 takes three times as long for one hundredth less."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a part ended; it stands in the part's marker.

    Attributes:
        pages: that were read.
        summaries: lines in the part.
        set_aside: pages that gave no line, by error code.
        sha256: of the part's file.
        seconds: that it took.
    """

    pages: int
    summaries: int
    set_aside: Mapping[str, int] = field(default_factory=dict)
    sha256: str = ""
    seconds: float = 0.0

    def codes(self) -> Iterator[str | None]:
        """For each page the code of its error, or None; not in the pages' order."""
        yield from itertools.repeat(None, self.summaries)
        for code, count in self.set_aside.items():
            yield from itertools.repeat(code, count)


class PartWriter:
    """Writes one part. Leave the block without `finish`, and nothing of it counts.

    Args:
        folder: of the batch.
        name: of the part.
        form: `jsonl` or `parquet`.
    """

    def __init__(self, folder: Path, name: str, form: str) -> None:
        self._folder, self._name, self._form = folder, name, form
        self._part = folder / f"{name}.jsonl.gz.tmp"
        self._failed = folder / FAILED_FOLDER / f"{name}.jsonl.tmp"
        self._set_aside: Counter[str] = Counter()
        self._lines = 0

    def __enter__(self) -> Self:
        """Open both files.

        Raises:
            OutputUnavailable: they cannot be.
        """
        with writing(self._folder):
            self._failed.parent.mkdir(exist_ok=True)
            self._raw = self._part.open("wb")
            # No name and no time in the header: the same lines give the same bytes.
            self._lines_file = gzip.GzipFile("", "wb", COMPRESSION, self._raw, mtime=0)
            self._failed_file = self._failed.open("wb")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for file in (self._lines_file, self._raw, self._failed_file):
            with contextlib.suppress(OSError):  # what could not be flushed is thrown away with the rest
                file.close()
        if kind:
            for unfinished in (self._part, self._failed):
                with contextlib.suppress(OSError):
                    unfinished.unlink(missing_ok=True)

    def write(self, line: bytes) -> None:
        """Add a summary.

        Raises:
            OutputUnavailable: the disk is full, or the file is gone.
        """
        with writing(self._folder):
            self._lines_file.write(line + b"\n")
        self._lines += 1

    def set_aside(self, entry: Mapping[str, object]) -> None:
        """Note a page that gave no summary, with its `code`.

        Raises:
            OutputUnavailable: as for `write`.
        """
        with writing(self._folder):
            self._failed_file.write(json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        self._set_aside[str(entry["code"])] += 1

    def finish(self, seconds: float) -> Done:
        """Give the files their names, and mark the part as done.

        Raises:
            OutputUnavailable: as for `write`.
        """
        marker = done_marker(self._folder, self._name)
        with writing(self._folder):
            self._lines_file.close()
            self._raw.flush()
            _synchronise(self._raw.fileno())
            self._raw.close()
            self._failed_file.flush()
            _synchronise(self._failed_file.fileno())
            self._failed_file.close()
            whole = self._part
            if self._form == "parquet":
                whole = parquet.converted(self._part)
            sha256 = _sha256(whole)
            marker.unlink(missing_ok=True)  # from here to the new marker, the part counts as not done
            whole.replace(part_file(self._folder, self._name, self._form))
            if self._set_aside:
                self._failed.replace(failed_file(self._folder, self._name))
            else:
                self._failed.unlink()
                failed_file(self._folder, self._name).unlink(missing_ok=True)
            counts = dict(sorted(self._set_aside.items()))
            done = Done(self._lines + sum(counts.values()), self._lines, counts, sha256, round(seconds, 1))
            written_whole(marker, (json.dumps(asdict(done)) + "\n").encode())
        return done


def part_file(folder: Path, name: str, form: str) -> Path:
    """Where a part's summaries lie."""
    return folder / f"{name}{SUFFIXES[form]}"


def failed_file(folder: Path, name: str) -> Path:
    """Where the pages of a part lie that gave none."""
    return folder / FAILED_FOLDER / f"{name}.jsonl"


def done_marker(folder: Path, name: str) -> Path:
    """What says that a part is done."""
    return folder / f"{name}.done"


def read_done(folder: Path, name: str) -> Done | None:
    """Read a part's marker; None if it is not done."""
    try:
        return Done(**json.loads(done_marker(folder, name).read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        return None  # a marker that cannot be read says nothing, and the part is read again


def written_whole(path: Path, content: bytes) -> None:
    """Write a small file so that it is there whole or not at all."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        _synchronise(file.fileno())
    fresh.replace(path)
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            _synchronise(folder)  # the names of this folder's files, too
        finally:
            os.close(folder)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say in our words what the system could not do in a folder."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise OutputUnavailable(
                "The disk is full.", hint="Make room, and run the same again: what is done stays done."
            ) from error
        raise OutputUnavailable("The output cannot be written.", hint=f"See that you may write to {folder}.") from error


def _synchronise(descriptor: int) -> None:
    with contextlib.suppress(OSError) if os.name == "nt" else contextlib.nullcontext():
        os.fsync(descriptor)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
