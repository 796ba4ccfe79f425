"""Start at login on Linux desktops without systemd: an autostart entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from standfirst.desktop.process import start_detached

_TEMPLATE = """\
[Desktop Entry]
Type=Application
Version=1.5
Name=Standfirst
Comment=Summaries for the browser, made on this machine
Exec={command}
Terminal=false
NoDisplay=true
X-GNOME-Autostart-enabled=true
"""
_RESERVED = str.maketrans({character: f"\\{character}" for character in '"`$\\'})


def entry_text(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """Write the entry; variables are set by `env`, as the format has no line for them."""
    words = [*command]
    if environment:
        words = ["env", *(f"{name}={value}" for name, value in environment.items()), *words]
    return _TEMPLATE.format(command=" ".join(_quote(word) for word in words))


class AutostartEntry:
    """The entry in the user's folder.

    Args:
        config_home: the user's folder for settings, `~/.config`.
    """

    name = "autostart entry"

    def __init__(self, config_home: Path) -> None:
        self.file = config_home / "autostart" / "standfirst.desktop"

    def install(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Write it, and start the helper now.

        Raises:
            OSError: the file cannot be written.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(entry_text(command, environment), encoding="utf-8")
        start_detached(command)

    def uninstall(self) -> None:
        """Remove it; a helper that runs goes on until logout."""
        self.file.unlink(missing_ok=True)

    @property
    def place(self) -> str:
        """Where the file lies."""
        return str(self.file)

    def is_installed(self) -> bool:
        """Tell whether the entry is there."""
        return self.file.exists()


def _quote(word: str) -> str:
    """Quote as the Desktop Entry Specification says: first for the command, then for the file."""
    quoted = '"' + word.translate(_RESERVED) + '"'
    return quoted.replace("\\", "\\\\").replace("%", "%%").replace("\n", "\\n")
