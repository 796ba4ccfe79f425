"""Settings and methods listed."""

from __future__ import annotations

import json
import re

from tests.api.cli.command_line import CommandLine


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
    assert re.search(r"workers\.count +2 +file ", listed)
    assert "workers.waiting" not in listed
    assert re.search(r"workers\.waiting +4 +default ", standfirst("config", "--all").stdout)


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
