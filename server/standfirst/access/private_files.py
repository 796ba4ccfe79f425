"""Files that only this user may read: written in one step, read only when nobody else could have touched them."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from standfirst.errors import PairingRefused, SecretsExposed

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of a file would have its reader wait for ever
_HAS_MODES = os.name == "posix"


class PrivateFolder:
    """A folder of small JSON files, 0600 in 0700.

    Windows has no such modes; there the user's profile, where the folder lies, is closed to others by itself.

    Args:
        path: the folder; it is made when the first file is written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def check(self) -> None:
        """See that nobody else can read or replace anything in here.

        Raises:
            SecretsExposed: the folder or a file is a link, another user's, or open to others.
        """
        if self.path.is_symlink() or self.path.exists():
            self._check_node(self.path, stat.S_ISDIR, "700")
            for name in self.names():
                self._check_node(self.path / name, stat.S_ISREG, "600")

    def names(self) -> tuple[str, ...]:
        """The names of the files, in order."""
        try:
            return tuple(sorted(file.name for file in self.path.iterdir() if file.suffix == ".json"))
        except OSError:  # no folder, or none that is ours to read
            return ()

    def read(self, name: str) -> list[str]:
        """Read a file's lines, or nothing where it is gone or is not to be trusted."""
        try:
            descriptor = os.open(self.path / name, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT)
        except OSError:
            return []
        if not _is_private(os.fstat(descriptor), stat.S_ISREG):
            os.close(descriptor)
            return []
        with os.fdopen(descriptor, encoding="utf-8", errors="replace") as file:
            return file.read().splitlines()

    def write(self, name: str, values: Mapping[str, object]) -> None:
        """Write a new file: whole or not at all, and private from its first moment.

        Raises:
            SecretsExposed: the folder is open to others.
            PairingRefused: the disk is full or read-only.
        """
        try:
            self._make()
            self._write(name, json.dumps(values))
        except OSError as error:
            raise PairingRefused(
                "Nothing can be written where the tokens lie.", hint="See that the disk has room; then pair again."
            ) from error

    def _write(self, name: str, text: str) -> None:
        fresh = self.path / f".{secrets.token_hex(8)}.new"
        try:
            self._write_new(fresh, text)
            fresh.replace(self.path / name)
        finally:
            fresh.unlink(missing_ok=True)

    @staticmethod
    def _write_new(fresh: Path, text: str) -> None:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    def append(self, name: str, line: str) -> None:
        """Add a line to a file that may be gone by now."""
        with contextlib.suppress(OSError):
            descriptor = os.open(self.path / name, os.O_WRONLY | os.O_APPEND | _NO_FOLLOW)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(f"\n{line}")

    def remove(self, name: str) -> bool:
        """Remove a file. Of several at once, exactly one is told that it did."""
        try:
            (self.path / name).unlink()
        except FileNotFoundError:
            return False
        return True

    def _make(self) -> None:
        for folder in self._missing():
            folder.mkdir(mode=0o700, exist_ok=True)
            folder.chmod(0o700)  # whatever the umask took away or left
        self._check_node(self.path, stat.S_ISDIR, "700")

    def _missing(self) -> Iterator[Path]:
        """The folders on the way that have yet to be made, outermost first."""
        lineage = [self.path, *self.path.parents]
        return reversed([folder for folder in lineage if not folder.exists() and not folder.is_symlink()])

    def _check_node(self, path: Path, is_kind: Callable[[int], bool], mode: str) -> None:
        if not _is_private(path.lstat(), is_kind):
            raise SecretsExposed(
                "The files that hold the tokens are open to others.",
                hint=f"See who changed {path}; then run: chmod {mode} '{path}'. A link or another user's file must go.",
            )


def _is_private(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    if not is_kind(status.st_mode):
        return False
    return not _HAS_MODES or (not status.st_mode & _OTHERS and status.st_uid == os.geteuid())
