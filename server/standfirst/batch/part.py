"""Reading one part: its pages go to the workers, their lines come back in order, whoever is done first."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from standfirst.batch import output
from standfirst.batch.crawling import Crawler
from standfirst.batch.job import write_line
from standfirst.batch.output import Done, PartWriter
from standfirst.batch.plan import Batch, Part
from standfirst.batch.records import Record, records_of
from standfirst.errors import AddressNotAllowed, Overloaded, StandfirstError
from standfirst.model import Address, Document
from standfirst.workers import Pool

AHEAD = 8
"""Pages that are read ahead for each worker: enough to keep all busy while one page takes its whole deadline."""

Places = frozenset[tuple[str, int]]
"""Pages by their source and offset."""

Listener = Callable[[str | None], None]
"""Told of each page: the code of its error, or None."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: its line, or the error that set it aside, and the seconds that it took."""

    record: Record
    line: bytes = b""
    error: StandfirstError | None = None
    seconds: float = 0.0


class PartReader:
    """Reads parts of a batch with one pool of workers.

    Args:
        batch: whose parts they are.
        pool: the workers.

    Attributes:
        folder: where the parts are written.
    """

    def __init__(self, batch: Batch, pool: Pool) -> None:
        self.folder = batch.folder
        self._plan, self._settings, self._pool = batch.plan, batch.settings, pool
        settings = batch.settings
        self._crawler = Crawler(settings, batch.plan.fetch_rate) if batch.plan.fetch_rate else None
        self._closed = threading.Event()
        self._threads = ThreadPoolExecutor(settings.workers.count, "page")

    def close(self) -> None:
        """Drop what waits; what runs ends with the pool."""
        self._closed.set()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def read(self, part: Part, listen: Listener, again: Places = frozenset()) -> Done:
        """Read a part and write it.

        Args:
            part: of the plan.
            listen: told of each page.
            again: read only the pages at these places, and keep the lines of the others; all if none are named.

        Raises:
            OutputUnavailable: the output cannot be written, or an input has changed.
            StandfirstError: what `listen` raises.
        """
        if self._plan.form == "parquet":
            again = frozenset()  # its rows do not give their lines back
        begin = time.perf_counter()
        records = records_of(part, self._plan, self._settings.bounds)
        with PartWriter(self.folder, part.name, self._plan.form) as writer:
            for outcome in self._outcomes(records, self._kept(part) if again else iter(()), again):
                if outcome.error:
                    writer.set_aside(self._entry(outcome.record, outcome.error, outcome.seconds))
                else:
                    writer.write(outcome.line)
                listen(outcome.error.code if outcome.error else None)
            return writer.finish(time.perf_counter() - begin)

    def _outcomes(self, records: Iterator[Record], kept: Iterator[bytes], again: Places) -> Iterator[Outcome]:
        """Keep so many pages under way, and give their outcomes in the records' order."""
        pending: deque[Future[Outcome]] = deque()
        try:
            for record in records:
                if again and (record.source, record.offset) not in again:
                    done: Future[Outcome] = Future()
                    done.set_result(Outcome(record, next(kept)))
                    pending.append(done)
                else:
                    pending.append(self._threads.submit(self._read, record))
                if len(pending) >= AHEAD * self._settings.workers.count:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for waiting in pending:
                waiting.cancel()

    def _kept(self, part: Part) -> Iterator[bytes]:
        with gzip.open(output.part_file(self.folder, part.name, "jsonl")) as lines:
            yield from (line.rstrip(b"\n") for line in lines)

    def _read(self, record: Record) -> Outcome:
        begin = time.perf_counter()
        try:
            line = self._line(record)
        except StandfirstError as error:
            return Outcome(record, error=error, seconds=time.perf_counter() - begin)
        return Outcome(record, line)

    def _line(self, record: Record) -> bytes:
        content = record.content
        if isinstance(content, StandfirstError):
            raise content
        if isinstance(content, Address):
            if self._crawler is None:
                raise AddressNotAllowed(
                    "The line is an address.", hint="`--fetch 1` reads one page a second of a site."
                )
            content = self._crawler.fetch(content)
        plan = self._plan
        place = (record.id, record.source, record.offset)
        bounds = self._settings.bounds
        while not self._closed.is_set():
            # All workers may be on their way back at once, after pages that killed them; no page is to blame for that.
            with contextlib.suppress(Overloaded):
                return self._pool.run(
                    write_line, content, plan.options, bounds, place, plan.min_likely, timings=plan.timings
                )
        raise Overloaded("The batch was stopped.", hint="Run the same again: what is done stays done.")

    def _entry(self, record: Record, error: StandfirstError, seconds: float) -> dict[str, object]:
        entry: dict[str, object] = {"id": record.id, "source": record.source, "offset": record.offset}
        if isinstance(record.content, Address | Document) and record.content.url:
            entry["url"] = record.content.url
        entry |= {"code": error.code, "detail": error.message}
        if self._plan.timings:
            entry["seconds"] = round(seconds, 3)
        return entry
