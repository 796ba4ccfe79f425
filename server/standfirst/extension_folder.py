"""Where the browser extension's folder lies: one place to ask for the wheel and for the checkout."""

from __future__ import annotations

from pathlib import Path

from standfirst.errors import ExtensionMissing

_PACKAGE = Path(__file__).parent


def extension_folder(package: Path = _PACKAGE) -> Path:
    """Find the extension: the wheel carries it inside the package, a checkout has it beside `server/`.

    Args:
        package: the folder of the installed package.

    Raises:
        ExtensionMissing: neither place holds a manifest.
    """
    for folder in (package / "extension", package.parent.parent / "extension"):
        if (folder / "manifest.json").is_file():
            return folder
    raise ExtensionMissing("The extension's files are not installed.", hint="Install Standfirst again.")
