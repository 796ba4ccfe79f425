"""The history: every call is one short transaction; what cannot be done now says so and may be tried again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from standfirst.errors import EntryNotFound, HistoryUnavailable
from standfirst.history.connection import SharedConnection
from standfirst.history.database import backups, lacks_room, set_aside_files, storage_errors, transaction, unavailable
from standfirst.history.entries import COLUMNS, Digest, Entry, Page, Period, digest_of, entry_of, row_of
from standfirst.history.moments import format_utc, midnight
from standfirst.history.schema import MIGRATIONS, Migration
from standfirst.history.search import match_expression, searchable
from standfirst.model import Summary

MAX_PAGE = 200
"""Entries that one call may return."""

_LEAP = timedelta(days=31)
_DAY = timedelta(days=1)
_INSERT = f"INSERT INTO entries ({', '.join(COLUMNS)}) VALUES ({', '.join(':' + c for c in COLUMNS)})"  # noqa: S608  # our own column names
_EVERYTHING = "id > 0"
_NO_END = "~"  # sorts behind every moment


class History:
    """The summaries that were read, in one SQLite file. Safe in threads; other processes may use the file too.

    The file is opened at the first call that needs it. Reading where there is none makes none.

    Args:
        file: where it lies.
        clock: the time, with its zone.
        migrations: the steps to the newest schema.
    """

    def __init__(
        self,
        file: Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        self.file = file
        self._clock = clock
        self._database = SharedConnection(file, migrations)

    def open(self) -> Path | None:
        """Open the file now, as the helper does when it starts.

        Returns:
            Where a damaged file was put; None if all is well.

        Raises:
            SchemaTooNew, HistoryUnavailable: as in every call below.
        """
        with self._database.use():
            return self._database.set_aside

    def exists(self) -> bool:
        """Tell whether anything was ever kept: a file is there, or a link in its place.

        Raises:
            HistoryUnavailable: the system does not let us look.
        """
        if not self._database.is_open:
            try:
                self.file.lstat()
            except (FileNotFoundError, NotADirectoryError):
                return False
            except OSError as error:
                raise unavailable() from error
        return True

    def close(self) -> None:
        """Write everything into the main file and let go of it."""
        self._database.close()

    def add(self, summary: Summary) -> int:
        """Remember a summary. Once this returns, a crash loses nothing of it.

        Returns:
            The entry's id.

        Raises:
            HistoryUnavailable: the disk is full, the file locked or read-only; the summary stands.
            SchemaTooNew: a newer version wrote the file.
        """
        row = row_of(summary, format_utc(self._clock()))
        words = searchable(*(str(row[name] or "") for name in ("title", "text", "site_name", "byline", "url")))
        with self._database.use() as database, transaction(database):
            entry_id = database.execute(_INSERT, row).lastrowid
            database.execute("INSERT INTO entry_words (rowid, words) VALUES (?, ?)", (entry_id, words))
        return entry_id or 0

    def entries(self, query: str = "", *, limit: int = 50, cursor: str | None = None) -> Page:
        """List entries, the latest first.

        Args:
            query: words that must all occur, each as the beginning of a word; empty for all entries.
            limit: at most so many, up to 200.
            cursor: `Page.next` of the call before.
        """
        wanted = max(1, min(limit, MAX_PAGE))
        match = match_expression(query)
        if not self.exists() or (query.strip() and match is None):
            return Page((), None)
        before = int(cursor) if cursor and cursor.isdecimal() and len(cursor) < 19 else 2**63 - 1  # noqa: PLR2004  # SQLite's largest id
        found_by_words = "AND id IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)" if match else ""
        statement = f"SELECT * FROM entries WHERE id < ? {found_by_words} ORDER BY id DESC LIMIT ?"  # noqa: S608  # fixed text
        with self._database.use() as database:
            rows = database.execute(statement, (before, *([match] if match else []), wanted + 1)).fetchall()
        entries = tuple(entry_of(row) for row in rows[:wanted])
        return Page(entries, str(entries[-1].id) if len(rows) > wanted else None)

    def entry(self, entry_id: int) -> Entry:
        """Find one entry.

        Raises:
            EntryNotFound: there is none with that id.
        """
        row = None
        if self._may_hold(entry_id):
            with self._database.use() as database:
                row = database.execute("SELECT * FROM entries WHERE id = ?", (entry_id,)).fetchone()
        if row is None:
            raise _not_found()
        return entry_of(row)

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, the latest first, a page at a time: a long history is never in memory whole.

        The first page is read before this returns, so that a history that cannot be read says so at once.
        """
        return self._from(self.entries(limit=MAX_PAGE))

    def _from(self, page: Page) -> Iterator[Entry]:
        yield from page.entries
        while page.next:
            page = self.entries(limit=MAX_PAGE, cursor=page.next)
            yield from page.entries

    def delete(self, entry_id: int) -> None:
        """Delete one entry; no byte of it stays in the files.

        Raises:
            EntryNotFound: there is none with that id.
        """
        if not (self._may_hold(entry_id) and self._erase("id = ?", (entry_id,))):
            raise _not_found()

    def delete_all(self) -> tuple[Path, ...]:
        """Delete every entry, and the copies and damaged files beside the database.

        Returns:
            Those files.
        """
        if self.exists():
            try:
                with self._database.use() as database:
                    _erase_rows(database, _EVERYTHING, (), "optimize")
                    self._database.cut_log(database)
            except HistoryUnavailable as error:
                if not lacks_room(error):
                    raise
                self._database.remove_files()
            else:
                with suppress(HistoryUnavailable), self._database.use() as database:
                    database.execute("VACUUM")  # gives the room back; the entries are gone already
                    self._database.cut_log(database)
        leftovers = (*backups(self.file), *set_aside_files(self.file))
        with storage_errors():
            for leftover in leftovers:
                if not leftover.is_dir():  # a folder that bore our name holds what is not ours
                    leftover.unlink(missing_ok=True)
        return leftovers

    def prune(self, keep_days: int) -> int:
        """Delete what is older than so many days; call it daily.

        A clock that leapt by more than a month since the last call is not believed: the next call decides.

        Returns:
            How many entries went.
        """
        if keep_days <= 0 or not self.exists():
            return 0
        now = self._clock()
        with self._database.use() as database:
            row = database.execute("SELECT value FROM upkeep WHERE name = 'pruned_at'").fetchone()
            since = now - datetime.fromisoformat(row["value"]) if row else None
            if since is not None and timedelta(0) <= since < _DAY:
                return 0
            database.execute("INSERT OR REPLACE INTO upkeep VALUES ('pruned_at', ?)", (now.isoformat(),))
        if since is not None and not timedelta(0) <= since <= _LEAP:
            return 0
        return self._erase("saved_at < ?", (format_utc(now - timedelta(days=keep_days)),))

    def digest(self, period: Period, today: date | None = None) -> Digest:
        """What was read today, or in the seven days that end today, by the machine's own calendar."""
        last = today or self._clock().astimezone().date()
        first = last - timedelta(days=6 if period == "week" else 0)
        bounds = (midnight(first), midnight(last + timedelta(days=1)))
        rows = []
        if self.exists():
            with self._database.use() as database:
                rows = database.execute(
                    "SELECT * FROM entries WHERE saved_at >= ? AND saved_at < ? ORDER BY id DESC", bounds
                ).fetchall()
        return digest_of(period, first, last, map(entry_of, rows))

    def between(self, since: datetime, until: datetime | None = None, *, most: int = MAX_PAGE) -> tuple[Entry, ...]:
        """What was read from one moment until another, or until now, the latest first.

        Args:
            since: with its zone.
            until: likewise; what was saved in that very moment is left out.
            most: at most so many.
        """
        if not self.exists():
            return ()
        bounds = (format_utc(since), format_utc(until) if until else _NO_END, most)
        with self._database.use() as database:
            rows = database.execute(
                "SELECT * FROM entries WHERE saved_at >= ? AND saved_at < ? ORDER BY id DESC LIMIT ?", bounds
            ).fetchall()
        return tuple(map(entry_of, rows))

    def _may_hold(self, entry_id: int) -> bool:
        return self.exists() and 0 < entry_id < 2**63  # what SQLite takes for an id

    def _erase(self, condition: str, values: tuple[object, ...]) -> int:
        """Delete rows; on a full disk without a journal on the disk, for who deletes wants it gone."""
        try:
            with self._database.use() as database:
                gone = _erase_rows(database, condition, values, "optimize")
                self._database.cut_log(database)
        except HistoryUnavailable as error:
            if not lacks_room(error):
                raise
            with self._database.use_in_place() as database:
                gone = _erase_rows(database, condition, values, "rebuild")
                database.execute("VACUUM")
        return gone


def _erase_rows(
    database: sqlite3.Connection, condition: str, values: tuple[object, ...], tidying: Literal["optimize", "rebuild"]
) -> int:
    """Delete rows so that nothing of them can be read from the files again.

    `secure_delete` overwrites table rows; the word index keeps deleted words until its segments are merged, and the
    -wal file keeps old pages until it is cut. Merging writes a second index beside the first; building it anew needs
    more time, and no more room than is there.
    """
    with transaction(database):
        chosen = [row[0] for row in database.execute(f"SELECT id FROM entries WHERE {condition}", values)]  # noqa: S608  # our own conditions
        # First: the pages that they leave are room for what follows.
        database.executemany("DELETE FROM entries WHERE id = ?", ((number,) for number in chosen))
        database.executemany("DELETE FROM entry_words WHERE rowid = ?", ((number,) for number in chosen))
        if chosen:
            database.execute("INSERT INTO entry_words (entry_words) VALUES (?)", (tidying,))
    return len(chosen)


def _not_found() -> EntryNotFound:
    return EntryNotFound(
        "There is no such entry in the history.", hint="`standfirst history list` shows what there is."
    )
