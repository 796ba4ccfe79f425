"""Working through a plan on this machine: part after part, each by one process only, whoever else works beside it."""

from __future__ import annotations

import contextlib
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from standfirst.batch import output
from standfirst.batch.output import Done
from standfirst.batch.part import Listener, PartReader, Places
from standfirst.batch.plan import Batch, Part
from standfirst.errors import TooManySetAside
from standfirst.workers import Pool

LOCK_FOLDER = ".locks"


@dataclass(frozen=True, slots=True)
class Shard:
    """A share of the parts: every `count`-th one, beginning with the `number`-th, counted from 1."""

    number: int = 1
    count: int = 1

    def of(self, parts: Sequence[Part]) -> Sequence[Part]:
        """The parts that are in it."""
        return parts[self.number - 1 :: self.count]


class Limit:
    """Counts the pages that are set aside, and stops the batch when there are too many.

    Args:
        most: how many may be; None for any number.
        before: how many are from earlier runs.
    """

    def __init__(self, most: int | None, before: int) -> None:
        self._most, self._count = most, before

    def add(self, count: int) -> None:
        """Count pages.

        Raises:
            TooManySetAside: there are too many.
        """
        self._count += count
        if self._most is not None and self._count > self._most:
            raise TooManySetAside(
                f"More than {self._most} pages were set aside.", hint="The folder `failed` says why; then run it again."
            )


class Watcher(Protocol):
    """Is told how a batch goes on."""

    def page(self, code: str | None) -> None:
        """A page has been read; it was set aside for this error, if any."""

    def part(self, part: Part, done: Done) -> None:
        """A part is done."""


def run(batch: Batch, shard: Shard, watcher: Watcher, *, most_failed: int | None = None, retry: bool = False) -> None:
    """Read all parts of a shard that are not done.

    Args:
        batch: its plan stands in its folder.
        shard: which parts.
        watcher: is told.
        most_failed: stop when more pages are set aside.
        retry: read the pages again that were set aside.

    Raises:
        OutputUnavailable: the output cannot be written, or an input has changed.
        TooManySetAside: as asked.
    """
    parts = shard.of(batch.plan.parts())
    limit = Limit(most_failed, 0 if retry else count_set_aside(dict(all_done(batch.folder, parts)).values()))

    def listen(code: str | None) -> None:
        watcher.page(code)
        limit.add(code is not None)

    busy: list[Part] = []
    with Pool(batch.settings.workers) as pool, contextlib.closing(PartReader(batch, pool)) as reader:
        # What another process is at comes last: it is most likely done by then.
        for part, patience in itertools.chain(((part, 0.0) for part in parts), ((part, -1.0) for part in busy)):
            try:
                done = read_once(reader, part, listen, retry=retry, patience=patience)
            except Timeout:
                busy.append(part)
            else:
                if done:
                    watcher.part(part, done)


def read_once(
    reader: PartReader, part: Part, listen: Listener, *, retry: bool = False, patience: float = -1.0
) -> Done | None:
    """Read a part unless it is done; no two processes read one at a time.

    Args:
        reader: of the batch.
        part: to be read.
        listen: told of each page.
        retry: read the pages again that were set aside, if it is done.
        patience: seconds to wait for another process that reads it; -1 for as long as it takes.

    Returns:
        How it ended; None if there was nothing to do.

    Raises:
        Timeout: another process is reading it.
        OutputUnavailable, TooManySetAside: as `run`.
    """
    folder = reader.folder
    with output.writing(folder):
        (folder / LOCK_FOLDER).mkdir(exist_ok=True)
    with FileLock(folder / LOCK_FOLDER / part.name, timeout=patience):
        done = output.read_done(folder, part.name)
        if done is None:
            return reader.read(part, listen)
        if retry and done.set_aside:
            return reader.read(part, listen, again=_set_aside(folder, part))
        return None


def _set_aside(folder: Path, part: Part) -> Places:
    with output.failed_file(folder, part.name).open("rb") as lines:
        entries = [json.loads(line) for line in lines]
    return frozenset((entry["source"], entry["offset"]) for entry in entries)


def count_set_aside(ended: Iterable[Done]) -> int:
    """How many pages of these parts gave no summary."""
    return sum(sum(done.set_aside.values()) for done in ended)


def all_done(folder: Path, parts: Sequence[Part]) -> Iterator[tuple[Part, Done]]:
    """The parts that are done, with how they ended."""
    for part in parts:
        if done := output.read_done(folder, part.name):
            yield part, done
