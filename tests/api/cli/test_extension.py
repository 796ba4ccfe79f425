"""The extension unpacked."""

from __future__ import annotations

import json
import os
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


def test_links_and_pipes_in_the_folder_lead_nowhere(standfirst: CommandLine, tmp_path: Path) -> None:
    """What a link in an older copy points to stays; a pipe for a manifest is not waited for."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "letter").write_text("Dear", encoding="utf-8")
    copy = tmp_path / "copy"
    standfirst("extension", copy)
    (copy / "link").symlink_to(precious)
    (copy / "icons-link").symlink_to(precious / "letter")
    assert standfirst("extension", copy).status == 0
    assert not (copy / "link").is_symlink()
    assert (precious / "letter").read_text(encoding="utf-8") == "Dear"

    (tmp_path / "to-nowhere").symlink_to(tmp_path / "nothing")
    assert standfirst("extension", tmp_path / "to-nowhere").status == 2
    assert not (tmp_path / "nothing").exists()

    piped = tmp_path / "piped"
    piped.mkdir()
    os.mkfifo(piped / "manifest.json")
    assert standfirst("extension", piped).status == 2
