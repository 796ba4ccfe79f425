from pathlib import Path

import pytest

from standfirst.errors import ExtensionMissing
from standfirst.extension_folder import extension_folder


def manifest(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    return folder


def test_a_wheel_carries_the_extension_inside_the_package(tmp_path: Path) -> None:
    """Even where a folder of that name lies two levels up."""
    package = tmp_path / "lib" / "standfirst"
    inside = manifest(package / "extension")
    manifest(tmp_path / "extension")
    assert extension_folder(package) == inside


def test_a_checkout_has_it_beside_the_server(tmp_path: Path) -> None:
    beside = manifest(tmp_path / "extension")
    assert extension_folder(tmp_path / "server" / "standfirst") == beside


def test_a_folder_without_a_manifest_is_not_it(tmp_path: Path) -> None:
    (tmp_path / "standfirst" / "extension").mkdir(parents=True)
    with pytest.raises(ExtensionMissing):
        extension_folder(tmp_path / "standfirst")


def test_the_installed_one_is_found() -> None:
    assert (extension_folder() / "manifest.json").is_file()
