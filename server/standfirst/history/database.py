"""The database file: opened private, checked, migrated; a damaged one is set aside, a newer one left alone."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from standfirst.errors import HistoryUnavailable, SchemaTooNew, StorageError
from standfirst.history.schema import APPLICATION_ID, MIGRATIONS, Migration

BUSY_SECONDS = 1.0
"""How long a write waits for another program's; the reader waits for the summary meanwhile."""

COMPANIONS = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a database file, and the file itself."""

_PRIVATE = 0o600
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_ROOM_IN_SQLITE = frozenset(  # all but the first are how a quota, or a bound on a file's size, looks
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_SHMSIZE}
)
_HEADER_BYTES = 100
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)


class Damaged(Exception):
    """The file is no database, not ours, or broken."""


def open_database(file: Path, migrations: Sequence[Migration] = MIGRATIONS) -> tuple[sqlite3.Connection, Path | None]:
    """Open the database, making it where there is none.

    Args:
        file: where it lies.
        migrations: the steps to the newest schema.

    Returns:
        The connection, and where a damaged file was put, if there was one.

    Raises:
        SchemaTooNew: a newer version wrote it; not a byte was changed.
        HistoryUnavailable: it cannot be opened, read or written now.
    """
    set_aside = None
    try:
        return _open(file, migrations), None
    except Damaged:
        set_aside = _set_aside(file)
    try:
        return _open(file, migrations), set_aside
    except Damaged as error:
        raise unavailable() from error


def _open(file: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    with storage_errors():
        if not os.path.lexists(file):
            _create(file, migrations)
        _refuse_what_is_not_ours(file, len(migrations))
        file.chmod(_PRIVATE)
        connection = _connect(file)
        try:
            _prepare(connection, file, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


def open_in_place(file: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    """Open a database so that what is deleted needs no room: its journal is in memory, and nobody else may use it.

    A crash of the system in the moment of writing may damage the file, so it is opened thus only where there is no
    room for a journal.

    Raises:
        Damaged: it is no database of ours.
        SchemaTooNew: a newer version wrote it.
        HistoryUnavailable: another process uses it, or it awaits a migration.
    """
    with storage_errors():
        _refuse_what_is_not_ours(file, len(migrations))
        connection = _connect(file)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # first: then WAL needs no file of shared memory
            _refuse_another_version(connection, len(migrations))
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_another_version(connection: sqlite3.Connection, newest: int) -> None:
    if _value(connection, "PRAGMA user_version") != newest:
        raise unavailable()


def _create(file: Path, migrations: Sequence[Migration]) -> None:
    """Make a database under another name and give it its own when it is whole.

    So no process ever meets half a database, and takes it for a damaged one.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.new-{secrets.token_hex(4)}")
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE))
    try:
        with contextlib.closing(_connect(fresh)) as connection:
            _prepare(connection, fresh, migrations)
        _name(fresh, file)
    finally:
        for companion in COMPANIONS:
            fresh.with_name(fresh.name + companion).unlink(missing_ok=True)


def _name(fresh: Path, file: Path) -> None:
    """Give a file its name unless another process was faster."""
    try:
        file.hardlink_to(fresh)
    except FileExistsError:
        return
    except OSError:  # the file system knows no links
        if not file.exists():
            fresh.rename(file)


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)


@contextlib.contextmanager
def storage_errors() -> Iterator[None]:
    """Turn SQLite's and the system's errors into ours.

    Raises:
        Damaged: the database is broken.
        HistoryUnavailable: anything else: locked, full, read-only, not to be reached.
    """
    try:
        yield
    except sqlite3.Error as error:
        error_code: int = getattr(error, "sqlite_errorcode", 0)
        if error_code & 0xFF in _DAMAGED:
            raise Damaged from error
        raise (_full() if error_code in _NO_ROOM_IN_SQLITE else unavailable()) from error
    except OSError as error:
        raise (_full() if error.errno in _NO_ROOM else unavailable()) from error


@contextlib.contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def identity(file: Path) -> tuple[int, int] | None:
    """What tells a file from another of the same name."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def lacks_room(error: HistoryUnavailable) -> bool:
    """Tell whether a full disk is the reason."""
    cause = error.__cause__
    return getattr(cause, "sqlite_errorcode", 0) in _NO_ROOM_IN_SQLITE or getattr(cause, "errno", 0) in _NO_ROOM


def _full() -> StorageError:
    return HistoryUnavailable(
        "There is no room to write the history, so it was left as it was.",
        hint="Make room on the disk that holds it, and try again.",
    )


def unavailable() -> StorageError:
    """The error for a history that cannot serve now."""
    return HistoryUnavailable(
        "The history cannot be read or written now.", hint="See that the disk has room; `standfirst doctor` says more."
    )


def _refuse_what_is_not_ours(file: Path, newest: int) -> None:
    """Judge the file by its type and its first bytes, before SQLite opens it and thereby changes it."""
    try:
        status = file.stat()
    except FileNotFoundError as error:  # a link that leads nowhere
        raise Damaged from error
    if not stat.S_ISREG(status.st_mode) or status.st_size == 0:
        raise Damaged
    with file.open("rb") as opened:
        header = opened.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(b"SQLite format 3\0"):
        raise Damaged
    if int.from_bytes(header[_APPLICATION_ID], "big") != APPLICATION_ID:
        raise Damaged
    if int.from_bytes(header[_USER_VERSION], "big") > newest:
        raise _too_new()


def _prepare(connection: sqlite3.Connection, file: Path, migrations: Sequence[Migration]) -> None:
    version = _value(connection, "PRAGMA user_version")
    if version > len(migrations):  # the header may be older than what waits in the -wal file
        raise _too_new()
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Damaged
    if version == len(migrations):
        # This start is good, so the copies from before the last migration have done their duty.
        for backup in backups(file):
            backup.unlink(missing_ok=True)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    if version:
        _back_up(connection, file, version)
    for step in range(version, len(migrations)):
        _migrate(connection, step, migrations[step])


def _migrate(connection: sqlite3.Connection, step: int, statements: Migration) -> None:
    """Take one step in one transaction: after a crash the database is as before it or as after it."""
    with transaction(connection):
        if _value(connection, "PRAGMA user_version") == step:  # another process may have been faster
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {step + 1}")


def _back_up(connection: sqlite3.Connection, file: Path, version: int) -> None:
    target = file.with_name(f"{file.name}.backup-{version}")
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE))
    with contextlib.closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)


def backups(file: Path) -> list[Path]:
    """The copies that migrations made."""
    return sorted(file.parent.glob(f"{file.name}.backup-*"))


def set_aside_files(file: Path) -> list[Path]:
    """The damaged files that were set aside."""
    return sorted(file.parent.glob(f"{file.name}.damaged-*"))


def _set_aside(file: Path) -> Path:
    """Rename a damaged database and its companions; nothing of it is deleted."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = file.with_name(f"{file.name}.damaged-{moment}")
    with storage_errors():
        for companion in COMPANIONS:
            part = file.with_name(file.name + companion)
            if part.exists() or part.is_symlink():
                part.rename(target.with_name(target.name + companion))
    return target


def _value(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _too_new() -> StorageError:
    return SchemaTooNew(
        "The history was written by a newer Standfirst; it is left as it is.", hint="Update Standfirst on this machine."
    )
