"""Programs of the system's: one that outlives the terminal it was started from, and one whose outcome is awaited."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

SECONDS = 20
"""What a service manager takes at most to do as it is told."""


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


def succeeds(*command: str) -> bool:
    """Run a program to its end; tell whether it is there, ended in time, and reported no failure."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=SECONDS)  # noqa: S603  # our own words
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
