"""The one connection to the history's file, for many threads, beside other processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from standfirst.history.database import (
    COMPANIONS,
    Damaged,
    identity,
    open_database,
    open_in_place,
    storage_errors,
    unavailable,
)
from standfirst.history.schema import Migration


class SharedConnection:
    """Opens the file at the first use, and hands the connection to one caller at a time.

    Args:
        file: where it lies.
        migrations: the steps to the newest schema.

    Attributes:
        set_aside: where a damaged file was put when it was opened; None if all was well.
    """

    def __init__(self, file: Path, migrations: Sequence[Migration]) -> None:
        self.set_aside: Path | None = None
        self._file = file
        self._migrations = migrations
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None
        self._log_is_cut = True
        self._one_at_a_time = RLock()

    @property
    def is_open(self) -> bool:
        """Whether the file has been opened."""
        return self._connection is not None

    @contextmanager
    def use(self) -> Iterator[sqlite3.Connection]:
        """Hand out the connection, with errors turned into ours.

        Raises:
            SchemaTooNew: a newer version wrote the file; not a byte was changed.
            HistoryUnavailable: it cannot be opened, read or written now.
        """
        with self._one_at_a_time:
            if self._connection is not None and identity(self._file) != self._opened:
                self.close()  # someone moved the file away; what is written into it now would be lost
            if self._connection is None:
                self._connection, self.set_aside = open_database(self._file, self._migrations)
                self._connection.row_factory = sqlite3.Row
                self._opened = identity(self._file)
            try:
                with storage_errors():
                    if not self._log_is_cut:
                        self.cut_log(self._connection)
                    yield self._connection
            except Damaged as error:
                # The next call opens the file anew, and sets it aside if it is broken indeed.
                self.close()
                raise unavailable() from error

    @contextmanager
    def use_in_place(self) -> Iterator[sqlite3.Connection]:
        """Likewise on a full disk, for deleting alone, and for this process alone; see `open_in_place`."""
        with self._one_at_a_time:
            self.close()
            try:
                database = open_in_place(self._file, self._migrations)
                try:
                    with storage_errors():
                        yield database
                finally:
                    database.close()
            except Damaged as error:
                raise unavailable() from error

    def remove_files(self) -> None:
        """Remove the database whole; other processes that have it open find that out at their next call.

        Raises:
            HistoryUnavailable: the system does not let us.
        """
        with self._one_at_a_time, storage_errors():
            self.close()
            for companion in COMPANIONS:
                self._file.with_name(self._file.name + companion).unlink(missing_ok=True)

    def cut_log(self, database: sqlite3.Connection) -> None:
        """Cut the -wal file to nothing; where another program reads just now, the next use tries again."""
        self._log_is_cut = not database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]

    def close(self) -> None:
        """Write everything into the main file and let go of it."""
        with self._one_at_a_time:
            if self._connection is not None:
                self._connection.close()
            self._connection = None
