"""What may be wrong on this machine, looked at one thing at a time; each finding says what to do about it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from standfirst.access import Access, access_folder
from standfirst.config import Settings, config_file, data_folder, load_settings
from standfirst.desktop.login import installed_ways
from standfirst.desktop.port import who_listens
from standfirst.errors import StandfirstError
from standfirst.extension_folder import extension_folder
from standfirst.history import History, history_file, set_aside_files
from standfirst.model import PlainText, SummaryOptions

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
        yield Finding("settings", "ok", f"Settings and environment are fine; the file is {config_file()}.")
    except StandfirstError as error:
        settings = Settings()
        yield Finding("settings", "problem", error.message, error.hint)
    for name, look in _LOOKS.items():
        try:
            yield look(settings)
        except StandfirstError as error:
            yield Finding(name, "problem", error.message, error.hint)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            hint = f"See that {data_folder()} can be a folder of yours; STANDFIRST_DATA names another."
            yield Finding(name, "problem", f"The system does not let us look: {reason}.", hint)


def _python(_settings: Settings) -> Finding:
    ours = installed_version() or "an unknown version"
    return Finding("python", "ok", f"Standfirst {ours} on Python {platform.python_version()}, {sys.executable}.")


def _engine(_settings: Settings) -> Finding:
    """Sum a text up for real: libraries that lie about may still not load."""
    from importlib.metadata import version  # noqa: PLC0415  # 12 ms, which no other verb needs

    try:
        from standfirst.pipeline import summarize_document  # noqa: PLC0415  # it loads the engine, the helper must not

        summarize_document(PlainText(_SAMPLE), SummaryOptions())
        versions = ", ".join(f"{name} {version(name)}" for name in _ENGINE)
    except Exception as error:  # noqa: BLE001  # a library that is half installed may fail in any way
        return Finding(
            "engine", "problem", f"It cannot be loaded ({type(error).__name__}).", "Install Standfirst again."
        )
    return Finding("engine", "ok", f"It summarizes; {versions}.")


def _helper(settings: Settings) -> Finding:
    port = settings.helper.port
    listener = who_listens(port)
    if listener is None:
        return Finding("helper", "warning", f"Nothing listens on port {port}.", "Start it with `standfirst serve`.")
    if listener.version is None:
        return Finding(
            "helper",
            "problem",
            f"Another program listens on port {port}.",
            "End that program, or `standfirst config set helper.port NUMBER` and tell the extension's options.",
        )
    ours = installed_version()
    if ours and listener.version != ours:
        return Finding(
            "helper",
            "problem",
            f"Standfirst {listener.version} runs; installed is {ours}.",
            "End it, then run `standfirst serve`.",
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
                "history",
                "problem",
                f"It was damaged, and a new one is begun; the old one lies at {damaged}.",
                "Look at it with any SQLite program, or delete it.",
            )
    aside = set_aside_files(file)
    if aside:
        names = ", ".join(str(path) for path in aside)
        return Finding(
            "history",
            "warning",
            f"Damaged files lie aside: {names}.",
            "Look at them with any SQLite program, or delete them.",
        )
    return Finding("history", "ok", f"It is {'on' if settings.history.enabled else 'off'}; {file}.")


def _model(settings: Settings) -> Finding:
    """See that what shall choose is there; whether it chooses well, `standfirst model test` shows."""
    from standfirst.language_model import Failure, look  # noqa: PLC0415  # sockets and certificates, for this alone

    chosen = settings.model
    if not chosen.server and not chosen.file:
        return Finding("model", "ok", "No language model chooses; `standfirst model` lists those that run here.")
    try:
        told = look(chosen)
    except Failure as failure:
        return Finding("model", "problem", failure.reason, failure.hint)
    if chosen.allow_remote:
        return Finding(
            "model",
            "warning",
            f"{told} model.allow_remote is on: articles may leave this machine.",
            "`standfirst config set model.allow_remote false` keeps them here.",
        )
    return Finding("model", "ok", told)


def _disk(_settings: Settings) -> Finding:
    wanted = data_folder()
    folder = next((place for place in (wanted, *wanted.parents) if place.exists()), None)
    if folder is None:
        return Finding(
            "disk", "problem", f"There is no place for {wanted}.", "Connect the drive, or set STANDFIRST_DATA."
        )
    free = shutil.disk_usage(folder).free
    if free < _ROOM_BYTES:
        return Finding("disk", "problem", f"{free // 1_000_000} MB are free in {folder}.", "Make room.")
    return Finding("disk", "ok", f"{free // 1_000_000} MB are free in {folder}.")


_LOOKS: Mapping[str, Callable[[Settings], Finding]] = MappingProxyType(
    {
        "python": _python,
        "engine": _engine,
        "helper": _helper,
        "extension": _extension,
        "login": _login,
        "tokens": _tokens,
        "history": _history,
        "model": _model,
        "disk": _disk,
    }
)


def installed_version() -> str | None:
    """The version of the installed package."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # as above

    try:
        return version("standfirst")
    except PackageNotFoundError:
        return None
