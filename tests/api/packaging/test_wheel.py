"""A fresh wheel in an empty environment, without a network, gives its first summary."""

# ruff: noqa: S603  # the commands are this file's own
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FIRST_SUMMARY = """
import json, sys
import standfirst
from standfirst.extension_folder import extension_folder
summary = standfirst.summarize(open(sys.argv[1], encoding="utf-8").read())
print(json.dumps([standfirst.__file__, len(summary.sentences), str(extension_folder())]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, timeout=300)
    return next(folder.glob("*.whl"))


def test_the_wheel_is_small_and_carries_the_extension(wheel: Path) -> None:
    """Two megabytes at most, with manifest, texts and widgets, and without tests or caches."""
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.stat().st_size <= 2 * 1024 * 1024
    assert {"standfirst/extension/manifest.json", "standfirst/extension/shared/widgets.json"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests/")]


def test_a_fresh_wheel_sums_up_without_a_network(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, cut off from every network where the system can do that."""
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # The pip of Python 3.11 cannot resolve the extras of lxml.
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--upgrade", "pip"], check=True, timeout=300)
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True, timeout=600)
    page = ROOT / "tests" / "fixtures" / "seed" / "page.html"
    result = subprocess.run(
        [*without_network(), python, "-c", FIRST_SUMMARY, page],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    file, sentences, extension = json.loads(result.stdout)
    assert Path(file).is_relative_to(environment)
    assert Path(extension).is_relative_to(environment)
    assert sentences == 3


def without_network() -> list[str]:
    """What cuts a command off from every network; nothing where the system has no such thing."""
    unshare = shutil.which("unshare")
    command = [unshare, "--user", "--map-root-user", "--net"] if unshare else []
    works = command and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if works else []
