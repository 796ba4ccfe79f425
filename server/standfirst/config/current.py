"""The settings as they are now, for what a running helper takes up without a restart."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from standfirst.config.sections import Settings
from standfirst.config.sources import config_file, load_settings
from standfirst.errors import InvalidRequest

_State = tuple[int, int, int, int, int]


class CurrentSettings:
    """Reads the config file again when it has changed, and only then. Safe in threads.

    Args:
        file: the config file; by default `config_file()`.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._one_at_a_time = Lock()
        self._read: tuple[_State | None, Settings | None] | None = None

    def load(self) -> Settings | None:
        """The settings of the file and the environment, without the flags of the start.

        Returns:
            None while the file cannot be read.
        """
        path = config_file() if self._file is None else self._file
        with self._one_at_a_time:
            state = _state(path)  # before reading: what is written meanwhile is read the next time
            if self._read is None or self._read[0] != state:
                self._read = (state, _load(path))
            return self._read[1]


def _load(path: Path) -> Settings | None:
    try:
        return load_settings(path)
    except InvalidRequest:
        return None


def _state(path: Path) -> _State | None:
    """What changes with a file's content: it is replaced as a whole, or written in place."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
