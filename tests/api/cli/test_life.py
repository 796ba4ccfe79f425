"""Everything but summaries: the helper's start, the extension, settings, pairing, history, the doctor."""

import json
import re
import socket
import stat
from pathlib import Path

import pytest
from tests.api.cli.command_line import CommandLine
from tests.running import free_port, running_helper
from tests.unit.history.entries import bytes_in, summary_of

from standfirst.access import Access
from standfirst.extension_folder import extension_folder
from standfirst.history import History

EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"


def remembered(standfirst: CommandLine, *titles: str) -> Path:
    file = standfirst.folder / "data" / "history" / "history.db"
    history = History(file)
    for title in titles:
        history.add(summary_of(f"{title} happened.", title=title, url=f"https://news.example/{len(title)}"))
    history.close()
    return file


def test_a_second_helper_says_that_the_first_runs(standfirst: CommandLine, tmp_path: Path) -> None:
    """One clear sentence, no traceback, status 5."""
    with running_helper(tmp_path / "first") as helper:
        ran = standfirst("serve", "--port", helper.port)
    assert (ran.status, ran.stdout) == (5, "")
    assert re.fullmatch(rf"standfirst: Standfirst [\d.]+ runs already on port {helper.port}\.\n  [^\n]+\n", ran.stderr)


def test_a_foreign_program_on_the_port_is_told_apart(standfirst: CommandLine) -> None:
    """It may be silent, and is not waited for."""
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        port = foreign.getsockname()[1]
        ran = standfirst("serve", "--port", port)
    assert (ran.status, ran.stdout) == (5, "")
    assert f"Another program holds port {port}." in ran.stderr
    assert "Traceback" not in ran.stderr


def test_exposed_tokens_keep_the_helper_from_starting(standfirst: CommandLine) -> None:
    assert standfirst("pair").status == 0
    folder = standfirst.folder / "data" / "access"
    next(folder.iterdir()).chmod(0o644)
    ran = standfirst("serve", "--port", free_port())
    assert ran.status == 5
    assert "chmod 600" in ran.stderr


