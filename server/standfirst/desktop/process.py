"""A helper that outlives the terminal it was started from."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence


def start_detached(command: Sequence[str]) -> None:
    """Start a program in a session of its own, with no terminal to hold it.

    Raises:
        OSError: it cannot be started.
    """
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    subprocess.Popen(  # noqa: S603  # this Python, running this package
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=flags,
    )
