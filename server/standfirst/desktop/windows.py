"""Start at login on Windows: a value under the user's Run key."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Mapping, Sequence

from standfirst.desktop.process import start_detached

KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
VALUE = "Standfirst"


def run_value(command: Sequence[str]) -> str:
    """Write the command line as Windows programs take it apart."""
    return subprocess.list2cmdline(command)


class RunKey:
    """The value in the user's registry. Variables need no carrying: Windows keeps them for the user."""

    name = "Run key"
    place = rf"HKEY_CURRENT_USER\{KEY}\{VALUE}"

    def install(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Write it, and start the helper now.

        Raises:
            OSError: the registry refuses.
        """
        del environment
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415  # on Windows only

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as key:
                winreg.SetValueEx(key, VALUE, 0, winreg.REG_SZ, run_value(command))
        start_detached(command)

    def uninstall(self) -> None:
        """Remove it; a helper that runs goes on until logout."""
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415  # on Windows only

            with (
                contextlib.suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY, 0, winreg.KEY_SET_VALUE) as key,
            ):
                winreg.DeleteValue(key, VALUE)

    def is_installed(self) -> bool:
        """Tell whether the value is there."""
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415  # on Windows only

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY) as key:
                    return bool(winreg.QueryValueEx(key, VALUE)[0])
            except FileNotFoundError:
                pass
        return False
