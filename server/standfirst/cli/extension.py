"""`standfirst extension`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from standfirst.cli import terminal
from standfirst.errors import InvalidRequest
from standfirst.extension_folder import extension_folder

_NEXT = """\
Chrome, Edge, Brave: open chrome://extensions, turn on Developer mode, choose “Load unpacked”, and take this folder.
Firefox: open about:debugging#/runtime/this-firefox, choose “Load Temporary Add-on”, and take manifest.json in it."""


@click.command(short_help="Unpack the browser extension.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def extension(folder: Path) -> None:
    """Unpack the browser extension into DIR, to be loaded in a browser. An older one in DIR is replaced."""
    unpacked = folder.expanduser().absolute()
    _unpack(extension_folder(), unpacked)
    terminal.write(str(unpacked))
    terminal.note(_NEXT)


def _unpack(source: Path, target: Path) -> None:
    if target.resolve() == source.resolve():
        return
    if target.resolve().is_relative_to(source.resolve()):
        raise InvalidRequest("The folder lies inside the extension itself.", hint="Name a folder elsewhere.")
    if target.exists() and not _may_be_replaced(target):
        raise InvalidRequest("The folder holds other things.", hint="Name a new folder, or an empty one.")
    try:
        for old in target.iterdir() if target.exists() else ():
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*"), dirs_exist_ok=True)
    except OSError as error:
        raise InvalidRequest("The folder cannot be written.", hint="Name a folder that you may write to.") from error


def _may_be_replaced(folder: Path) -> bool:
    """Tell whether it is empty, or an earlier copy of ours; anything else is not ours to delete."""
    if not folder.is_dir():
        return False
    if not any(folder.iterdir()):
        return True
    if not (folder / "manifest.json").is_file():  # reading a pipe would wait for ever
        return False
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        ours = json.loads((extension_folder() / "manifest.json").read_text(encoding="utf-8"))
        return bool(manifest["browser_specific_settings"] == ours["browser_specific_settings"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
