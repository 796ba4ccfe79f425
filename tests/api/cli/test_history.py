"""Pairing, and the history in a terminal."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

from tests.api.cli.command_line import CommandLine
from tests.running import free_port, running_helper
from tests.unit.history.entries import bytes_in, summary_of

from standfirst.access import Access
from standfirst.history import History

EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"


def remembered(standfirst: CommandLine, *titles: str) -> Path:
    file = standfirst.folder / "data" / "history" / "history.db"
    history = History(file)
    for title in titles:
        history.add(summary_of(f"{title} happened.", title=title, url=f"https://news.example/{len(title)}"))
    history.close()
    return file


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
    remembered(standfirst, "Three\x9b31m\u202e")
    latest = standfirst("history", "export").stdout.splitlines()[0]
    assert json.loads(latest)["title"] == "Three\x9b31m\u202e"
    assert not set(latest) & {"\x9b", "\u202e"}, "JSON is read in terminals, too"


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


def test_no_file_that_the_command_line_makes_is_open_to_others(standfirst: CommandLine) -> None:
    standfirst("pair")
    remembered(standfirst, "One")
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (standfirst.folder / "data").rglob("*")}
    assert modes == {0}
