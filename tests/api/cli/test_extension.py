"""The extension unpacked."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api.cli.command_line import CommandLine

from standfirst.extension_folder import extension_folder


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