def test_the_extension_is_unpacked(standfirst: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "new" / "my extension"
    ran = standfirst("extension", target)
    assert (ran.status, ran.stdout.strip()) == (0, str(target))
    assert json.loads((target / "manifest.json").read_text(encoding="utf-8"))["manifest_version"] == 3
    assert "chrome://extensions" in ran.stderr


def test_an_older_copy_of_the_extension_is_replaced(standfirst: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "extension"
    standfirst("extension", target)
    (target / "left-over.js").write_text("", encoding="utf-8")
    assert standfirst("extension", target).status == 0
    assert not (target / "left-over.js").exists()
    assert (target / "manifest.json").exists()


def test_the_extension_is_not_unpacked_into_itself(standfirst: CommandLine) -> None:
    before = sorted(extension_folder().rglob("*"))
    assert standfirst("extension", extension_folder() / "copy").status == 2
    assert standfirst("extension", extension_folder()).status == 0
    assert sorted(extension_folder().rglob("*")) == before


def test_a_folder_with_other_things_is_left_alone(standfirst: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "mine"}', encoding="utf-8")
    assert standfirst("extension", tmp_path).status == 2
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert standfirst("extension", tmp_path / "file").status == 2
    assert standfirst("extension", tmp_path / "file" / "below").status == 2
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == '{"name": "mine"}'


def test_settings_are_listed_with_their_source(standfirst: CommandLine) -> None:
    assert "at once" in standfirst("config", "set", "history.enabled", "true").stderr
    assert "at its next start" in standfirst("config", "set", "workers.count", "2").stderr
    ran = standfirst("config", "--json", STANDFIRST_HELPER_PORT="8001")
    settings = {row["name"]: (row["value"], row["source"]) for row in json.loads(ran.stdout)["settings"]}
    assert settings["history.enabled"] == (True, "file")
    assert settings["helper.port"] == (8001, "environment")
    assert settings["workers.waiting"][1] == "default"
    listed = standfirst("config").stdout
    assert re.search(r"history\.enabled +true +file ", listed)


def test_a_broken_settings_file_is_said_with_its_path(standfirst: CommandLine) -> None:
    standfirst.folder.mkdir()
    (standfirst.folder / "config.toml").write_text("[helper", encoding="utf-8")
    ran = standfirst("summarize", "-")
    assert ran.status == 2
    assert str(standfirst.folder / "config.toml") in ran.stderr


def test_methods_are_listed_with_the_default(standfirst: CommandLine) -> None:
    rows = json.loads(standfirst("methods", "--json").stdout)
    assert [row["name"] for row in rows if row["default"]] == ["news"]
    assert set(rows[0]) == {"name", "title", "description", "reference", "default"}
    assert re.search(r"^lexrank ", standfirst("methods").stdout, re.MULTILINE)


def test_a_code_is_printed_alone_on_stdout(standfirst: CommandLine) -> None:
    ran = standfirst("pair")
    assert re.fullmatch(r"[A-Z2-7]{10}\n", ran.stdout)
    assert re.fullmatch(r"[A-Z2-7]{10}", json.loads(standfirst("pair", "--json").stdout)["code"])


def test_who_is_paired_is_listed_and_revoked(standfirst: CommandLine) -> None:
    code = standfirst("pair").stdout.strip()
    folder = standfirst.folder / "data" / "access"
    Access(folder).pair(code, "nonce", EXTENSION, 7826)
    listed = standfirst("pair", "--list").stdout
    assert EXTENSION in listed
    client_id = json.loads(standfirst("pair", "--list", "--json").stdout)[0]["id"]
    assert client_id in listed
    assert json.loads(standfirst("pair", "--revoke", client_id, "--json").stdout) == {"revoked": client_id}
    assert standfirst("pair", "--revoke", client_id).status == 5
    assert standfirst("pair", "--list").stdout == ""


def test_the_history_is_listed_searched_and_shown(standfirst: CommandLine) -> None:
    remembered(standfirst, "Rain in Eastport", "Snow in Westport", "北京天气")
    assert [line.split("  ")[-1] for line in standfirst("history", "list").stdout.splitlines()] == [
        "北京天气",
        "Snow in Westport",
        "Rain in Eastport",
    ]
    assert standfirst("history", "search", "snow", "west").stdout.endswith("Snow in Westport\n")
    assert standfirst("history", "search", "天气").stdout.endswith("北京天气\n")
    found = json.loads(standfirst("history", "search", "rain", "--json").stdout)
    shown = standfirst("history", "show", found["entries"][0]["id"])
    assert "Rain in Eastport happened." in shown.stdout
    assert "https://news.example/16" in shown.stdout
    assert json.loads(standfirst("history", "show", "1", "--json").stdout)["title"] == "Rain in Eastport"


def test_an_entry_that_is_not_there_ends_with_status_5(standfirst: CommandLine) -> None:
    for arguments in (("show", "7"), ("delete", "7")):
        ran = standfirst("history", *arguments)
        assert (ran.status, ran.stdout) == (5, "")
        assert "no such entry" in ran.stderr


def test_looking_at_a_history_that_is_off_makes_no_file(standfirst: CommandLine) -> None:
    for arguments in (("list",), ("search", "x"), ("export",), ("delete", "--all", "--yes")):
        assert standfirst("history", *arguments).status == 0
    assert "history.enabled true" in standfirst("history", "list").stderr
    assert not (standfirst.folder / "data").exists()


def test_deleted_entries_leave_no_byte(standfirst: CommandLine) -> None:
    file = remembered(standfirst, "Canary", "Other")
    assert standfirst("history", "delete", "1").status == 0
    assert b"canary" not in bytes_in(file.parent).lower()
    assert b"Other" in bytes_in(file.parent)
    assert standfirst("history", "delete", "--all", "--yes").status == 0
    assert b"Other" not in bytes_in(file.parent)


def test_the_history_is_exported_in_both_forms(standfirst: CommandLine, tmp_path: Path) -> None:
    remembered(standfirst, "One", "Two")
    lines = standfirst("history", "export").stdout.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Two", "One"]
    assert standfirst("history", "export", "--format", "markdown").stdout.startswith("## [Two](")
    file = tmp_path / "out.jsonl"
    assert standfirst("history", "export", file).status == 0
    assert file.read_text(encoding="utf-8").splitlines() == lines
    assert standfirst("history", "export", tmp_path / "no" / "folder").status == 2


def test_a_history_from_the_future_ends_with_status_5(standfirst: CommandLine) -> None:
    file = remembered(standfirst, "One")
    content = bytearray(file.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    file.write_bytes(content)
    ran = standfirst("history", "list")
    assert ran.status == 5
    assert "newer" in ran.stderr
    assert file.read_bytes() == content


def test_the_history_is_opened_by_a_link_that_works_once(standfirst: CommandLine) -> None:
    with running_helper(standfirst.folder / "data") as helper:
        ran = standfirst("history", "open", STANDFIRST_HELPER_PORT=str(helper.port), DISPLAY="", WAYLAND_DISPLAY="")
        link = ran.stdout.strip()
        assert ran.status == 0
        assert re.fullmatch(rf"{helper.url}/#code=[A-Z2-7]{{10}}", link)
        body = {"code": link.partition("#code=")[2], "nonce": "0123456789abcdef"}
        replies = [helper.post("/v1/pairing", body, {"Origin": helper.url}) for _ in range(2)]
    assert [reply.status for reply in replies] == [200, 403]


def test_without_a_helper_there_is_nothing_to_open(standfirst: CommandLine) -> None:
    ran = standfirst("history", "open", STANDFIRST_HELPER_PORT=str(free_port()))
    assert (ran.status, ran.stdout) == (5, "")
    assert "standfirst serve" in ran.stderr


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
        ("settings", "python", "engine", "helper", "extension", "tokens", "history", "disk"), "ok"
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


@pytest.mark.parametrize("verb", ["--help", "--version", "-h"])
def test_the_program_introduces_itself(standfirst: CommandLine, verb: str) -> None:
    ran = standfirst(verb)
    assert (ran.status, ran.stderr) == (0, "")
    assert "standfirst" in ran.stdout.lower()


def test_no_file_that_the_command_line_makes_is_open_to_others(standfirst: CommandLine) -> None:
    standfirst("pair")
    remembered(standfirst, "One")
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (standfirst.folder / "data").rglob("*")}
    assert modes == {0}
