"""What may be wrong on this machine, looked at one thing at a time; each finding says what to do about it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from standfirst.access import Access, access_folder
from standfirst.config import Settings, config_file, data_folder, load_settings
from standfirst.desktop.login import installed_ways
from standfirst.desktop.port import who_listens
from standfirst.errors import StandfirstError
from standfirst.extension_folder import extension_folder
from standfirst.history import History, history_file, set_aside_files
from standfirst.model import SummaryOptions

State = Literal["ok", "warning", "problem"]

_ENGINE = ("lxml", "nltk", "numpy", "sumy", "trafilatura")
_SAMPLE = "The council met on Monday. It agreed on a budget. The mayor thanked all who had taken part."
_ROOM_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do if it is not well."""

    name: str
    state: State
    message: str
    hint: str = ""


def examine() -> Iterator[Finding]:
    """Look at everything. A fault in one thing hides none of the others."""
    try:
        settings = load_settings()
        yield Finding("settings", "ok", f"{config_file()} and the environment are well.")
    except StandfirstError as error:
        settings = Settings()
        yield Finding("settings", "problem", error.message, error.hint)
    looks: tuple[Callable[[Settings], Finding], ...] = (_python, _engine, _port, _extension, _login, _tokens, _history)
    for look in looks:
        try:
            yield look(settings)
        except StandfirstError as error:
            yield Finding(look.__name__.lstrip("_"), "problem", error.message, error.hint)
    yield _disk()


def _python(_settings: Settings) -> Finding:
    ours = installed_version() or "an unknown version"
    return Finding("python", "ok", f"Standfirst {ours} on Python {platform.python_version()}, {sys.executable}.")


def _engine(_settings: Settings) -> Finding:
    """Sum a text up for real: libraries that lie about may still not load."""
    from importlib.metadata import version  # noqa: PLC0415  # 12 ms, which no other verb needs

    try:
        from standfirst.pipeline import summarize_text  # noqa: PLC0415  # it loads the engine, the helper must not

        summarize_text(_SAMPLE, None, SummaryOptions())
        versions = ", ".join(f"{name} {version(name)}" for name in _ENGINE)
    except (ImportError, OSError) as error:
        return Finding(
            "engine", "problem", f"It cannot be loaded ({type(error).__name__}).", "Install Standfirst again."
        )
    return Finding("engine", "ok", f"It sums up; {versions}.")


def _port(settings: Settings) -> Finding:
    port = settings.helper.port
    listener = who_listens(port)
    if listener is None:
        return Finding("helper", "warning", f"Nothing listens on port {port}.", "Start it with `standfirst serve`.")
    if listener.version is None:
        return Finding(
            "helper",
            "problem",
            f"Another program listens on port {port}.",
            "End that program, or set helper.port, here and in the extension's options.",
        )
    ours = installed_version()
    if ours and listener.version != ours:
        return Finding(
            "helper",
            "problem",
            f"Standfirst {listener.version} runs; installed is {ours}.",
            "End it and start it anew.",
        )
    return Finding("helper", "ok", f"Standfirst {listener.version} runs on port {port}.")


def _extension(_settings: Settings) -> Finding:
    return Finding("extension", "ok", f"Its folder is {extension_folder()}.")


def _login(_settings: Settings) -> Finding:
    ways = installed_ways()
    if not ways:
        return Finding("login", "warning", "The helper does not start at login.", "Run `standfirst install`.")
    return Finding("login", "ok", f"The helper starts at login, by {' and '.join(way.name for way in ways)}.")


def _tokens(_settings: Settings) -> Finding:
    access = Access(access_folder())
    access.check_files()
    count = len(access.clients())
    return Finding("tokens", "ok", f"{count} paired; the files are private.")


def _history(settings: Settings) -> Finding:
    file = history_file()
    history = History(file)
    if history.exists():
        damaged = history.open()
        history.close()
        if damaged is not None:
            return Finding(
                "history", "problem", f"It was damaged and was put aside as {damaged}.", "A new one is begun."
            )
    aside = set_aside_files(file)
    if aside:
        names = ", ".join(str(path) for path in aside)
        return Finding("history", "warning", f"Damaged files lie aside: {names}.", "Look at them, or delete them.")
    return Finding("history", "ok", f"It is {'on' if settings.history.enabled else 'off'}; {file}.")


def _disk() -> Finding:
    folder = data_folder()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < _ROOM_BYTES:
        return Finding("disk", "problem", f"{free // 1_000_000} MB are free in {folder}.", "Make room.")
    return Finding("disk", "ok", f"{free // 1_000_000} MB are free in {folder}.")


def installed_version() -> str | None:
    """The version of the installed package."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # as above

    try:
        return version("standfirst")
    except PackageNotFoundError:
        return None
