"""The doctor."""

from __future__ import annotations

import json
import socket

from tests.api.cli.command_line import CommandLine
from tests.running import free_port, running_helper


def findings(standfirst: CommandLine, status: int, **environment: str) -> dict[str, str]:
    ran = standfirst("doctor", "--json", XDG_CONFIG_HOME=str(standfirst.folder / "xdg"), **environment)
    report = json.loads(ran.stdout)
    assert ran.status == status
    assert report["ok"] == (status == 0)
    assert all(finding["hint"] for finding in report["findings"] if finding["state"] != "ok")
    return {finding["name"]: finding["state"] for finding in report["findings"]}


def test_the_doctor_finds_a_well_machine_well(standfirst: CommandLine) -> None:
    with running_helper(standfirst.folder / "data") as helper:
        found = findings(standfirst, 0, STANDFIRST_HELPER_PORT=str(helper.port))
    assert found == dict.fromkeys(
        ("settings", "python", "engine", "helper", "extension", "tokens", "history", "model", "disk"), "ok"
    ) | {"login": "warning"}


def test_the_doctor_finds_what_is_wrong(standfirst: CommandLine) -> None:
    """Everything at once: each fault is found beside the others."""
    assert standfirst("pair").status == 0
    next((standfirst.folder / "data" / "access").iterdir()).chmod(0o644)
    history = standfirst.folder / "data" / "history" / "history.db"
    history.parent.mkdir()
    history.write_bytes(b"garbage" * 1000)
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        found = findings(standfirst, 5, STANDFIRST_HELPER_PORT=str(foreign.getsockname()[1]))
    assert {name for name, state in found.items() if state == "problem"} == {"helper", "tokens", "history"}
    (standfirst.folder / "config.toml").write_text("[", encoding="utf-8")
    again = findings(standfirst, 5)
    assert (again["settings"], again["history"]) == ("problem", "warning")


def test_a_place_that_no_system_knows_hides_nothing_else_from_the_doctor(standfirst: CommandLine) -> None:
    standfirst.folder.mkdir()
    found = findings(standfirst, 5, STANDFIRST_DATA=str(standfirst.folder / ("long" * 100)))
    assert {"engine", "tokens", "history", "disk"} <= set(found)
    assert "problem" in {found["tokens"], found["history"], found["disk"]}


def test_the_doctor_speaks_to_people_too(standfirst: CommandLine) -> None:
    ran = standfirst("doctor", STANDFIRST_HELPER_PORT=str(free_port()))
    assert ran.status == 0
    assert "→ Start it with `standfirst serve`." in ran.stdout
