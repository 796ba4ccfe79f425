"""The command line that starts the helper without a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_CARRIED = ("STANDFIRST_CONFIG", "STANDFIRST_DATA")


def serve_command(executable: str = sys.executable, platform: str = sys.platform) -> tuple[str, ...]:
    """This Python, running this package; `-P` keeps a folder at the working directory from posing as it.

    Args:
        executable: the interpreter.
        platform: as in `sys.platform`; on Windows `pythonw` opens no console.
    """
    if platform == "win32":
        windowless = Path(executable).with_name("pythonw.exe")
        executable = str(windowless) if windowless.exists() else executable
    return (executable, "-P", "-m", "standfirst", "serve")


def carried_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables that say where our files lie: at login the shell that set them has not run."""
    return {name: environment[name] for name in _CARRIED if environment.get(name)}
