"""Start at login on Linux: a systemd user unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from standfirst.desktop.process import succeeds

UNIT = "standfirst.service"
_TEMPLATE = """\
[Unit]
Description=Standfirst: summaries for the browser on this machine

[Service]
Type=exec
ExecStart={command}
{environment}Restart=on-failure
RestartSec=5
# 2 and 5 are faults that a restart does not cure: a wrong setting, a port that is taken.
RestartPreventExitStatus=2 5
# The helper ends its own workers; what is left after ten seconds is killed.
KillMode=mixed
TimeoutStopSec=10
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
UMask=0077

[Install]
WantedBy=default.target
"""


def unit_text(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """Write the unit.

    Args:
        command: program and arguments.
        environment: variables to set.
    """
    variables = "".join(f"Environment={_quote(f'{name}={value}')}\n" for name, value in environment.items())
    program, *arguments = command
    words = [_quote(program), *(_quote(word).replace("$", "$$") for word in arguments)]
    return _TEMPLATE.format(command=" ".join(words), environment=variables)


class SystemdUnit:
    """The unit in the user's folder.

    Args:
        config_home: the user's folder for settings, `~/.config`.
    """

    name = "systemd user unit"

    def __init__(self, config_home: Path) -> None:
        self.file = config_home / "systemd" / "user" / UNIT

    @staticmethod
    def is_available() -> bool:
        """Tell whether a systemd of this user answers; in a container or over su there is none."""
        return _systemctl("show-environment")

    def install(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Write, enable and start it.

        Raises:
            OSError: the file cannot be written, or systemd refuses.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(unit_text(command, environment), encoding="utf-8")
        if not (_systemctl("daemon-reload") and _systemctl("enable", UNIT) and _systemctl("restart", UNIT)):
            raise OSError("systemctl refused")

    def uninstall(self) -> None:
        """Stop, disable and remove it."""
        _systemctl("disable", "--now", UNIT)
        self.file.unlink(missing_ok=True)
        _systemctl("daemon-reload")

    @property
    def place(self) -> str:
        """Where the file lies."""
        return str(self.file)

    def is_installed(self) -> bool:
        """Tell whether the unit is there."""
        return self.file.exists()


def _systemctl(*arguments: str) -> bool:
    return succeeds("systemctl", "--user", *arguments)


def _quote(word: str) -> str:
    """Quote for a unit file, where `%` begins a specifier; in arguments, though not in the program, `$` a variable."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("\n", "\\n")
    return f'"{escaped}"'
