import configparser
import contextlib
import os
import plistlib
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.running import free_port

from standfirst.desktop.command import carried_environment, serve_command
from standfirst.desktop.launchd import LABEL, LaunchAgent, agent_plist
from standfirst.desktop.login import all_ways
from standfirst.desktop.port import Listener, who_listens
from standfirst.desktop.systemd import SystemdUnit, unit_text
from standfirst.desktop.windows import run_value
from standfirst.desktop.xdg import AutostartEntry, entry_text

ODD = ("/opt/my py/python", "-m", 'a "b" $HOME %h \\ `c` 中文', "")
VARIABLES = {"STANDFIRST_DATA": "/home/a b/100% $x/中文"}


def test_the_helper_is_started_by_this_python_and_nothing_in_the_working_directory() -> None:
    assert serve_command("/usr/bin/python3", "linux") == ("/usr/bin/python3", "-P", "-m", "standfirst", "serve")


def test_on_windows_no_console_opens(tmp_path: Path) -> None:
    python = tmp_path / "python.exe"
    assert serve_command(str(python), "win32")[0] == str(python)
    (tmp_path / "pythonw.exe").write_text("", encoding="utf-8")
    assert serve_command(str(python), "win32")[0] == str(tmp_path / "pythonw.exe")


def test_only_our_own_variables_are_carried_over() -> None:
    assert carried_environment({"STANDFIRST_DATA": "/d", "STANDFIRST_CONFIG": "", "SECRET": "x"}) == {
        "STANDFIRST_DATA": "/d"
    }


def test_a_systemd_unit_quotes_what_it_is_given() -> None:
    """`%` begins a specifier and `$` a variable there."""
    text = unit_text(ODD, VARIABLES)
    assert 'ExecStart="/opt/my py/python" "-m" "a \\"b\\" $$HOME %%h \\\\ `c` 中文" ""' in text
    assert 'Environment="STANDFIRST_DATA=/home/a b/100%% $x/中文"' in text
    assert "Restart=on-failure" in text
    assert "RestartPreventExitStatus=2 5" in text


def test_the_unit_has_the_sections_that_systemd_wants_and_it_finds_no_fault(tmp_path: Path) -> None:
    """Where systemd is installed, it is asked as well."""
    analyze = shutil.which("systemd-analyze")
    unit = tmp_path / "standfirst.service"
    unit.write_text(unit_text((sys.executable, *ODD[1:]), VARIABLES), encoding="utf-8")
    parser = configparser.RawConfigParser(strict=False)
    parser.read(unit, encoding="utf-8")
    assert {"Unit", "Service", "Install"} == set(parser.sections())
    assert parser["Install"]["WantedBy"] == "default.target"
    assert parser["Service"]["ExecStart"].startswith(f'"{sys.executable}"')
    if analyze:
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
        verdict = subprocess.run(  # noqa: S603  # a tool of the system
            [analyze, "--user", "verify", str(unit)], env=environment, capture_output=True, text=True, check=False
        )
        assert (verdict.returncode, verdict.stderr) == (0, "")


def test_an_autostart_entry_quotes_what_it_is_given() -> None:
    """Its quoting is a shell's, under the escapes of the file; a shell gives the same words back."""
    parser = configparser.RawConfigParser()
    parser.read_string(entry_text(ODD, VARIABLES))
    command = parser["Desktop Entry"]["Exec"].replace("%%", "%").replace("\\\\", "\\")
    words = subprocess.run(  # noqa: S603  # the entry's own words, which is the test
        ["sh", "-c", f"printf '%s\\0' {command}"],  # noqa: S607  # any POSIX shell
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    assert words == ["env", "STANDFIRST_DATA=/home/a b/100% $x/中文", *ODD, ""]
    assert parser["Desktop Entry"]["Type"] == "Application"


def test_a_launchd_agent_restarts_after_a_crash_alone() -> None:
    agent = plistlib.loads(agent_plist(ODD, VARIABLES))
    assert agent["ProgramArguments"] == list(ODD)
    assert agent["EnvironmentVariables"] == VARIABLES
    assert agent["KeepAlive"] == {"Crashed": True}
    assert (agent["Label"], agent["RunAtLoad"]) == (LABEL, True)


def test_a_run_key_is_a_command_line_of_windows() -> None:
    assert run_value((r"C:\Program Files\Python\pythonw.exe", "-m", 'a "b"')) == (
        r'"C:\Program Files\Python\pythonw.exe" -m "a \"b\""'
    )


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("linux", ["systemd user unit", "autostart entry"]),
        ("darwin", ["launchd agent"]),
        ("win32", ["Run key"]),
    ],
)
def test_each_platform_knows_its_ways(platform: str, names: list[str]) -> None:
    assert [way.name for way in all_ways(platform)] == names


def test_files_lie_where_each_system_looks(tmp_path: Path) -> None:
    assert SystemdUnit(tmp_path).file == tmp_path / "systemd" / "user" / "standfirst.service"
    assert AutostartEntry(tmp_path).file == tmp_path / "autostart" / "standfirst.desktop"
    assert LaunchAgent(tmp_path).file == tmp_path / "Library" / "LaunchAgents" / f"{LABEL}.plist"


@pytest.fixture
def own_environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Folders of its own and no systemd; whatever helper was started with them is ended."""
    environment = {
        **os.environ,
        "XDG_CONFIG_HOME": str(tmp_path / "config 中文"),
        "XDG_RUNTIME_DIR": str(tmp_path / "nowhere"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nowhere/bus",
        "STANDFIRST_DATA": str(tmp_path / "data"),
        "STANDFIRST_CONFIG": str(tmp_path / "config.toml"),
    }
    yield environment
    for process in started_with(tmp_path):
        with contextlib.suppress(ProcessLookupError):  # a worker that went with its parent
            os.kill(process, signal.SIGTERM)


def started_with(folder: Path) -> list[int]:
    """Helpers whose data folder is this one."""
    marker = f"STANDFIRST_DATA={folder / 'data'}".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if marker in (entry / "environ").read_bytes().split(b"\0") and b"serve" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def run(environment: dict[str, str], verb: str) -> str:
    done = subprocess.run(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", verb], env=environment, capture_output=True, text=True, check=True
    )
    return done.stderr


@pytest.mark.parametrize("verb", ["install", "uninstall"])
def test_what_cannot_be_removed_is_named(own_environment: dict[str, str], tmp_path: Path, verb: str) -> None:
    """A folder stands where the unit of an earlier install would."""
    unit = tmp_path / "config 中文" / "systemd" / "user" / "standfirst.service"
    (unit / "full").mkdir(parents=True)
    done = subprocess.run(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", verb], env=own_environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 5
    assert f"Delete {unit} by hand." in done.stderr


def test_without_systemd_an_autostart_entry_is_made_and_the_helper_starts(
    own_environment: dict[str, str], tmp_path: Path
) -> None:
    """Really run: install, the helper answers on its port, install again, uninstall."""
    port = free_port()
    (tmp_path / "config.toml").write_text(f"[helper]\nport = {port}\n", encoding="utf-8")
    entry = tmp_path / "config 中文" / "autostart" / "standfirst.desktop"
    assert "autostart entry" in run(own_environment, "install")
    assert "STANDFIRST_DATA=" in entry.read_text(encoding="utf-8")
    listener = None
    for _ in range(400):
        listener = who_listens(port)
        if listener and listener.version:
            break
        Event().wait(0.05)
    assert listener == Listener("0.1.0")
    run(own_environment, "install")
    assert "removed" in run(own_environment, "uninstall")
    assert not entry.exists()
    assert "did not start" in run(own_environment, "uninstall")
