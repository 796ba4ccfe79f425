"""The files of tokens and codes: for this user alone, or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.access.callers import EXTENSION, NONCE, PAGE, PORT, files, paired

from standfirst.access import Access
from standfirst.access.private_files import PrivateFolder
from standfirst.errors import PairingRefused, SecretsExposed, TokenRejected


def test_neither_token_nor_code_stands_in_any_file(folder: Path, access: Access) -> None:
    """The files hold hashes."""
    code = access.open_pairing("extension")
    token = access.pair(access.open_pairing("page"), NONCE, PAGE, PORT).token
    text = "".join(file.read_text(encoding="utf-8") for file in files(folder))
    assert text
    assert code not in text
    assert token not in text


def test_folder_and_files_are_private_whatever_the_umask(folder: Path) -> None:
    """Under umask 0."""
    code = (
        "import sys, os; os.umask(0); from pathlib import Path; from standfirst.access import Access\n"
        "a = Access(Path(sys.argv[1])); c = a.open_pairing('extension')\n"
        f"a.pair(c, 'n', '{EXTENSION}', 1); a.open_pairing('page'); a.check_files()"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)  # noqa: S603  # this Python, our own code
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in files(folder)} == {0o600}
    assert len(files(folder)) == 2


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o601])
def test_a_file_that_others_may_read_is_refused(folder: Path, access: Access, mode: int) -> None:
    token = paired(access)
    files(folder)[0].chmod(mode)
    with pytest.raises(SecretsExposed) as refusal:
        access.check_files()
    assert "chmod 600" in refusal.value.hint
    with pytest.raises(TokenRejected):
        access.check(token, EXTENSION)


def test_a_folder_that_others_may_read_is_refused(folder: Path, access: Access) -> None:
    paired(access)
    folder.chmod(0o755)
    with pytest.raises(SecretsExposed):
        access.check_files()
    with pytest.raises(SecretsExposed):
        access.open_pairing("extension")


def test_a_link_in_place_of_a_file_is_refused(folder: Path, access: Access, tmp_path: Path) -> None:
    token = paired(access)
    elsewhere = tmp_path / "elsewhere.json"
    files(folder)[0].rename(elsewhere)
    (folder / "token-00000000.json").symlink_to(elsewhere)
    with pytest.raises(SecretsExposed):
        access.check_files()
    with pytest.raises(TokenRejected):
        access.check(token, EXTENSION)


def test_a_link_in_place_of_the_folder_is_refused(folder: Path, access: Access, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SecretsExposed):
        access.check_files()
    with pytest.raises(SecretsExposed):
        access.open_pairing("extension")


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "access").write_text("", encoding="utf-8")
    in_the_way = Access(tmp_path / "access")
    assert in_the_way.clients() == ()
    with pytest.raises(SecretsExposed):
        in_the_way.open_pairing("extension")
    with pytest.raises(PairingRefused):
        Access(tmp_path / "access" / "below").open_pairing("extension")


def test_where_nothing_was_ever_paired_nothing_is_made(folder: Path, access: Access) -> None:
    access.check_files()
    assert access.clients() == ()
    assert access.hello(NONCE, EXTENSION, PORT).proofs == ()
    assert not folder.exists()


def test_a_pipe_or_a_folder_in_the_place_of_a_file_is_nothing_to_read_and_nothing_to_wait_for(tmp_path: Path) -> None:
    folder = PrivateFolder(tmp_path / "access")
    folder.write("token-1.json", {"a": 1})
    os.mkfifo(folder.path / "token-2.json", 0o600)
    (folder.path / "token-3.json").mkdir(mode=0o700)
    assert [folder.read(name) for name in folder.names()] == [['{"a": 1}'], [], []]
