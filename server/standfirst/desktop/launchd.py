"""Start at login on macOS: a launchd agent."""

from __future__ import annotations

import os
import plistlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from standfirst.desktop.process import succeeds

LABEL = "example.standfirst.helper"


def agent_plist(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """Write the agent. It is started again only after a crash: a taken port would be taken again."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "EnvironmentVariables": dict(environment),
            "RunAtLoad": True,
            "KeepAlive": {"Crashed": True},
            "ProcessType": "Background",
            "Umask": 0o077,
        }
    )


class LaunchAgent:
    """The agent in the user's folder.

    Args:
        home: the user's folder.
    """

    name = "launchd agent"

    def __init__(self, home: Path) -> None:
        self.file = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"

    def install(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Write it and load it.

        Raises:
            OSError: the file cannot be written, or launchd refuses.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(agent_plist(command, environment))
        _launchctl("bootout", f"{_domain()}/{LABEL}")  # an earlier one
        if not _launchctl("bootstrap", _domain(), str(self.file)):
            raise OSError("launchctl refused")

    def uninstall(self) -> None:
        """Unload and remove it."""
        _launchctl("bootout", f"{_domain()}/{LABEL}")
        self.file.unlink(missing_ok=True)

    @property
    def place(self) -> str:
        """Where the file lies."""
        return str(self.file)

    def is_installed(self) -> bool:
        """Tell whether the agent is there."""
        return self.file.exists()


def _domain() -> str:
    return f"gui/{os.getuid()}"


def _launchctl(*arguments: str) -> bool:
    return succeeds("launchctl", *arguments)
