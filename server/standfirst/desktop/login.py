"""Starting the helper at login, in the way of this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from standfirst.desktop.command import carried_environment, serve_command
from standfirst.desktop.launchd import LaunchAgent
from standfirst.desktop.systemd import SystemdUnit
from standfirst.desktop.windows import RunKey
from standfirst.desktop.xdg import AutostartEntry
from standfirst.errors import LoginStartRefused


class LoginStart(Protocol):
    """One way to start at login."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def place(self) -> str:
        """The file, or the registry's key, that it rests on."""

    def install(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start at login from now on, and start now."""

    def uninstall(self) -> None:
        """Do so no longer."""

    def is_installed(self) -> bool:
        """Tell whether it does."""


def install() -> LoginStart:
    """Start the helper at login, and now; the ways that an earlier install took are left.

    Raises:
        LoginStartRefused: the system does not let us.
    """
    way = preferred_way()
    for other in installed_ways():
        if other.name != way.name:
            _remove(other)
    try:
        way.install(serve_command(), carried_environment())
    except OSError as error:
        raise LoginStartRefused(
            f"The {way.name} could not be set up.", hint="Start the helper by hand: `standfirst serve`."
        ) from error
    return way


def uninstall() -> tuple[LoginStart, ...]:
    """Start no longer at login.

    Returns:
        The ways that were in use.

    Raises:
        LoginStartRefused: the system does not let us.
    """
    used = installed_ways()
    for way in used:
        _remove(way)
    return used


def _remove(way: LoginStart) -> None:
    try:
        way.uninstall()
    except OSError as error:
        raise LoginStartRefused(f"The {way.name} could not be removed.", hint=f"Delete {way.place} by hand.") from error


def installed_ways() -> tuple[LoginStart, ...]:
    """The ways that are in use."""
    return tuple(way for way in all_ways() if way.is_installed())


def preferred_way() -> LoginStart:
    """The way of this machine: on Linux the desktop's own where no systemd answers."""
    first, *others = all_ways()
    if isinstance(first, SystemdUnit) and not first.is_available():
        return others[0]
    return first


def all_ways(platform: str = sys.platform) -> tuple[LoginStart, ...]:
    """The ways that a platform knows, the best first."""
    if platform == "win32":
        return (RunKey(),)
    if platform == "darwin":
        return (LaunchAgent(Path.home()),)
    config_home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return (SystemdUnit(config_home), AutostartEntry(config_home))
